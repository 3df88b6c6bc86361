import { expect } from 'chai';
import { associateAC, associateRQ, type CommandValues, decodeCommandSet, encodeCommandSet } from '../../src/wire.ts';
import { type Alternative, alternativeSchema } from '../language/expectation.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { describeAlternative } from '../words/describe-expectation.ts';
import { matches } from './match.ts';
import { operationOf } from './operation.ts';

const request = { CommandField: 1, MessageID: 1, AffectedSOPClassUID: '1.2.840.10008.5.1.4.38.1' };
const operation = operationOf(encodeCommandSet(request), {
  number: 2,
  association: 'main',
  contextId: 1,
  abstractSyntax: request.AffectedSOPClassUID,
  complete: true,
});

function response(fields: CommandValues): WireEvent {
  const command = { CommandField: 0x8001, MessageIDBeingRespondedTo: 1, CommandDataSetType: 0x0101, ...fields };
  return {
    kind: 'message',
    message: { contextId: 1, decoded: decodeCommandSet(encodeCommandSet(command)), dataSetLength: undefined },
  };
}

function met(alternative: unknown, event: WireEvent): boolean {
  return matches(alternativeSchema.parse(alternative), event, { operation });
}

const fin: WireEvent = { kind: 'closed', how: 'FIN' };
const rst: WireEvent = { kind: 'closed', how: 'RST' };
const silence: WireEvent = { kind: 'silence', ms: 100 };
const abort: WireEvent = { kind: 'pdu', pdu: { type: 'A-ABORT', source: 2, reason: 2 } };
const rubbish: WireEvent = { kind: 'undecodable', text: 'x' };

