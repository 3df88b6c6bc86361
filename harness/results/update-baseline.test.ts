import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../cli/testing/results.ts';
import type { RunResult } from '../model/run-result.ts';
import { applyBaseline } from './apply-baseline.ts';
import { parseBaseline, type WaivableVerdict } from './baseline.ts';
import { type BaselineUpdate, updateBaseline } from './update-baseline.ts';

const today = new Date('2026-05-10T12:00:00Z');
const run = aRunResult([
  aCaseResult({ id: 'a', scenario: 'a', verdict: 'fail', observed: { kind: 'report', text: 'A-ABORT' } }),
  aCaseResult({ id: 'b', scenario: 'b', verdict: 'pass' }),
  aCaseResult({ id: 'c', scenario: 'c', verdict: 'warn', observed: { kind: 'report', text: 'silence' } }),
  aCaseResult({ id: 'd', scenario: 'd', verdict: 'fail', observed: { kind: 'report', text: 'FIN' } }),
]);

function update(yaml: string, verdicts: readonly WaivableVerdict[] = ['fail']): BaselineUpdate {
  const read = parseBaseline('known.yaml', yaml);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const cases = { ids: run.cases.map(({ id }) => id), complete: true, whole: true };
  const { waivers } = applyBaseline(run, read.waivers, cases, today);
  return updateBaseline(yaml, waivers, run, { verdicts, acceptedBy: 'QA', today });
}

const known = `# What we know of ARCHIVE

# see ticket 12
- case: d
  verdict: fail
  reason: fixed in 2.0 # promised
  acceptedBy: the vendor
  until: 2026-06-30
`;

describe('updating a baseline', () => {
  it('makes a new one with a row for each fault, sorted, valid for 90 days', () => {
    const { yaml, ...counts } = update('');
    expect(counts).to.deep.equal({ kept: 0, renewed: 0, added: 2, removed: 0 });
    const entry = (id: string, title: string) =>
      `- rule: ${id}\n  reason: "taken over as it was found: ${title} (1 case)"\n  acceptedBy: QA\n  until: 2026-08-08\n`;
    const title = 'Expected: A valid instance is stored; instead it answers';
    expect(yaml).to.equal(
      entry('a/report/data-transfer', `${title} A-ABORT`) + entry('d/report/data-transfer', `${title} FIN`),
    );
    expect(update(yaml)).to.include({ yaml, kept: 2, added: 0 });
  });

  it('keeps the disputes of a file, and writes its waivers beside them', () => {
    const disputes = 'disputes:\n  - rule: d # by letter\n    by: ACME\n    text: not so\n    date: 2026-05-01\n';
    const { yaml, added } = update(disputes);
    expect(added).to.equal(2);
    expect(yaml).to.include(disputes).and.include('waivers:\n  - rule: a/report/data-transfer');
    expect(update(yaml)).to.include({ yaml, kept: 2, added: 0 });
  });

  const oneFault = (...ids: string[]) =>
    aRunResult(ids.map((id) => aCaseResult({ id, verdict: 'fail', observed: { kind: 'report', text: 'FIN' } })));
  const updateOf = (yaml: string, of: RunResult) => {
    const read = parseBaseline('known.yaml', yaml);
    const rows = 'waivers' in read ? read.waivers : [];
    const { waivers } = applyBaseline(of, rows, { ids: [], complete: true, whole: true }, today);
    return updateBaseline(yaml, waivers, of, { verdicts: ['fail'], acceptedBy: 'QA', today });
  };

  it('writes one row for a fault of many cases', () => {
    const { yaml, added } = updateOf('', oneFault('a', 'd', 'e'));
    expect(added).to.equal(1);
    expect(yaml).to.match(/^- rule: ps3\.4\/gg\.4\.2\/stored\/report\/data-transfer\n {2}reason: .*\(3 cases\)"\n/);
  });

  it('writes the cases of a fault of which only some are known', () => {
    const { yaml, added, kept } = updateOf(known, oneFault('a', 'd', 'e'));
    expect({ added, kept }).to.deep.equal({ added: 2, kept: 1 });
    expect(yaml).to.not.include('rule:');
    expect(yaml).to.match(
      /case: a\n {2}verdict: fail\n {2}reason: "taken over as it was found: FIN"\n.*case: d\n.*case: e\n/s,
    );
  });

  it('adds nothing for a fault that is known by its rule', () => {
    const row = '- rule: ps3.4/gg.4.2/*\n  reason: r\n  acceptedBy: QA\n  until: 2026-12-31\n';
    expect(updateOf(row, oneFault('a', 'b'))).to.deep.equal({ yaml: row, kept: 1, renewed: 0, added: 0, removed: 0 });
  });

  it('takes over warnings if they count', () => {
    expect(update('', ['fail', 'warn']).yaml).to.match(/rule: a\/.*rule: c\/.*\/warning\n.*rule: d\//s);
  });

  it('keeps the words and comments of what still holds', () => {
    const { yaml } = update(known);
    expect(yaml).to.match(/^# What we know of ARCHIVE\n\n- rule: a\//);
    expect(update(yaml)).to.include({ yaml, kept: 2 });
    expect(yaml).to.include('# see ticket 12\n- case: d\n').and.include('reason: fixed in 2.0 # promised\n');
    expect(yaml).to.include('until: 2026-06-30');
  });

  it('renews what had expired, with its reason, and removes what is no longer needed', () => {
    const old = known.replace('2026-06-30', '2026-01-01');
    const { yaml, ...counts } = update(`${old}${known.replace('case: d', 'case: b').replace(/^#.*\n/gm, '')}`);
    expect(counts).to.deep.equal({ kept: 0, renewed: 1, added: 1, removed: 1 });
    expect(yaml).to.include('reason: fixed in 2.0').and.include('until: 2026-08-08').and.not.include('case: b');
  });

  it('leaves an empty list if nothing deviates', () => {
    const { yaml } = updateOf('', aRunResult([]));
    expect(parseBaseline('known.yaml', yaml)).to.deep.equal({ waivers: [], disputes: [] });
  });
});
