import { expect } from 'chai';
import {
  type AAssociateRQ,
  type CommandSet,
  type Pdu,
  presentationContextsOf,
  type Transport,
  userInformationOf,
} from '../../src/wire.ts';
import { runCases } from '../runner/run-cases.ts';
import { acceptance, type FakeBehaviour, startFakeScp } from '../runner/testing/fake-scp.ts';
import { loadText } from '../scenario/load.ts';
import { formatProblem } from '../scenario/problem.ts';
import { remoteScp } from '../sut/remote-scp.ts';
import type { CaseResult } from '../verdict/run-result.ts';
import { steps as registry, stepByVerb } from './index.ts';

/** What the SCP saw of one case, without what the harness asks before and after it. */
interface Seen {
  readonly result: CaseResult;
  readonly associate: AAssociateRQ | undefined;
  readonly commands: readonly CommandSet[];
}

const calledByTheCase = 'CASE';
/** Associations that the preflight opens. */
const afterPreflight = 2;

async function run(steps: string, behaviour: FakeBehaviour = {}): Promise<Seen> {
  const requests: AAssociateRQ[] = [];
  const commands: CommandSet[] = [];
  await using scp = await startFakeScp({
    ...behaviour,
    onAssociate: (request) => {
      requests.push(request);
      return behaviour.onAssociate?.(request);
    },
    onRequest: (good, request) => {
      commands.push(request);
      return behaviour.onRequest?.(good, request);
    },
  });
  const { scenario, problems } = loadText(
    'x.yaml',
    `id: ps3.7/x
title: t
requirement: { ref: PS3.7 9.1.1, level: shall, text: It shall be so. }
sut: scp
for: { sopClass: CTImageStorage, transferSyntax: ImplicitVRLittleEndian }
steps: ${steps}`,
  );
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  const sut = remoteScp({
    aeTitle: calledByTheCase,
    host: '127.0.0.1',
    port: scp.port,
    user: 'doe',
    password: 'secret',
  });
  const { cases } = await runCases(scenario.cases, sut, { timeoutMs: 300 });
  const ofTheCase = commands.filter(
    ({ CommandField, MessageID }) => CommandField !== 0x30 || MessageID !== 1 || steps.includes('c-echo'),
  );
  return { result: cases[0] as CaseResult, associate: requests[afterPreflight], commands: ofTheCase };
}

const success = '- expect: { response: { Status: Success } }';

describe('the registry of steps', () => {
  it('has one step a verb, each with a summary and a schema', () => {
    expect(new Set(registry.map(({ verb }) => verb))).to.have.property('size', registry.length);
    for (const step of registry) {
      expect(step.summary, step.verb).to.match(/\w/);
      expect(stepByVerb(step.verb)).to.equal(step);
    }
    expect(stepByVerb('verify')).to.equal(undefined);
  });
});

