// Made-up results for the tests of the reports: a few cases of each verdict, or as many as a test wants.

import { type CaseResult, type RunResult, summarize } from '../model/run-result.ts';

const transcript = [
  '-      0.0 ms  TCP connection to 127.0.0.1:11112',
  '>      0.4 ms  A-ASSOCIATE-RQ CSTORE_SCU -> ANY-SCP, 1 presentation context',
  '<      1.9 ms  A-ASSOCIATE-AC 1 accepted',
  '>      2.3 ms  P-DATA-TF C-STORE-RQ, Message ID 1, 664 bytes',
  '      0000  04 00 00 00 01 52 00 00 00 9e 01 03 00 00 00 00  .....R..........',
  '      0010  04 00 00 00 92 00 00 00 00 00 02 00 1a 00 00 00  ................',
  '      ... 312 more bytes',
  '<      4.1 ms  P-DATA-TF C-STORE-RSP, Status 0x0122',
  '      0000  04 00 00 00 00 54 00 00 00 50 01 03 00 00 00 00  .....T...P......',
  '>      4.4 ms  A-RELEASE-RQ',
  '<      4.9 ms  A-RELEASE-RP',
].join('\n');

/** A passing case, with anything changed. */
export function caseResult(changes: Partial<CaseResult> = {}): CaseResult {
  return {
    id: 'ps3.4/gg.4/sop-class-not-supported:HangingProtocolStorage',
    scenario: 'ps3.4/gg.4/sop-class-not-supported',
    file: 'scenarios/ps3.4/gg.4/sop-class-not-supported.yaml',
    title: 'A SOP Class that the context does not carry is refused',
    requirement: {
      ref: 'PS3.7 9.1.1.1.9',
      level: 'shall',
      text: 'A performing DIMSE service user that does not support the SOP Class answers Refused: SOP Class not supported.',
    },
    role: 'scp',
    tags: ['status'],
    given: { sopClass: 'HangingProtocolStorage', transferSyntax: 'ImplicitVRLittleEndian' },
    verdict: 'pass',
    expected: ['response with Status 0x0122', 'A-ABORT (warn)'],
    actual: 'response with Status 0x0122',
    status: '0x0122',
    service: '0x0122 Refused: SOP Class not supported (Failure)',
    transport: 'released',
    health: 'ok',
    notes: [],
    startedAt: '2026-01-02T03:04:05.006Z',
    durationMs: 12.3,
    transcript,
    ...changes,
  };
}

/** A run of these cases. */
export function runResult(cases: readonly CaseResult[], changes: Partial<RunResult> = {}): RunResult {
  return {
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
    expected: ['response with Status 0x0212', 'A-ABORT'],
    actual: 'response with Status 0x0000',
    status: '0x0000',
    service: '0x0000 Success (Success)',
    reason: 'Success was claimed for a request that lacks a mandatory element',
  });
}

const warning = caseResult({
  id: 'ps3.8/9.3.4/abort',
  scenario: 'ps3.8/9.3.4/abort',
  title: 'An unknown PDU type aborts the association',
  requirement: { ref: 'PS3.8 9.2.1', level: 'should', text: 'An unrecognized PDU is answered with A-ABORT.' },
  given: {},
  verdict: 'warn',
  expected: ['A-ABORT', 'connection closed (warn)'],
  actual: 'the connection was closed (FIN)',
  reason: 'closed without an A-ABORT',
  status: undefined,
  service: undefined,
  transport: 'FIN',
});

const refused = caseResult({
  id: 'ps3.4/gg.4/stored:InventoryStorage',
  scenario: 'ps3.4/gg.4/stored',
  title: 'A valid instance is stored',
  given: { sopClass: 'InventoryStorage' },
  verdict: 'not-applicable',
  expected: ['response with Status 0x0000'],
  actual: 'presentation context 1 was not accepted',
  reason: 'presentation context 1 for Inventory Storage: abstract syntax not supported (result 3)',
  status: undefined,
  service: undefined,
});

const undecided = caseResult({
  id: 'ps3.8/9.2/random-bytes',
  scenario: 'ps3.8/9.2/random-bytes',
  title: 'Random bytes do no harm',
  given: { seed: '7' },
  verdict: 'inconclusive',
  reason: 'no bytes came, and the connection stayed open',
  status: undefined,
  service: undefined,
  transport: 'silence',
});

const broken = caseResult({
  id: 'ps3.8/9.2/tls',
  scenario: 'ps3.8/9.2/tls',
  title: 'TLS 1.2 is accepted',
  given: {},
  verdict: 'error',
  reason: 'the certificate file is gone',
  status: undefined,
  service: undefined,
  transport: 'not-connected',
  health: 'not-checked',
});

/** As many cases as asked for, over nine SOP Classes and twelve statuses; every 40th fails. */
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
  const status = `0x${statuses[group % statuses.length]}`;
  const scenario = `ps3.4/gg.${group % 7}/scenario-${group}`;
  return caseResult({
    id: `${scenario}:${sopClass}`,
    scenario,
    title: `Scenario ${group} comes to its status`,
    requirement: { ref: `PS3.4 GG.${group % 7}`, level: 'shall', text: `Demand ${group % 7} of the service class.` },
    given: { sopClass, transferSyntax: 'ImplicitVRLittleEndian' },
    verdict: index % 40 === 39 ? 'fail' : 'pass',
    expected: [`response with Status ${status}`],
    actual: `response with Status ${status}`,
    status,
  });
}
