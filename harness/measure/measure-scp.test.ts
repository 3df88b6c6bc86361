import { expect } from 'chai';
import { type StartScpOptions, startScp } from '../../src/index.ts';
import { type AAssociateRQ, associateAC, type Pdu, presentationContextsOf, userInformationOf } from '../../src/wire.ts';
import { measurementsSchema } from '../model/measurements.ts';
import { acceptance, type FakeBehaviour, startFakeScp } from '../run/testing/fake-scp.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { applicationContext, asynchronousWindow, implementation, maximumLength } from './acceptance.ts';
import { associations } from './associations.ts';
import { contexts } from './contexts.ts';
import { measureScp } from './measure-scp.ts';
import type { Measurement } from './measurement.ts';
import { extendedNegotiation, roles } from './negotiation.ts';
import { preference } from './preference.ts';
import { rejections } from './rejections.ts';
import { severalContexts } from './several-contexts.ts';
import { stored, storedOnce } from './stored.ts';
import { artim, idle } from './time-limits.ts';
import { userIdentity } from './user-identity.ts';
import { verification } from './verification.ts';

const signal = new AbortController().signal;
const limits = { timeoutMs: 30_000, seed: 1, longestMs: 60_000, associationsAtMost: 5, signal };

const endpoint = (port: number): ScpEndpoint => ({
  host: '127.0.0.1',
  port,
  calledAETitle: 'CSTORE_SCP',
  callingAETitle: 'CSTORE_SCU',
});

/** What of an SCP of ours is measured. */
async function ours(options: StartScpOptions, ...measurements: Measurement[]) {
  await using scp = await startScp(options);
  return await measureScp(endpoint(scp.port), limits, { measurements });
}

/** What of a scripted SCP is measured. */
async function fake(behaviour: FakeBehaviour, some: Partial<typeof limits>, ...measurements: Measurement[]) {
  await using scp = await startFakeScp(behaviour);
  return await measureScp(endpoint(scp.port), { ...limits, ...some }, { measurements });
}

const twoSyntaxes = ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian'];
const two = { sopClasses: ['CTImageStorage', 'HangingProtocolStorage'], transferSyntaxes: twoSyntaxes };