describe('associate', () => {
  it('proposes the SOP Class of the case and the user of the run', async () => {
    const { associate, result } = await run(`
  - associate: {}
  - c-store: valid
  ${success}`);
    expect(result, result.reason).to.include({ verdict: 'pass' });
    expect(associate && presentationContextsOf(associate)).to.deep.equal([
      { id: 1, abstractSyntax: '1.2.840.10008.5.1.4.1.1.2', transferSyntaxes: ['1.2.840.10008.1.2'] },
    ]);
    const { userIdentity, maxLength } = userInformationOf(
      associate ?? { items: [], protocolVersion: 1, calledAETitle: '', callingAETitle: '' },
    );
    expect(maxLength).to.equal(16384);
    expect(userIdentity).to.deep.include({ type: 2, primary: Buffer.from('doe'), secondary: Buffer.from('secret') });
  });

  it('takes every parameter from the scenario', async () => {
    const { associate } = await run(`
  - associate:
      calledAETitle: ${calledByTheCase}
      callingAETitle: OTHER
      protocolVersion: 3
      applicationContext: 1.2.3.4
      contexts:
        - { id: 5, abstractSyntax: Verification, transferSyntaxes: [ExplicitVRLittleEndian, 1.2.3] }
        - {}
      maxLength: 0
      implementationClassUID: 1.2.3.5
      implementationVersionName: null
      window: { invoked: 3, performed: 2 }
      windowRequired: false
      roles: [{ sopClass: MRImageStorage, scu: true, scp: false }]
      extended: [{ hex: 00 01 }]
      commonExtended: [{ serviceClass: 1.2.840.10008.4.2, related: [CTImageStorage] }]
      userIdentity: { type: 5, primary: token, responseRequested: true }
      userItems: [{ type: 0x5a, hex: aa }]
      items: [{ type: 0x77, hex: bb cc }]
  - expect: { transport: silence }`);
    if (!associate) throw new Error('no A-ASSOCIATE-RQ came');
    expect(associate).to.include({ callingAETitle: 'OTHER', protocolVersion: 3 });
    expect(associate.items[0]).to.deep.include({ item: 0x10, name: '1.2.3.4' });
    expect(associate.items.at(-1)).to.deep.include({ item: 0x77, data: Buffer.from([0xbb, 0xcc]) });
    expect(presentationContextsOf(associate)).to.deep.equal([
      { id: 5, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.1.2.1', '1.2.3'] },
      { id: 3, abstractSyntax: '1.2.840.10008.5.1.4.1.1.2', transferSyntaxes: ['1.2.840.10008.1.2'] },
    ]);
    const information = userInformationOf(associate);
    expect(information).to.deep.include({
      maxLength: 0,
      implementationClassUID: '1.2.3.5',
      asyncWindow: { invoked: 3, performed: 2 },
    });
    expect(information).not.to.have.property('implementationVersionName');
    expect(information.roles).to.deep.equal([
      { sopClassUID: '1.2.840.10008.5.1.4.1.1.4', scuRole: true, scpRole: false },
    ]);
    expect(information.extended[0]?.sopClassUID).to.equal('1.2.840.10008.5.1.4.1.1.2');
    expect(information.commonExtended[0]?.relatedGeneralSOPClassUIDs).to.deep.equal(['1.2.840.10008.5.1.4.1.1.2']);
    expect(information.userIdentity).to.include({ type: 5, positiveResponseRequested: true });
    expect(information.unknown).to.have.length(1);
  });

  it('sends raw AE titles and changed bytes', async () => {
    const { associate } = await run(`
  - associate:
      rawCalledAETitle: 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10
      mutate: [{ bytes: { at: 8, hex: ff ff } }]
  - expect: { transport: silence }`);
    expect(Buffer.from(associate?.calledAETitle ?? '', 'latin1').toString('hex')).to.equal(
      '0102030405060708090a0b0c0d0e0f10',
    );
    expect(associate?.reserved?.subarray(1, 3)).to.deep.equal(Buffer.from('ffff', 'hex'));
  });

  it('judges the answer where the scenario lists the legal ones', async () => {
    let asked = 0;
    const rejection: Pdu = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 7 };
    const { result } = await run(
      `
  - associate: { expect: { pdu: { type: A-ASSOCIATE-RJ, reason: 7 } } }`,
      {
        onAssociate: () => {
          asked += 1;
          return asked === 3 ? rejection : undefined;
        },
      },
    );
    expect(result).to.include({ verdict: 'pass', transport: 'A-ASSOCIATE-RJ' });
  });

  it('is not applicable when the SUT grants fewer operations than asked for', async () => {
    const { result } = await run(`
  - associate: { window: { invoked: 4, performed: 1 } }
  ${success}`);
    expect(result).to.include({ verdict: 'not-applicable' });
    expect(result.reason).to.equal('a window of 4 operations was asked for, 1 were granted');
  });

  it('finds what is wrong with the answer', async () => {
    const { result } = await run(
      `
  - associate: {}
  - c-store: valid
  ${success}`,
      { onAssociate: (request) => withoutUserInformation(acceptance(request)) },
    );
    expect(result.verdict).to.equal('fail');
    expect(result.reason).to.match(/PS3\.7 D\.3\.3\.2: there is no Implementation Class UID/);
  });
});

function withoutUserInformation(pdu: Pdu): Pdu {
  if (pdu.type !== 'A-ASSOCIATE-AC') return pdu;
  return { ...pdu, items: pdu.items.filter(({ item }) => item !== 0x50) };
}

