import { expect } from 'chai';
import { runResultSchema } from '../model/run-result.ts';
import { isRuleCase } from '../results/rule-id.ts';
import type { Journal } from './journal.ts';
import { extentOf, resultOf } from './journal-result.ts';
import { aJournal, eventsOf, passed, selection } from './testing/journals.ts';

const verdictsOf = (journal: Journal) =>
  (resultOf(journal) ?? expect.fail()).cases.filter((one) => !isRuleCase(one)).map(({ verdict }) => verdict);

describe('The result of a journal', () => {
  it('of a run that came to its end is that of the run', () => {
    const result = resultOf(aJournal());
    expect(runResultSchema.parse(result)).to.deep.equal(result);
    expect(result).to.deep.include({ interrupted: false, durationMs: 90, startedAt: '2026-01-01T00:00:00.000Z' });
    expect(verdictsOf(aJournal())).to.deep.equal(selection.map(() => 'pass'));
  });

  it('of a run that was killed shows it as far as it went, and tells of each other case that it was not run', () => {
    const journal = aJournal({ until: 4 });
    const result = resultOf(journal) ?? expect.fail();
    expect(runResultSchema.parse(result)).to.deep.equal(result);
    expect(verdictsOf(journal)).to.deep.equal([...Array(4).fill('pass'), ...Array(5).fill('inconclusive')]);
    const open = result.cases.find(({ id }) => id === 'e') ?? expect.fail();
    expect(open.reasons).to.deep.equal([{ kind: 'not-run', text: 'not run: the run was stopped before' }]);
    expect(result).to.include({ interrupted: true, durationMs: 39 });
    expect(result.sut.notes).to.deep.equal(['the run was stopped before its end: 4 of 9 cases ended, 5 were not run']);
    expect(extentOf(journal)).to.deep.equal({ ended: 4, planned: 9, isWhole: false });
  });

  it('is none if the run had not begun', () => {
    expect(resultOf({ ...aJournal(), runs: [] })).to.equal(undefined);
  });

  it('of a run that was resumed is that of a whole run, without what was captured before', () => {
    const captured = (id: string) => passed(id, { capture: { streams: [0], frames: [1, 9] } });
    const [, , ...rest] = eventsOf(selection, { resultOf: captured });
    const killed = eventsOf(selection, { until: 2, resultOf: captured });
    const resume = { kind: 'run-resume', at: 20, startedAt: '2026-01-02T00:00:00.000Z' } as const;
    const events = [...killed, resume, ...rest.filter((one) => !('result' in one) || !/^a:[12]$/.test(one.result.id))];
    const result = resultOf({ ...aJournal(), runs: [events] }) ?? expect.fail();
    expect(result).to.deep.include({ interrupted: false, startedAt: '2026-01-01T00:00:00.000Z' });
    const own = result.cases.filter((one) => !isRuleCase(one));
    expect(own.map(({ id }) => id)).to.deep.equal(selection);
    expect(own.filter(({ capture }) => !capture).map(({ id }) => id)).to.deep.equal(['a:1', 'a:2']);
  });

  it('of a run that was repeated is the worst of each case', () => {
    const failed = (id: string) =>
      passed(id, id === 'c' ? { verdict: 'fail', reasons: [{ kind: 'requirement' }] } : {});
    const journal = { ...aJournal(), runs: [eventsOf(selection), eventsOf(selection, { resultOf: failed })] };
    expect(resultOf(journal)?.cases.find(({ id }) => id === 'c')).to.deep.include({
      verdict: 'fail',
      repeated: ['pass', 'fail'],
    });
  });
});
