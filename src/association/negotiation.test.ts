import { expect } from 'chai';
import fc from 'fast-check';
import { DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian } from '../registry/transfer-syntaxes.ts';
import { verificationSOPClassUID } from '../registry/uids.ts';
import { type AssociateRQOptions, associateRQ } from '../upper-layer/associate-builders.ts';
import { presentationContextResultsOf, userInformationOf } from '../upper-layer/associate-views.ts';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { AcceptorPolicy } from './acceptor-policy.ts';
import { negotiate, negotiated } from './negotiation.ts';
import { implicitVR, storageClass } from './testing/loopback.ts';

const explicitVR = ExplicitVRLittleEndian.uid;
const policy: AcceptorPolicy = { abstractSyntaxes: new Map([[storageClass, [explicitVR, implicitVR]]]) };

function request(options: Partial<AssociateRQOptions> = {}): AAssociateRQ {
  return associateRQ({
    calledAETitle: 'CALLED',
    callingAETitle: 'CALLING',
    presentationContexts: [{ id: 1, abstractSyntax: storageClass, transferSyntaxes: [implicitVR, explicitVR] }],
    maxLength: 16384,
    implementationClassUID: '1.2.3',
    ...options,
  });
}

function accepted(rq: AAssociateRQ, more: Partial<AcceptorPolicy> = {}): AAssociateAC {
  const answer = negotiate(rq, { ...policy, ...more });
  if (answer.type === 'A-ASSOCIATE-RJ') throw new Error(`rejected ${answer.source}/${answer.reason}`);
  return answer;
}

/** Result, source and reason. */
function rejected(rq: AAssociateRQ, more: Partial<AcceptorPolicy> = {}): string {
  const answer = negotiate(rq, { ...policy, ...more });
  return answer.type === 'A-ASSOCIATE-RJ' ? `${answer.result}/${answer.source}/${answer.reason}` : 'accepted';
}

function results(rq: AAssociateRQ, more: Partial<AcceptorPolicy> = {}): (number | undefined)[] {
  return presentationContextResultsOf(accepted(rq, more)).map(({ result }) => result);
}

function contexts(...syntaxes: readonly (readonly string[])[]): Partial<AssociateRQOptions> {
  return {
    presentationContexts: syntaxes.map(([abstractSyntax = '', ...transferSyntaxes], i) => ({
      id: 2 * i + 1,
      abstractSyntax,
      transferSyntaxes,
    })),
  };
}

function withIds(...ids: readonly number[]): Partial<AssociateRQOptions> {
  const context = { abstractSyntax: storageClass, transferSyntaxes: [implicitVR] };
  return { presentationContexts: ids.map((id) => ({ id, ...context })) };
}

