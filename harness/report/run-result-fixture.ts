// Made-up results for the tests of the reports: a few cases of each verdict, or as many as a test wants.

import type { Observation } from '../model/observation.ts';
import { type CaseResult, type RunResult, summarize } from '../model/run-result.ts';
import type { WireRecord } from '../model/wire-record.ts';
import { faultsOf } from '../results/faults.ts';

/** A C-STORE-RSP of this status. */
export function response(status: number): Extract<Observation, { kind: 'message' }> {
  return { kind: 'message', commandField: 0x8001, status, messageIdBeingRespondedTo: 1 };
}

/** What was expected: a response of this status. */
export function expectedStatus(status: number): CaseResult['expected'][number] {
  return { response: { Status: status } };
}

/** The conversation of one C-STORE; its answer is an event as well as a PDU, as in a real run. */
export function conversation(...answers: Observation[]): WireRecord[] {
  return [
    {
      at: 0.4,
      direction: 'sent',
      what: {
        kind: 'pdu',
        pdu: { type: 'A-ASSOCIATE-RQ', calledAETitle: 'ANY-SCP', callingAETitle: 'CSTORE_SCU' },
      },
      length: 214,
    },
    {
      at: 1.9,
      direction: 'received',
      what: {
        kind: 'pdu',
        pdu: {
          type: 'A-ASSOCIATE-AC',
          contexts: [{ id: 1, result: 0, transferSyntax: '1.2.840.10008.1.2.1' }],
        },
      },
      length: 184,
    },
    {
      at: 2.3,
      direction: 'sent',
      what: { kind: 'message', commandField: 0x0001, messageId: 1 },
      length: 344,
      hex: '0400000001520000009e010300000000',
    },
    ...answers.map((what, index): WireRecord => ({ at: 4.1 + index, direction: 'event', what })),
    { at: 9.4, direction: 'sent', what: { kind: 'pdu', pdu: { type: 'A-RELEASE-RQ' } } },
    { at: 9.9, direction: 'received', what: { kind: 'pdu', pdu: { type: 'A-RELEASE-RP' } } },
  ];
}

/** A passing case, with anything changed. */
export function caseResult(changes: Partial<CaseResult> = {}): CaseResult {
  return {
    id: 'ps3.4/gg.4/sop-class-not-supported:HangingProtocolStorage',
    scenario: 'ps3.4/gg.4/sop-class-not-supported',
    place: { file: 'scenarios/ps3.4/gg.4/sop-class-not-supported.yaml', line: 1 },
    title: 'A SOP Class that the context does not carry is refused',
    requirement: {
      ref: 'PS3.7 9.1.1.1.9',
      level: 'shall',
      text: 'A performing DIMSE service user that does not support the SOP Class answers Refused: SOP Class not supported.',
    },
    role: 'scp',
    tags: ['status'],
    given: { sopClass: 'HangingProtocolStorage', transferSyntax: 'ImplicitVRLittleEndian' },
    input: 'legal',
    verdict: 'pass',
    reasons: [],
    findings: [],
    expected: [expectedStatus(0x0122), { pdu: 'A-ABORT', verdict: 'warn' }],
    observed: response(0x0122),
    phase: 'data-transfer',
    status: '0x0122',
    answer: response(0x0122),
    transport: 'released',
    health: 'ok',
    notes: [],
    startedAt: '2026-01-02T03:04:05.006Z',
    durationMs: 12.3,
    wire: conversation(response(0x0122)),
    ...changes,
  };
}

/** A run of these cases. */
export function runResult(cases: readonly CaseResult[], changes: Partial<RunResult> = {}): RunResult {
  return {
    schemaVersion: 2,
    tool: { name: 'cstore-conformance', version: '0.1.0' },
    startedAt: '2026-01-02T03:04:05.006Z',
    durationMs: cases.reduce((sum, each) => sum + each.durationMs, 0),
    seed: 20_260_102,
    interrupted: false,
    sut: {
      role: 'scp',
      address: 'ANY-SCP@127.0.0.1:11112',
      implementationClassUID: '1.2.276.0.7230010.3.0.3.6.7',
      implementationVersionName: 'OFFIS_DCMTK_367',
      reachable: true,
    },
    summary: summarize(cases),
    faults: faultsOf(cases),
    cases: [...cases],
    ...changes,
  };
}

/** Cases of every verdict, each scenario with its own clause. */
export function oneOfEach(): RunResult {
  return runResult([
    caseResult(),
    ...['HangingProtocolStorage', 'CTImageStorage'].map(failing),
    warning,
    refused,
    undecided,
    broken,
  ]);
}