describe('c-store, c-echo and send', () => {
  it('send a command whose elements the scenario overrides, adds and leaves out', async () => {
    const { commands } = await run(`
  - associate: {}
  - c-store: { command: { MessageID: 77, Priority: null, AffectedSOPClassUID: MRImageStorage, "(0000,1031)": { hex: 01 00 } } }
  ${success}`);
    expect(commands).to.have.length(1);
    expect(commands[0]).to.include({
      MessageID: 77,
      AffectedSOPClassUID: '1.2.840.10008.5.1.4.1.1.4',
      MoveOriginatorMessageID: 1,
    });
    expect(commands[0]).not.to.have.property('Priority');
  });

  it('send exactly the elements that are listed', async () => {
    const { result } = await run(`
  - associate: {}
  - send: { elements: [{ tag: "(0000,0110)", hex: 05 00 }, { tag: "(0000,0100)", hex: 30 00 }, { tag: "(0000,0800)", hex: 01 01 }] }
  - expect: { response: { CommandField: 0x8030 } }`);
    expect(result, result.reason).to.include({ verdict: 'pass' });
  });

  it('send any DIMSE message', async () => {
    const { commands } = await run(`
  - associate: {}
  - send: { command: { CommandField: C-FIND-RQ, Priority: 2 }, dataSet: valid }
  - expect: { response: { CommandField: C-FIND-RSP } }`);
    expect(commands[0]).to.include({
      CommandField: 0x20,
      Priority: 2,
      AffectedSOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
      MessageID: 1,
    });
  });

  it('verify on the context of Verification', async () => {
    const { result } = await run(`
  - associate: { contexts: [{}, { abstractSyntax: Verification }] }
  - c-echo: { command: { MessageID: 9 } }
  - expect: { response: { CommandField: C-ECHO-RSP, Status: Success } }`);
    expect(result, result.reason).to.include({ verdict: 'pass' });
    expect(result.transcript).to.match(/context 3 command/);
  });

  it('cut a message into single bytes that still arrive as one', async () => {
    const { commands, result } = await run(`
  - associate: {}
  - c-store: { fragments: { bytes: 2, pdvsPerPdu: 5 } }
  ${success}`);
    expect(result, result.reason).to.include({ verdict: 'pass' });
    expect(commands).to.have.length(1);
  });

  it('send PDUs, PDVs and bytes, before and within an association', async () => {
    const { result } = await run(`
  - connect: {}
  - send: { pdu: A-RELEASE-RQ }
  - expect: { pdu: A-RELEASE-RP }
  - send: { pdu: { type: A-ABORT, source: 2, reason: 5 }, mutate: [{ bytes: { at: 1, hex: ff } }] }
  - expect: { transport: closed }`);
    expect(result, `${result.actual} ${result.reason}`).to.include({ verdict: 'pass' });
    expect(result.transcript).to.match(/A-ABORT by service-provider: unexpected-PDU-parameter/);
    expect(result.transcript).to.match(/07 ff 00 00 00 04 00 00 02 05/);
  });

  it('send PDVs with any header', async () => {
    const { result } = await run(`
  - associate: {}
  - send: { pdvs: [{ type: data, last: false, context: 7, hex: 01 02 }, { type: command, header: 0x81, hex: "" }] }
  - expect: { transport: RST }`);
    expect(result.transcript)
      .to.match(/ 07 00 01 02 00 00 /)
      .and.match(/ 00 02 01 81 /);
  });

  it('are not applicable where Verification was not accepted', async () => {
    const { result } = await run(`
  - associate: {}
  - c-echo: {}
  ${success}`);
    expect(result).to.include({ verdict: 'not-applicable' });
    expect(result.reason).to.equal('Verification was not accepted: the scenario does not propose it');
  });
});

describe('the ends of an association', () => {
  it('are recorded as what the harness did', async () => {
    for (const verb of ['abort', 'close', 'reset']) {
      const { result } = await run(`
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - ${verb}: {}`);
      expect(result, verb).to.include({ verdict: 'pass', transport: 'ended-by-harness', health: 'ok' });
    }
  });

  it('are judged by the response that is still owed', async () => {
    const { result } = await run(
      `
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - c-store: valid
  - release: {}`,
      {
        onRequest: (good, { CommandField }) =>
          CommandField === 1 ? { ...good, MessageIDBeingRespondedTo: 4 } : undefined,
      },
    );
    expect(result).to.include({ verdict: 'fail', transport: 'released' });
  });

  it('do not wait for it where the scenario says so', async () => {
    const { result } = await run(
      `
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - c-store: valid
  - release: { outstanding: true }`,
      { onRequest: (_good, { CommandField }) => (CommandField === 1 ? 'silence' : undefined) },
    );
    expect(result).to.include({ verdict: 'pass', transport: 'released' });
  });

  it('fail a SUT that never answers, even where nothing was expected of it', async () => {
    const { result } = await run(
      `
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - c-store: valid`,
      { onRequest: (_good, { CommandField }) => (CommandField === 1 ? 'silence' : undefined) },
    );
    expect(result.reason).to.match(/^PS3\.7 9\.2\.1: an operation was not answered: silence/);
  });

  it('come for several associations, each under its name', async () => {
    const open: Transport[] = [];
    const { result } = await run(
      `
  - associate: {}
  - associate: { association: second }
  - c-store: { association: second }
  - expect: { association: second, response: { Status: Success } }
  - c-store: valid
  ${success}`,
      { onConnection: (transport) => open.push(transport) },
    );
    expect(result, result.reason).to.include({ verdict: 'pass' });
    expect(result.transcript).to.match(/\[second\] A-ASSOCIATE-AC/);
    expect(open.every(({ closed }) => closed)).to.equal(true);
  });

  it('wait as long as the scenario says', async () => {
    const { result } = await run(`
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - wait: { ms: 30 }`);
    expect(result.durationMs).to.be.greaterThan(25);
  });
});
