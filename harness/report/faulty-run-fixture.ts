// A made-up run with everything that a report has to tell: faults of all kinds, rules, waivers, and cases not judged.

import type { CaseResult, RunResult } from '../model/run-result.ts';
import { caseResult, conversation, expectedStatus, oneOfEach, response, runResult } from './run-result-fixture.ts';

export const waiver = { reason: 'fixed in release 2.4', acceptedBy: 'QA', until: '2026-12-31' };

/** A legal message that kills the process: the worst that there is. */
export const deadly = caseResult({
  id: 'ps3.8/e.1/fragments:CTImageStorage',
  scenario: 'ps3.8/e.1/fragments',
  place: { file: 'scenarios/ps3.8/e.1/fragments.yaml', line: 14 },
  title: 'PDVs of different lengths in one P-DATA-TF are taken',
  requirement: { ref: 'PS3.8 E.1', level: 'shall', text: 'A P-DATA-TF holds one or more PDVs of a message.' },
  given: { sopClass: 'CTImageStorage' },
  verdict: 'fail',
  expected: [expectedStatus(0)],
  observed: { kind: 'closed', how: 'RST' },
  reasons: [{ kind: 'requirement' }, { kind: 'health', text: 'dead: killed by SIGSEGV' }],
  status: undefined,
  answer: undefined,
  transport: 'RST',
  health: 'died',
  healthDetail: 'killed by SIGSEGV',
  wire: conversation({ kind: 'closed', how: 'RST' }),
});

/** A rule that always holds, broken in two cases. */
export const brokenRule = ruleCase({
  id: 'associate-ac/implementation-class-uid',
  title: 'The A-ASSOCIATE-AC lacks an Implementation Class UID',
  demand: 'An A-ASSOCIATE-AC carries one Implementation Class UID.',
  brokenIn: ['ps3.4/gg.4/mistyped:HangingProtocolStorage', 'ps3.4/gg.4/sop-class-not-supported:HangingProtocolStorage'],
});

/** One that is kept. */
export const keptRule = ruleCase({
  id: 'response/message-id',
  title: 'A response does not name the Message ID of its request',
  demand: 'A response names the Message ID of its request.',
  brokenIn: [],
});

const blockedClasses = ['CTImageStorage', 'RawDataStorage', 'EncapsulatedPDFStorage'];

/** Silence that keeps others from being judged. */
export const silent = caseResult({
  id: 'rules/service/c-store-answered',
  scenario: 'rules/service/c-store-answered',
  place: undefined,
  title: 'A C-STORE request gets no answer',
  requirement: {
    ref: 'PS3.7 9.1.1.4',
    level: 'shall',
    text: 'The performing DIMSE service user answers each request.',
    rule: 'service/c-store-answered',
  },
  tags: ['rule'],
  given: {},
  verdict: 'fail',
  expected: [{ text: 'The performing DIMSE service user answers each request.' }],
  observed: { kind: 'rule', checked: 5, brokenIn: blockedClasses.map((sopClass) => `ps3.4/gg.4/stored:${sopClass}`) },
  reasons: [{ kind: 'note', text: 'nothing came for 10 s' }],
  findings: [
    { rule: 'service/c-store-answered', clause: 'PS3.7 9.1.1.4', level: 'shall', text: 'nothing came for 10 s' },
  ],
  status: undefined,
  answer: undefined,
  transport: 'silence',
});

const blocked = blockedClasses.map((sopClass) =>
  caseResult({
    id: `ps3.4/gg.4/stored:${sopClass}`,
    scenario: 'ps3.4/gg.4/stored',
    title: 'A valid instance is stored',
    given: { sopClass },
    verdict: 'inconclusive',
    observed: { kind: 'nothing', text: 'the C-STORE was not sent' },
    reasons: [{ kind: 'blocked', text: 'no C-STORE request is answered' }],
    blockedBy: 'service/c-store-answered',
    status: undefined,
    answer: undefined,
  }),
);

const notRun = caseResult({
  id: 'ps3.8/9.1.4/artim',
  scenario: 'ps3.8/9.1.4/artim',
  title: 'A connection without a request is closed by ARTIM',
  given: {},
  verdict: 'inconclusive',
  observed: { kind: 'nothing', text: 'the case was not run' },
  reasons: [{ kind: 'not-run', text: 'not run: the time of the run was used up' }],
  status: undefined,
  answer: undefined,
  transport: 'not-connected',
  health: 'not-checked',
  wire: [],
});

/** A fail that is a known deviation. */
export const known = caseResult({
  id: 'ps3.5/9.1/uid-of-65-characters',
  scenario: 'ps3.5/9.1/uid-of-65-characters',
  title: 'A UID of 65 characters is refused',
  requirement: { ref: 'PS3.5 9.1', level: 'shall', text: 'A UID has at most 64 characters.' },
  given: {},
  input: 'illegal',
  verdict: 'fail',
  expected: [expectedStatus(0x0117)],
  observed: response(0),
  reasons: [{ kind: 'requirement' }],
  status: '0x0000',
  answer: response(0),
  attempts: [{ verdict: 'error', observed: { kind: 'silence', ms: 3000 }, why: 'others were under way' }],
  waiver,
});

/** All of these, and a case of each verdict. */
export function faultyRun(changes: Partial<RunResult> = {}): RunResult {
  const [first, ...others] = oneOfEach().cases;
  const seen = { ...(first as CaseResult), findings: brokenRule.findings };
  const run = runResult([seen, ...others, deadly, ...blocked, notRun, known, brokenRule, keptRule, silent]);
  const faults = run.faults.map((fault) => (fault.cases.includes(known.id) ? { ...fault, waiver } : fault));
  return { ...run, faults, ...changes };
}

function ruleCase(rule: { id: string; title: string; demand: string; brokenIn: readonly string[] }): CaseResult {
  const { id, title, demand, brokenIn } = rule;
  const finding = {
    rule: id,
    clause: 'PS3.7 D.3.3.2',
    level: 'shall' as const,
    text: 'no Implementation Class UID came',
  };
  return caseResult({
    id: `rules/${id}`,
    scenario: `rules/${id}`,
    place: undefined,
    title,
    requirement: { ref: 'PS3.7 D.3.3.2', level: 'shall', text: demand, rule: id },
    tags: ['rule'],
    given: {},
    verdict: brokenIn.length > 0 ? 'fail' : 'pass',
    expected: [{ text: demand }],
    observed: { kind: 'rule', checked: 9, brokenIn: [...brokenIn] },
    phase: 'association',
    reasons: brokenIn.length > 0 ? [{ kind: 'note', text: finding.text }] : [],
    findings: brokenIn.length > 0 ? [finding] : [],
    health: 'not-checked',
    durationMs: 0,
  });
}