describe('negotiate', () => {
  it('rejects a protocol version without bit 0, and tests no other bit', () => {
    expect(rejected({ ...request(), protocolVersion: 0x0002 })).to.equal('1/2/2');
    expect(rejected({ ...request(), protocolVersion: 0xffff })).to.equal('accepted');
  });

  it('rejects another application context name, and a missing one', () => {
    expect(rejected(request({ applicationContextName: '1.2.840.10008.3.1.1.2' }))).to.equal('1/1/2');
    const { items } = request();
    expect(rejected({ ...request(), items: items.filter(({ item }) => item !== 0x10) })).to.equal('1/1/2');
  });

  it('rejects AE titles that it does not recognize, and blank ones always', () => {
    expect(rejected(request(), { calledAETitles: ['OTHER'] })).to.equal('1/1/7');
    expect(rejected(request(), { callingAETitles: ['OTHER'] })).to.equal('1/1/3');
    expect(rejected(request({ calledAETitle: '' }))).to.equal('1/1/7');
    expect(rejected(request({ callingAETitle: '' }), { callingAETitles: 'any' })).to.equal('1/1/3');
    expect(rejected(request(), { calledAETitles: ['CALLED'], callingAETitles: ['CALLING'] })).to.equal('accepted');
  });

  it('rejects transiently while it is congested, before it looks at names', () => {
    const other = { calledAETitles: ['OTHER'] };
    expect(rejected(request(), { ...other, congestion: 'temporary-congestion' })).to.equal('2/3/1');
    expect(rejected(request(), { ...other, congestion: 'local-limit-exceeded' })).to.equal('2/3/2');
  });

  it('rejects a request with no presentation context, or whose maximum length lets no answer through', () => {
    expect(rejected(request({ presentationContexts: [] }))).to.equal('1/1/1');
    expect(rejected(request({ maxLength: 7 }))).to.equal('1/1/1');
    expect(rejected(request({ maxLength: 0 }))).to.equal('accepted');
  });

  it('answers each context: accepted, abstract syntax or transfer syntaxes not supported', () => {
    const proposal = contexts(
      [storageClass, implicitVR],
      ['1.2.3', implicitVR],
      [storageClass, DeflatedExplicitVRLittleEndian.uid],
    );
    expect(results(request(proposal))).to.deep.equal([0, 3, 4]);
  });

  it('lets its policy refuse a context, as the user or as the provider', () => {
    expect(results(request(), { refuseContext: () => 'user' })).to.deep.equal([1]);
    expect(results(request(), { refuseContext: () => 'provider' })).to.deep.equal([2]);
  });

  it('refuses contexts whose ID is used twice', () => {
    expect(results(request(withIds(1, 5, 5)))).to.deep.equal([0, 2, 2]);
  });

  it('passes over contexts whose ID is even, and rejects a request that has no other', () => {
    const answer = accepted(request(withIds(1, 2, 0)));
    expect(presentationContextResultsOf(answer).map(({ id }) => id)).to.deep.equal([1]);
    expect(rejected(request(withIds(2, 254)))).to.equal('1/1/1');
  });

  it('accepts Verification whatever its policy says (PS3.2 7.1.1)', () => {
    const none: Partial<AcceptorPolicy> = { abstractSyntaxes: new Map() };
    expect(results(request(contexts([verificationSOPClassUID, implicitVR])), none)).to.deep.equal([0]);
    expect(results(request(contexts([verificationSOPClassUID, explicitVR])), none)).to.deep.equal([0]);
  });

  it("chooses the Transfer Syntax by its own order, or by the requestor's", () => {
    const chosen = (more: Partial<AcceptorPolicy>): (string | undefined)[] =>
      presentationContextResultsOf(accepted(request(), more)).map(({ transferSyntax }) => transferSyntax);
    expect(chosen({})).to.deep.equal([explicitVR]);
    expect(chosen({ transferSyntaxOrder: 'requestor' })).to.deep.equal([implicitVR]);
  });

  it('accepts an unknown SOP Class by its related general one, only when told to (PS3.7 D.3.3.6)', () => {
    const rq = request({
      ...contexts(['1.2.3.4', implicitVR]),
      commonExtended: [
        { sopClassUID: '1.2.3.4', serviceClassUID: '1.2.840.10008.4.2', relatedGeneralSOPClassUIDs: [storageClass] },
      ],
    });
    expect(results(rq)).to.deep.equal([3]);
    expect(results(rq, { acceptRelatedSOPClasses: true })).to.deep.equal([0]);
  });

  it('answers the window with the smaller of both sides, and not at all when none was asked for', () => {
    const window = (invoked: number, performed: number, own?: { invoked: number; performed: number }) =>
      userInformationOf(accepted(request({ asyncWindow: { invoked, performed } }), { asyncWindow: own })).asyncWindow;
    expect(window(16, 1, { invoked: 1, performed: 8 })).to.deep.equal({ invoked: 8, performed: 1 });
    expect(window(0, 0, { invoked: 3, performed: 8 })).to.deep.equal({ invoked: 8, performed: 3 });
    expect(window(4, 4, { invoked: 0, performed: 0 })).to.deep.equal({ invoked: 4, performed: 4 });
    expect(window(0, 1, { invoked: 1, performed: 0 })).to.deep.equal({ invoked: 0, performed: 1 });
    expect(window(16, 16)).to.deep.equal({ invoked: 1, performed: 1 });
    expect(userInformationOf(accepted(request())).asyncWindow).to.equal(undefined);
  });

  it('grants no role that was not proposed, and refuses a context without any', () => {
    const asked = (scuRole: boolean, scpRole: boolean) =>
      request({ roles: [{ sopClassUID: storageClass, scuRole, scpRole }] });
    const both = { roles: () => ({ scu: true, scp: true }) };
    const roles = (rq: AAssociateRQ, more = {}) => userInformationOf(accepted(rq, more)).roles;
    expect(roles(asked(true, true), both)).to.deep.equal([{ sopClassUID: storageClass, scuRole: true, scpRole: true }]);
    expect(roles(asked(true, false), both)).to.deep.equal([
      { sopClassUID: storageClass, scuRole: true, scpRole: false },
    ]);
    expect(roles(asked(true, true))).to.deep.equal([{ sopClassUID: storageClass, scuRole: true, scpRole: false }]);
    expect(roles(request(), both)).to.deep.equal([]);
    expect(results(asked(false, true))).to.deep.equal([1]);
  });

  it('verifies the user identity, rejects with 1/2/1, and answers only who asked for it', () => {
    const identity = (type: number, positiveResponseRequested: boolean) =>
      request({ userIdentity: { type, primary: 'user', secondary: 'pass', positiveResponseRequested } });
    const response = (rq: AAssociateRQ, verdict: 'accept' | { response: Uint8Array }) =>
      userInformationOf(accepted(rq, { userIdentity: () => verdict })).userIdentityResponse;
    expect(rejected(identity(2, true), { userIdentity: () => 'reject' })).to.equal('1/2/1');
    for (const type of [1, 2, 3, 4, 5]) {
      expect(response(identity(type, true), 'accept')?.length, `type ${type}`).to.equal(0);
      expect(response(identity(type, false), 'accept'), `type ${type}`).to.equal(undefined);
      expect(response(identity(type, true), { response: Buffer.from('ticket') })?.length).to.equal(6);
    }
  });

  it('shows its policy the bytes of the user identity, and that there is none', () => {
    const seen: (string | undefined)[] = [];
    const userIdentity: AcceptorPolicy['userIdentity'] = (identity) => {
      seen.push(identity && `${identity.type} ${identity.primary} ${identity.secondary}`);
      return 'accept';
    };
    accepted(request({ userIdentity: { type: 2, primary: 'ü', secondary: 'pass' } }), { userIdentity });
    accepted(request(), { userIdentity });
    expect(seen).to.deep.equal(['2 ü pass', undefined]);
  });

  it('does not answer a user identity that it does not support', () => {
    const rq = request({ userIdentity: { type: 1, primary: 'user', positiveResponseRequested: true } });
    expect(userInformationOf(accepted(rq)).userIdentityResponse).to.equal(undefined);
  });

  it('answers extended negotiation of accepted SOP Classes as its policy says, never common extended negotiation', () => {
    const rq = request({
      extended: [
        { sopClassUID: storageClass, information: Buffer.of(1, 2) },
        { sopClassUID: '1.2.3', information: Buffer.of(3) },
      ],
      commonExtended: [{ sopClassUID: storageClass, serviceClassUID: '1.2.840.10008.4.2' }],
    });
    const information = userInformationOf(accepted(rq, { extended: (_, bytes) => bytes }));
    expect(information.extended).to.deep.equal([{ sopClassUID: storageClass, information: Buffer.of(1, 2) }]);
    expect(information.commonExtended).to.deep.equal([]);
    expect(userInformationOf(accepted(rq)).extended).to.deep.equal([]);
  });

  it('gives the same answer to the same request, and one that breaks no rule, whatever is proposed', () => {
    fc.assert(
      fc.property(arbitraryRequest(), arbitraryPolicy(), (rq, anyPolicy) => {
        const answer = negotiate(rq, anyPolicy);
        expect(negotiate(rq, anyPolicy)).to.deep.equal(answer);
        if (answer.type === 'A-ASSOCIATE-AC') expect(negotiated(rq, answer).findings).to.deep.equal([]);
      }),
    );
  });
});