describe('Measurements of an SCP of ours', () => {
  it('tell what it says of itself', async () => {
    const found = await ours({ maxLength: 8192 }, implementation, applicationContext, maximumLength, verification);
    expect(measurementsSchema.safeParse(found).error).to.equal(undefined);
    expect(found.measured.maximumLength).to.deep.equal({ bytes: 8192 });
    expect(found.measured.applicationContext).to.deep.equal({ name: '1.2.840.10008.3.1.1.1' });
    expect(found.measured.implementation?.classUID).to.match(/^2\.25\./);
    expect(found.measured.verification?.echo).to.equal('0x0000');
  });

  it('tell what it accepts, stores, and prefers', async () => {
    const { measured } = await ours(two, contexts, severalContexts, preference, stored);
    expect(measured.contexts?.accepted).to.deep.equal([
      { sopClass: 'HangingProtocolStorage', transferSyntaxes: [...twoSyntaxes].reverse() },
      { sopClass: 'CTImageStorage', transferSyntaxes: [...twoSyntaxes].reverse() },
    ]);
    expect(measured.contexts?.refused).to.include('MRImageStorage');
    expect(measured.severalContexts).to.include({ proposed: 3, accepted: 3 });
    expect(measured.preference?.[0]?.pairs.map(({ chosen }) => chosen)).to.deep.equal([
      'ExplicitVRLittleEndian',
      'ExplicitVRLittleEndian',
    ]);
    expect(measured.stored).to.have.length(4);
    expect(measured.stored?.every(({ answer }) => answer === '0x0000')).to.equal(true);
  });

  it('tell what a known good instance is answered with', async () => {
    const { measured } = await ours({ ...two, answer: { returns: 0xa700 } }, contexts, storedOnce);
    expect(measured.stored).to.deep.equal([
      { sopClass: 'HangingProtocolStorage', transferSyntax: 'ImplicitVRLittleEndian', answer: '0xA700' },
    ]);
  });

  it('tell what it negotiates', async () => {
    const options = { ...two, asyncWindow: { invoked: 2, performed: 7 } };
    const { measured } = await ours(options, asynchronousWindow, contexts, roles, extendedNegotiation);
    expect(measured.window?.answered).to.deep.equal({ invoked: 7, performed: 2 });
    expect(measured.roles?.[0]).to.deep.include({ proposed: ['SCU'], answered: ['SCU'] });
    expect(measured.extended).to.deep.include({ answered: [], association: 'accepted' });
  });

  it('tell which identities it answers, and that one is required', async () => {
    const open = await ours({}, userIdentity);
    expect(open.measured.userIdentity?.without).to.equal('accepted');
    expect(open.measured.userIdentity?.types.some(({ response }) => response)).to.equal(false);
    const closed = await ours({ userIdentity: { users: { somebody: 'secret' }, required: true } }, userIdentity);
    expect(closed.measured.userIdentity?.without).to.match(/^A-ASSOCIATE-RJ 1\//);
    expect(closed.measured.userIdentity?.types.every(({ answer }) => answer !== 'accepted')).to.equal(true);
  });

  it('offer the identity that they were given', async () => {
    await using scp = await startScp({ userIdentity: { users: { somebody: 'secret' }, required: true } });
    const known = { ...endpoint(scp.port), user: 'somebody', password: 'secret' };
    const { measured } = await measureScp(known, limits, { measurements: [userIdentity] });
    const answered = measured.userIdentity?.types.filter(({ response }) => response).map(({ type }) => type);
    expect(answered).to.deep.equal([2]);
  });

  it('tell how it rejects', async () => {
    const { measured } = await ours({ calledAETitles: 'own', callingAETitles: ['CSTORE_SCU'] }, rejections);
    expect(measured.rejections).to.deep.equal([
      { cause: 'called-ae-title', answer: 'A-ASSOCIATE-RJ 1/1/7' },
      { cause: 'calling-ae-title', answer: 'A-ASSOCIATE-RJ 1/1/3' },
      { cause: 'application-context', answer: 'A-ASSOCIATE-RJ 1/1/2' },
      { cause: 'protocol-version', answer: 'A-ASSOCIATE-RJ 1/2/2' },
    ]);
  });

  it('tell how many associations it serves, and end them all', async () => {
    const few = await ours({ maxAssociations: 3 }, associations);
    expect(few.measured.associations).to.deep.equal({ open: 3, refused: 'A-ASSOCIATE-RJ 2/3/2' });
    const many = await ours({}, associations, implementation);
    expect(many.measured.associations).to.deep.equal({ open: 5 });
    expect(many.measured.implementation).to.have.property('classUID');
  });

  it('tell its time limits, or that they are longer', async () => {
    const { measured } = await ours({ artimMs: 300, idleMs: 300 }, artim, idle);
    expect(measured.artim).to.have.property('end', 'closed');
    expect(measured.idle)
      .to.have.property('end')
      .that.matches(/^A-ABORT/);
    await using scp = await startScp();
    const brief = { ...limits, longestMs: 1000 };
    const longer = await measureScp(endpoint(scp.port), brief, { measurements: [artim, idle] });
    expect(longer.measured).to.deep.equal({ artim: { atLeast: 1 }, idle: { atLeast: 1 } });
  });
});

describe('Measurements of an SCP that is wrong or odd', () => {
  it('see that the first Transfer Syntax that is proposed is chosen', async () => {
    const onlyCt = (request: AAssociateRQ): Pdu =>
      associateAC({
        request,
        maxLength: 0,
        implementationClassUID: '1.2',
        presentationContexts: presentationContextsOf(request).map(({ id, abstractSyntax, transferSyntaxes }) => {
          const first = transferSyntaxes.find((uid) => /^1\.2\.840\.10008\.1\.2(\.1)?$/.test(uid));
          const isGood = abstractSyntax === '1.2.840.10008.5.1.4.1.1.2' && first !== undefined;
          return isGood ? { id, result: 0, transferSyntax: first } : { id, result: 3 };
        }),
      });
    const { measured } = await fake({ onAssociate: onlyCt }, {}, contexts, preference);
    expect(measured.contexts?.accepted).to.have.length(1);
    expect(measured.preference?.[0]?.pairs.every(({ proposed, chosen }) => chosen === proposed[0])).to.equal(true);
  });

  it('see that other objects than images are chosen by another order, with an association for each kind', async () => {
    const classes = ['1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.5.1.4.1.1.4', '1.2.840.10008.5.1.4.1.1.88.11'];
    const known = /^1\.2\.840\.10008\.1\.2(\.1)?$/;
    const byKind = (request: AAssociateRQ): Pdu =>
      associateAC({
        request,
        maxLength: 0,
        implementationClassUID: '1.2',
        presentationContexts: presentationContextsOf(request).map(({ id, abstractSyntax, transferSyntaxes }) => {
          const common = transferSyntaxes.filter((uid) => known.test(uid)).toSorted();
          const transferSyntax = /88/.test(abstractSyntax) ? common.at(-1) : common[0];
          const isGood = classes.includes(abstractSyntax) && transferSyntax !== undefined;
          return isGood ? { id, result: 0, transferSyntax } : { id, result: 3 };
        }),
      });
    const { measured } = await fake({ onAssociate: byKind }, {}, contexts, preference);
    const [implicit, explicit] = ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian'];
    expect(
      measured.preference?.map(({ sopClass, pairs }) => [sopClass, ...pairs.map(({ chosen }) => chosen)]),
    ).to.deep.equal([
      ['CTImageStorage', implicit, implicit],
      ['BasicTextSRStorage', explicit, explicit],
    ]);
  });

  it('do not take a Transfer Syntax that was not proposed for accepted', async () => {
    const other = (request: AAssociateRQ): Pdu => {
      const presentationContexts = presentationContextsOf(request).map(({ id }) => ({
        id,
        result: 0,
        transferSyntax: '1.2.3\u001b[31m',
      }));
      return associateAC({ request, presentationContexts, maxLength: 0, implementationClassUID: '1.2' });
    };
    const { measured, notMeasured } = await fake({ onAssociate: other }, {}, contexts, preference, roles, stored);
    expect(measured.contexts?.accepted).to.deep.equal([]);
    expect(notMeasured.map(({ name }) => name)).to.deep.equal(['roles', 'stored']);
  });

  it('tell what is missing in its A-ASSOCIATE-AC', async () => {
    const bare = (request: AAssociateRQ): Pdu => {
      const { items, ...others } = acceptance(request) as Extract<Pdu, { type: 'A-ASSOCIATE-AC' }>;
      return { ...others, items: items.filter((item) => item.item === 0x21) };
    };
    const { measured } = await fake({ onAssociate: bare }, {}, implementation, applicationContext, maximumLength);
    expect(measured).to.deep.equal({ implementation: {}, applicationContext: {}, maximumLength: {} });
  });

  it('say why nothing can be measured of one that rejects, closes or says nothing', async () => {
    const rejecting = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 7 } as const;
    const rejected = await fake({ onAssociate: () => rejecting }, {}, implementation, contexts);
    expect(rejected.measured).to.deep.equal({});
    expect(rejected.notMeasured[0]?.why).to.include('A-ASSOCIATE-RJ 1/1/7');
    const closed = await fake({ onAssociate: () => 'fin' }, {}, implementation);
    expect(closed.notMeasured[0]?.why).to.include('closed');
    const silent = await fake({ onAssociate: () => 'silence' }, { timeoutMs: 300 }, implementation, userIdentity);
    expect(silent.notMeasured).to.deep.equal([{ name: 'implementation', why: 'the association came to silence' }]);
  });

  it('say that it was lost on the way', async () => {
    const scp = await startFakeScp();
    const leaving: Measurement = {
      name: 'leaving',
      async measure() {
        await scp[Symbol.asyncDispose]();
        return {};
      },
    };
    const found = await measureScp(endpoint(scp.port), limits, {
      measurements: [implementation, leaving, maximumLength],
    });
    expect(found.measured).to.have.property('implementation');
    expect(found.notMeasured).to.have.length(1);
    expect(found.notMeasured[0]).to.include({ name: 'maximum-length', isLost: true });
  });

  it('see an identity that is answered, and one that is refused', async () => {
    const onAssociate = (request: AAssociateRQ): Pdu | undefined => {
      const { userIdentity: identity } = userInformationOf(request);
      if (identity?.type === 5) return { type: 'A-ABORT', source: 2, reason: 0 };
      if (!identity?.positiveResponseRequested) return undefined;
      const userIdentityResponse = Buffer.alloc(0);
      return associateAC({
        request,
        presentationContexts: [],
        maxLength: 0,
        implementationClassUID: '1.2',
        userIdentityResponse,
      });
    };
    const { measured } = await fake({ onAssociate }, {}, userIdentity);
    const found = measured.userIdentity?.types ?? [];
    expect(found.filter(({ response }) => response).map(({ type }) => type)).to.deep.equal([1, 2, 3, 4]);
    expect(found.filter(({ type }) => type === 5).map(({ answer }) => answer)).to.deep.equal([
      'A-ABORT 2/0',
      'A-ABORT 2/0',
    ]);
  });

  it('cannot begin with one that nobody listens for', async () => {
    const scp = await startScp();
    await scp.close();
    const measuring = measureScp(endpoint(scp.port), limits, { measurements: [implementation] });
    const error = await measuring.then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error).to.have.property('name', 'ConnectionFailed');
  });

  it('end when their time is over, with what is known by then', async () => {
    await using scp = await startFakeScp({ onAssociate: () => 'silence' });
    const found = await measureScp(endpoint(scp.port), limits, {
      measurements: [implementation, maximumLength],
      timeMs: 300,
    });
    expect(found.notMeasured).to.deep.equal([{ name: 'implementation', why: 'the time was over' }]);
  });

  it('are stopped by a signal, with its reason', async () => {
    await using scp = await startFakeScp({ onAssociate: () => 'silence' });
    const stop = new AbortController();
    const measuring = measureScp(endpoint(scp.port), { ...limits, signal: stop.signal });
    stop.abort(new Error('stopped'));
    const error = await measuring.catch((reason: unknown) => reason);
    expect(error).to.have.property('message', 'stopped');
  });
});