function failing(sopClass: string): CaseResult {
  return caseResult({
    id: `ps3.4/gg.4/mistyped:${sopClass}`,
    scenario: 'ps3.4/gg.4/mistyped',
    title: 'A request without a Message ID is refused',
    requirement: { ref: 'PS3.7 9.1.1.1.1', level: 'shall', text: 'A C-STORE request carries a Message ID.' },
    given: { sopClass, transferSyntax: 'ExplicitVRLittleEndian' },
    verdict: 'fail',
    input: 'illegal',
    expected: [expectedStatus(0x0212), { pdu: 'A-ABORT' }],
    observed: response(0),
    status: '0x0000',
    answer: response(0),
    wire: conversation(response(0)),
    reasons: [{ kind: 'note', text: 'Success was claimed for a request that lacks a mandatory element' }],
  });
}

const warning = caseResult({
  id: 'ps3.8/9.3.4/abort',
  scenario: 'ps3.8/9.3.4/abort',
  title: 'An unknown PDU type aborts the association',
  requirement: { ref: 'PS3.8 9.2.1', level: 'should', text: 'An unrecognized PDU is answered with A-ABORT.' },
  given: {},
  verdict: 'warn',
  input: 'illegal',
  expected: [{ pdu: 'A-ABORT' }, { transport: 'closed', verdict: 'warn' }],
  observed: { kind: 'closed', how: 'FIN' },
  reasons: [{ kind: 'note', text: 'closed without an A-ABORT' }],
  status: undefined,
  answer: undefined,
  transport: 'FIN',
});

const refused = caseResult({
  id: 'ps3.4/gg.4/stored:InventoryStorage',
  scenario: 'ps3.4/gg.4/stored',
  title: 'A valid instance is stored',
  given: { sopClass: 'InventoryStorage' },
  verdict: 'not-applicable',
  expected: [expectedStatus(0)],
  observed: { kind: 'nothing', text: 'presentation context 1 was not accepted' },
  reasons: [
    {
      kind: 'precondition',
      text: 'presentation context 1 for Inventory Storage: abstract syntax not supported (result 3)',
    },
  ],
  status: undefined,
  answer: undefined,
});

const undecided = caseResult({
  id: 'ps3.8/9.2/random-bytes',
  scenario: 'ps3.8/9.2/random-bytes',
  title: 'Random bytes do no harm',
  given: { seed: '7' },
  verdict: 'inconclusive',
  input: 'illegal',
  observed: { kind: 'silence', ms: 10_000 },
  reasons: [{ kind: 'excuse', text: 'no bytes came, and the connection stayed open' }],
  status: undefined,
  answer: undefined,
  transport: 'silence',
});

const broken = caseResult({
  id: 'ps3.8/9.2/tls',
  scenario: 'ps3.8/9.2/tls',
  title: 'TLS 1.2 is accepted',
  given: {},
  verdict: 'error',
  observed: { kind: 'nothing', text: 'the case did not begin' },
  reasons: [{ kind: 'harness', text: 'the certificate file is gone' }],
  status: undefined,
  answer: undefined,
  transport: 'not-connected',
  health: 'not-checked',
});

/** As many cases as asked for, over ten SOP Classes and twelve statuses; every 40th gets no answer, which is one fault. */
export function manyCases(count: number): RunResult {
  return runResult(Array.from({ length: count }, (_, index) => numberedCase(index)));
}

const sopClasses = [
  'HangingProtocolStorage',
  'ColorPaletteStorage',
  'GenericImplantTemplateStorage',
  'ImplantAssemblyTemplateStorage',
  'ImplantTemplateGroupStorage',
  'CTDefinedProcedureProtocolStorage',
  'XADefinedProcedureProtocolStorage',
  'ProtocolApprovalStorage',
  'InventoryStorage',
  'CTImageStorage',
];
const statuses = '0000 0117 0122 0124 0210 0211 0212 A700 A900 C000 C001 C210'.split(' ');

function numberedCase(index: number): CaseResult {
  const sopClass = sopClasses[index % sopClasses.length] ?? '';
  const group = Math.floor(index / sopClasses.length);
  const status = Number.parseInt(statuses[group % statuses.length] ?? '', 16);
  const verdict = index % 40 === 39 ? 'fail' : 'pass';
  const scenario = `ps3.4/gg.${group % 7}/scenario-${group}`;
  return caseResult({
    id: `${scenario}:${sopClass}`,
    scenario,
    title: `Scenario ${group} comes to its status`,
    requirement: {
      ref: `PS3.4 GG.${group % 7}`,
      level: 'shall',
      text: `Demand ${group % 7} of the service class.`,
      ...(verdict === 'fail' && { rule: 'service/answered' }),
    },
    given: { sopClass, transferSyntax: 'ImplicitVRLittleEndian' },
    verdict,
    reasons: verdict === 'fail' ? [{ kind: 'requirement' }] : [],
    expected: [expectedStatus(status)],
    observed: verdict === 'fail' ? { kind: 'silence', ms: 10_000 } : response(status),
    status: `0x${statuses[group % statuses.length]}`,
  });
}