describe('matching what came', () => {
  it('tells apart FIN, RST, silence, A-ABORT and rubbish', () => {
    const events = [fin, rst, silence, abort, rubbish];
    const wanted = [
      { transport: 'FIN' },
      { transport: 'RST' },
      { transport: 'silence' },
      { pdu: 'A-ABORT' },
      { undecodable: true },
    ];
    for (const [i, one] of wanted.entries()) {
      for (const [j, event] of events.entries()) expect(met(one, event), `${i} ${j}`).to.equal(i === j);
    }
  });

  it('takes either close for closed', () => {
    expect([fin, rst, silence].map((event) => met({ transport: 'closed' }, event))).to.deep.equal([true, true, false]);
  });

  it('tells what comes at once from what a timer does', () => {
    const atOnce = alternativeSchema.parse({ transport: 'closed', soon: true });
    const seen = (isSoon: boolean) => matches(atOnce, fin, { isSoon });
    expect([seen(true), seen(false), matches(atOnce, fin)]).to.deep.equal([true, false, true]);
    expect(describeAlternative(atOnce)).to.equal('connection closed at once');
  });

  const statuses: readonly (readonly [wanted: unknown, status: number, holds: boolean])[] = [
    [0xa700, 0xa700, true],
    [0xa700, 0xa701, false],
    ['Success', 0, true],
    ['OutOfResources', 0xa700, true],
    ['0xA700-0xA7FF', 0xa7ff, true],
    ['0xA700-0xA7FF', 0xa800, false],
    ['Failure', 0x0122, true],
    ['Failure', 0xb000, false],
    ['Warning', 0xb000, true],
    [[0x0122, 'Warning'], 0xb006, true],
    [[0x0122, 'Warning'], 0, false],
    ['any', 0x1234, true],
    ['legal', 0xa900, true],
    ['legal', 0xa901, false],
    ['legal', 0xb000, false],
    ['legal', 0x0124, true],
  ];
  for (const [wanted, status, holds] of statuses) {
    it(`${holds ? 'takes' : 'does not take'} 0x${status.toString(16)} for ${JSON.stringify(wanted)}`, () => {
      expect(met({ response: { Status: wanted } }, response({ Status: status }))).to.equal(holds);
    });
  }

  it('looks at the presence of fields', () => {
    const event = response({ Status: 0xa700, ErrorComment: 'full' });
    expect(met({ response: { ErrorComment: 'present', OffendingElement: 'absent' } }, event)).to.equal(true);
    expect(met({ response: { ErrorComment: 'absent' } }, event)).to.equal(false);
  });

  it('compares the elements named as offending, in any order', () => {
    const event = response({ Status: 0xa900, OffendingElement: [0x00080016, 0x00080018] });
    const named = (...OffendingElement: string[]) => met({ response: { OffendingElement } }, event);
    expect(named('(0008,0018)', '(0008,0016)')).to.equal(true);
    expect(named('(0008,0016)')).to.equal(false);
    expect(named('(0008,0016)', '(0008,0017)')).to.equal(false);
    expect(met({ response: { OffendingElement: ['(0008,0016)'] } }, response({ Status: 0 }))).to.equal(false);
  });

  it('knows which operation a response answers', () => {
    expect(met({ response: { to: 2 } }, response({ Status: 0 }))).to.equal(true);
    expect(met({ response: { to: 1 } }, response({ Status: 0 }))).to.equal(false);
  });

  it('does not take a request for a response', () => {
    expect(met({ response: {} }, response({ CommandField: 0x0001 }))).to.equal(false);
    expect(met({ response: { CommandField: 'C-STORE-RQ' } }, response({ CommandField: 0x0001 }))).to.equal(true);
  });

  it('compares the fields of PDUs', () => {
    expect(met({ pdu: { type: 'A-ABORT', source: 2 } }, abort)).to.equal(true);
    expect(met({ pdu: { type: 'A-ABORT', source: [0, 2], reason: 1 } }, abort)).to.equal(false);
    const rejection: WireEvent = {
      kind: 'pdu',
      pdu: { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 7 },
    };
    expect(met({ pdu: { type: 'A-ASSOCIATE-RJ', result: 1, reason: [3, 7] } }, rejection)).to.equal(true);
    expect(met({ pdu: { type: 'A-ASSOCIATE-RJ', result: 2 } }, rejection)).to.equal(false);
  });

  it('looks into an A-ASSOCIATE-AC', () => {
    const rq = associateRQ({
      calledAETitle: 'A',
      callingAETitle: 'B',
      presentationContexts: [{ id: 1, abstractSyntax: '1.2', transferSyntaxes: ['1.2.840.10008.1.2'] }],
      maxLength: 0,
      implementationClassUID: '1.2',
    });
    const presentationContexts = [{ id: 1, result: 0, transferSyntax: '1.2.840.10008.1.2' }];
    const pdu = associateAC({ request: rq, presentationContexts, maxLength: 0, implementationClassUID: '1.2' });
    const event: WireEvent = { kind: 'pdu', pdu };
    const accept = (fields: object): unknown => ({ pdu: { type: 'A-ASSOCIATE-AC', ...fields } });
    expect(met(accept({ contexts: { '1': { result: 0, transferSyntax: 'ImplicitVRLittleEndian' } } }), event)).to.equal(
      true,
    );
    expect(met(accept({ contexts: { '1': { result: [1, 2, 3, 4] } } }), event)).to.equal(false);
    expect(met(accept({ contexts: { '3': { result: 0 } } }), event)).to.equal(false);
    expect(
      met(accept({ has: ['maxLength', 'implementationClassUID'], hasNot: ['asyncWindow', 'roles'] }), event),
    ).to.equal(true);
    expect(met(accept({ has: ['userIdentity'] }), event)).to.equal(false);
    const roles = [{ sopClassUID: '1.2', scuRole: true, scpRole: false }];
    const withRoles = associateAC({
      request: rq,
      presentationContexts,
      maxLength: 0,
      implementationClassUID: '1.2',
      roles,
    });
    const answered: WireEvent = { kind: 'pdu', pdu: withRoles };
    expect(met(accept({ roles: { scu: true, scp: false } }), answered)).to.equal(true);
    expect(met(accept({ roles: { scp: true } }), answered)).to.equal(false);
    expect(met(accept({ roles: { scu: false } }), answered)).to.equal(false);
    expect(met(accept({ roles: { scu: false } }), event), 'none answered').to.equal(true);
  });
});

describe('the wording of a legal reaction', () => {
  const wordings: readonly (readonly [Alternative, string])[] = [
    [{ response: { Status: 0xa700 } }, 'response, Status 0xA700 Refused: Out of resources (Failure)'],
    [
      { response: { Status: ['Success', 'Warning'], to: 2 } },
      'response to operation 2, Status 0x0000 Success or any Warning',
    ],
    [{ pdu: { type: 'A-ABORT', source: 2, reason: [1, 2] } }, 'A-ABORT source 2 reason [1,2]'],
    [{ transport: 'closed', verdict: 'warn', note: 'rude' }, 'connection closed (warn: rude)'],
    [{ undecodable: true, verdict: 'warn' }, 'bytes that are no PDU (warn)'],
  ];
  for (const [alternative, wording] of wordings) {
    it(`is "${wording}"`, () => expect(describeAlternative(alternative)).to.equal(wording));
  }
});
