import { expect } from 'chai';
import { aCaseResult } from '../cli/testing/results.ts';
import { faultSchema } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { faultsOf } from './faults.ts';

type Some = Partial<CaseResult>;
const failed = (some: Some) => aCaseResult({ verdict: 'fail', ...some });
const silent = (some: Some) => failed({ observed: { kind: 'silence', ms: 10_000 }, ...some });
const ruled = (rule: string, some: Some = {}) =>
  failed({
    id: `rules/${rule}`,
    scenario: `rules/${rule}`,
    observed: { kind: 'rule', checked: 20, brokenIn: ['x', 'y', 'z'] },
    health: 'not-checked',
    ...some,
  });
const blockedBy = (rule: string, id: string) => aCaseResult({ id, verdict: 'inconclusive', blockedBy: rule });
const rule = (name: string) => ({ requirement: { ...aCaseResult({}).requirement, rule: name } });

/** What is told of the one fault of these cases. */
function faultOf(...cases: CaseResult[]) {
  const [fault, ...others] = faultsOf(cases);
  expect(others).to.deep.equal([]);
  expect(faultSchema.safeParse(fault).error).to.equal(undefined);
  return fault;
}

describe('the faults of a run', () => {
  it('are none if nothing failed', () => {
    const verdicts = ['pass', 'inconclusive', 'not-applicable', 'error'] as const;
    expect(faultsOf(verdicts.map((verdict) => aCaseResult({ verdict })))).to.deep.equal([]);
  });

  it('are one for the same rule, kind of reaction and phase', () => {
    const cases = ['a', 'b', 'c'].map((id) => silent({ id, scenario: id, phase: 'association' }));
    expect(faultOf(...cases)).to.include({ id: 'ps3.4-gg.4.2/silence/association', occurrences: 3 });
  });

  it('are lost data for an acknowledged instance that is not in the store', () => {
    const fault = faultOf(ruled('storage/acknowledged-is-kept', { phase: 'release' }));
    expect(fault).to.include({ severity: 'critical', consequence: 'data-lost', phase: 'storage' });
  });

  it('are two for another rule, another reaction, another phase, or a warning', () => {
    const one = silent({ id: 'a', phase: 'association' });
    const others: Some[] = [
      rule('x'),
      { observed: { kind: 'closed', how: 'FIN' } },
      { phase: 'data-transfer' },
      { verdict: 'warn' },
    ];
    for (const other of others) expect(faultsOf([one, { ...one, id: 'b', ...other }])).to.have.length(2);
  });

  it('keep scenarios apart that got an answer, and bring together those that name one rule', () => {
    const answered = (scenario: string, some: Some = {}) =>
      failed({ id: scenario, scenario, observed: { kind: 'message', status: 0 }, ...some });
    expect(faultsOf([answered('a'), answered('b')])).to.have.length(2);
    expect(faultOf(answered('a', rule('r')), answered('b', rule('r')))?.id).to.equal('r/response-0x0000/data-transfer');
  });

  it('are one for a rule that always holds, as often as it was broken', () => {
    expect(faultOf(ruled('associate-ac/length'))).to.include({ id: 'associate-ac/length', occurrences: 3 });
  });

  it('are one for bytes that are no PDU, whenever they came', () => {
    const undecodable = { observed: { kind: 'undecodable', text: 't' } } as const;
    const cases = (['association', 'data-set'] as const).map((phase) =>
      failed({ id: phase, scenario: phase, phase, ...undecodable }),
    );
    expect(faultOf(...cases, ruled('pdu/decodable'))).to.include({
      id: 'pdu/decodable/undecodable',
      rule: 'pdu/decodable',
    });
  });

  it('are one for each place at which an SCU crashes, told by the case in which it was served well', () => {
    const account = {
      asked: 1,
      sent: 1,
      associations: 1,
      ends: ['A-RELEASE-RQ'],
      exit: 'signal SIGABRT',
      afterStatus: [],
    };
    const crash = (id: string, output: string, some: Some = {}) =>
      failed({ id, scenario: id, role: 'scu', health: 'died', scu: { ...account, output }, ...some });
    const requirement = { ...aCaseResult({}).requirement, ref: 'PS3.8 9.3.3' };
    const cases = [
      crash('a', 'no stream', { input: 'illegal', requirement }),
      crash('b', 'no stream', { requirement }),
      crash('c', 'no stream', { status: '0x0000' }),
    ];
    expect(faultOf(...cases)).to.deep.include({
      id: 'scu/crashes/signal-sigabrt-no-stream',
      clause: 'PS3.4 GG.4.2',
      severity: 'critical',
      cases: ['c', 'b', 'a'],
    });
    expect(faultsOf([...cases, crash('d', 'bad length')])).to.have.length(2);
  });

  it('are one for connections that end without an A-ABORT, whatever clause was violated', () => {
    const refs = ['PS3.8 9.3.1', 'PS3.8 E.1'].map((ref) => ({ ...aCaseResult({}).requirement, ref }));
    const closed = { observed: { kind: 'closed', how: 'FIN' } } as const;
    const cases = refs.map((requirement) => failed({ id: requirement.ref, requirement, input: 'illegal', ...closed }));
    expect(faultOf(...cases)).to.include({ id: 'ps3.8-9.2.3/fin/data-transfer', clause: 'PS3.8 9.2.3' });
    expect(faultsOf(cases.map((one) => ({ ...one, input: 'legal' })))).to.have.length(2);
  });

  it('are one for a SUT that is gone, and for the services that it does not give any more', () => {
    const gone = failed({ id: 'x', health: 'unwell', requirement: aCaseResult({}).requirement });
    const broken = ruled('release/confirmed', { observed: { kind: 'rule', checked: 9, brokenIn: ['x'] } });
    expect(faultOf(gone, broken)?.cases).to.deep.equal(['x', 'rules/release/confirmed']);
  });

  it('are one if the case of a rule and cases that are about the rule show the same', () => {
    const own = failed({ id: 'a', observed: { kind: 'message', status: 0xc000 }, ...rule('service/x') });
    const fault = faultOf(own, ruled('service/x'), blockedBy('service/x', 'b'));
    expect(fault).to.deep.include({ cases: ['a', 'rules/service/x'], blocked: ['b'] });
  });

  it('are one for a SUT that went away once and for all, whatever case it was', () => {
    const at = (second: number): Some => ({ startedAt: `2026-01-01T00:00:0${second}.000Z`, durationMs: 10 });
    const well = aCaseResult({ id: 'w', health: 'ok', ...at(1) });
    const gone = [2, 3].map((second) =>
      failed({ id: `g${second}`, health: 'unreachable', ...rule(`r${second}`), ...at(second) }),
    );
    expect(faultOf(well, ...gone)).to.deep.include({
      cases: ['g2', 'g3'],
      title: 'After a legal message it accepts no connection any more: 2 cases may be the cause',
    });
    const back = aCaseResult({ id: 'b', health: 'ok', ...at(4) });
    expect(faultsOf([well, ...gone, back])).to.have.length(2);
  });

  it('are no standstill if only unusual association requests get no answer', () => {
    const rule = 'service/complete-request-answered';
    const blocked = ['a', 'b', 'c'].map((id) => blockedBy(rule, id));
    expect(faultOf(ruled(rule), ...blocked)?.consequence).to.equal('wrong-answer');
    expect(
      faultOf(
        ruled('service/c-store-answered'),
        ...['a', 'b', 'c'].map((id) => blockedBy('service/c-store-answered', id)),
      )?.consequence,
    ).to.equal('stopped-serving');
  });

  it('show the case with legal input first, and are about legal input if any of it was', () => {
    const fault = faultOf(silent({ id: 'a', input: 'illegal' }), silent({ id: 'b' }));
    expect(fault).to.deep.include({ cases: ['b', 'a'], input: 'legal', title: 'A legal message gets no answer' });
  });

  const consequencesOf: readonly (readonly [string, Some, string, string])[] = [
    ['the process died', { health: 'died' }, 'died', 'critical'],
    ['the process died of illegal input', { health: 'died', input: 'illegal' }, 'died', 'serious'],
    ['it does not serve others', { health: 'unwell' }, 'stopped-serving', 'critical'],
    ['it cannot be reached', { health: 'unreachable', input: 'illegal' }, 'stopped-serving', 'serious'],
    ['something else was stored', { observed: { kind: 'stored', text: 't' } }, 'data-lost', 'critical'],
    ['a legal message made it reset', { observed: { kind: 'closed', how: 'RST' } }, 'died', 'critical'],
    ['a legal message made it close', { observed: { kind: 'closed', how: 'FIN' } }, 'died', 'critical'],
    [
      'a release made it close',
      { observed: { kind: 'closed', how: 'FIN' }, phase: 'release' },
      'wrong-answer',
      'serious',
    ],
    [
      'illegal input made it close',
      { observed: { kind: 'closed', how: 'FIN' }, input: 'illegal' },
      'wrong-answer',
      'moderate',
    ],
    ['its answer is wrong', { observed: { kind: 'message', status: 0 } }, 'wrong-answer', 'serious'],
  ];
  const accepted = { kind: 'pdu', pdu: { type: 'A-ASSOCIATE-AC' } } as const;
  const wanted = (fields: object) => [{ pdu: { type: 'A-ASSOCIATE-AC', ...fields } }];

  it('is one of form if all that is wrong with an A-ASSOCIATE-AC is that it does not repeat bytes', () => {
    const fault = (expected: Some['expected']) => faultOf(failed({ expected, observed: accepted }));
    expect(fault(wanted({ repeats: true }))).to.include({
      consequence: 'form',
      severity: 'minor',
      phase: 'association',
    });
    expect(fault(wanted({ contexts: {} }))).to.include({ consequence: 'wrong-answer', severity: 'serious' });
    expect(fault(wanted({ repeats: true, contexts: {} }))?.consequence).to.equal('wrong-answer');
  });

  for (const [what, some, consequence, severity] of consequencesOf) {
    it(`are ${severity} if ${what}`, () => {
      expect(faultOf(failed(some))).to.include({ consequence, severity });
    });
  }

  it('of rules that always hold are about the form, or about the answer', () => {
    expect(faultOf(ruled('associate-ac/length'))).to.include({ consequence: 'form', severity: 'minor' });
    expect(faultOf(ruled('message/odd-fragment'))).to.include({ consequence: 'form', severity: 'minor' });
    expect(faultOf(ruled('response/message-id'))).to.include({ consequence: 'wrong-answer', severity: 'serious' });
  });

  it('mean that it does not serve if they keep three cases from being judged', () => {
    const fault = (...ids: string[]) =>
      faultOf(ruled('service/c-store-answered'), ...ids.map((id) => blockedBy('service/c-store-answered', id)));
    expect(fault('a', 'b')).to.include({ consequence: 'wrong-answer', severity: 'serious' });
    expect(fault('a', 'b', 'c')).to.deep.include({ severity: 'critical', blocked: ['a', 'b', 'c'] });
  });

  it('are sorted by severity, what came of it, and the number of cases', () => {
    const cases = [
      ruled('associate-ac/length'),
      failed({ id: 'w', scenario: 'w', verdict: 'warn', health: 'died' }),
      failed({ id: 's', scenario: 's' }),
      ...['m1', 'm2'].map((id) => failed({ id, scenario: 'm' })),
      ...['u1', 'u2'].map((id) => failed({ id, scenario: 'u', ...rule('u'), health: 'unwell' })),
      failed({ id: 'd', scenario: 'd', health: 'died' }),
    ];
    expect(faultsOf(cases).map(({ cases }) => cases[0])).to.deep.equal([
      'd',
      'u1',
      'm1',
      's',
      'rules/associate-ac/length',
      'w',
    ]);
  });

  it('are one where a process ended and with it the connection, and two where the connection ended without that', () => {
    const death = failed({ id: 'd', health: 'died', observed: { kind: 'closed', how: 'RST' } });
    const closing = (...brokenIn: string[]) =>
      ruled('service/connection-kept', { observed: { kind: 'rule', checked: 20, brokenIn } });
    const fault = faultOf(death, closing('d'));
    expect(fault).to.deep.include({
      cases: ['d', 'rules/service/connection-kept'],
      occurrences: 1,
      severity: 'critical',
    });
    expect(faultsOf([death, closing('d', 'x')])).to.have.length(2);
  });

  const unshown = (status: string, some: Partial<CaseResult> = {}) =>
    failed({
      id: `a:${status}`,
      scenario: `a-${status}`,
      role: 'scu',
      observed: { kind: 'report', text: 'in 3 of 3 runs nothing that it does or shows differs' },
      scu: { asked: 3, sent: 3, associations: 1, ends: [], afterStatus: [], signs: [] },
      ...some,
    });

  it('are one for an SCU that shows no failure, whatever the scenario and the status', () => {
    expect(faultOf(unshown('0xA700'), unshown('0xC000'), unshown('0xA900'))).to.deep.include({
      rule: 'scu/failure-shown',
      occurrences: 3,
      title: 'Nothing that the SCU does or shows tells a refused instance from a stored one',
    });
  });

  it('are another one for an SCU that shows a failure, or was not compared, and does something else that is wrong', () => {
    const { signs: _, ...uncompared } = unshown('x').scu ?? { signs: [] };
    const other = unshown('0xC000', { scu: uncompared as CaseResult['scu'] });
    const shown = unshown('0xA900', { scu: { ...uncompared, signs: ['output'] } as CaseResult['scu'] });
    const rules = faultsOf([unshown('0xA700'), other, shown]).map((fault) => fault.rule);
    expect(rules.filter((id) => id === 'scu/failure-shown')).to.have.length(1);
    expect(rules).to.include.members(['a-0xC000', 'a-0xA900']);
  });

  it('count what a rule keeps from being judged once, under the worst fault of that rule', () => {
    const faults = faultsOf([
      silent({ id: 'a', ...rule('r'), verdict: 'warn' }),
      silent({ id: 'b', ...rule('r') }),
      blockedBy('r', 'c'),
    ]);
    expect(faults.map(({ severity, blocked }) => [severity, blocked])).to.deep.equal([
      ['serious', ['c']],
      ['warning', []],
    ]);
  });
});