const someSyntaxes = [implicitVR, explicitVR, DeflatedExplicitVRLittleEndian.uid];
const someClasses = [storageClass, '1.2.840.10008.5.1.4.1.1.2', verificationSOPClassUID];

function arbitraryWindow() {
  return fc.record({ invoked: fc.nat(20), performed: fc.nat(20) });
}

function arbitraryRequest(): fc.Arbitrary<AAssociateRQ> {
  const context = fc.record({
    abstractSyntax: fc.constantFrom(...someClasses),
    transferSyntaxes: fc.uniqueArray(fc.constantFrom(...someSyntaxes), { minLength: 1 }),
  });
  const role = fc.record({
    sopClassUID: fc.constantFrom(...someClasses),
    scuRole: fc.boolean(),
    scpRole: fc.boolean(),
  });
  const identity = fc.record({
    type: fc.integer({ min: 1, max: 5 }),
    primary: fc.string(),
    positiveResponseRequested: fc.boolean(),
  });
  return fc
    .record(
      {
        presentationContexts: fc
          .array(context, { maxLength: 128 })
          .map((list) => list.map((item, i) => ({ id: 2 * i + 1, ...item }))),
        asyncWindow: arbitraryWindow(),
        roles: fc.uniqueArray(role, { selector: (item) => item.sopClassUID }),
        userIdentity: identity,
        maxLength: fc.nat(0xffffffff),
      },
      { requiredKeys: [] },
    )
    .map(request);
}

function arbitraryPolicy(): fc.Arbitrary<AcceptorPolicy> {
  return fc.record({
    abstractSyntaxes: fc
      .array(fc.tuple(fc.constantFrom(...someClasses), fc.subarray(someSyntaxes)))
      .map((rows) => new Map(rows)),
    asyncWindow: arbitraryWindow(),
    roles: fc.record({ scu: fc.boolean(), scp: fc.boolean() }).map((roles) => () => roles),
    userIdentity: fc.constantFrom('accept' as const, 'reject' as const).map((verdict) => () => verdict),
  });
}
