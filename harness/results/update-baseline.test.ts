import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../cli/testing/results.ts';
import { applyBaseline } from './apply-baseline.ts';
import { parseBaseline, type WaivableVerdict } from './baseline.ts';
import { type BaselineUpdate, updateBaseline } from './update-baseline.ts';

const today = new Date('2026-05-10T12:00:00Z');
const run = aRunResult([
  aCaseResult({ id: 'a', verdict: 'fail', observed: { kind: 'report', text: 'A-ABORT' } }),
  aCaseResult({ id: 'b', verdict: 'pass' }),
  aCaseResult({ id: 'c', verdict: 'warn', observed: { kind: 'report', text: 'silence' } }),
  aCaseResult({ id: 'd', verdict: 'fail', observed: { kind: 'report', text: 'FIN' } }),
]);

function update(yaml: string, verdicts: readonly WaivableVerdict[] = ['fail']): BaselineUpdate {
  const read = parseBaseline('known.yaml', yaml);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const cases = { ids: run.cases.map(({ id }) => id), complete: true };
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
  it('makes a new one of every fail, sorted, valid for 90 days', () => {
    const { yaml, ...counts } = update('');
    expect(counts).to.deep.equal({ kept: 0, renewed: 0, added: 2, removed: 0 });
    const entry = (id: string, actual: string) =>
      `- case: ${id}\n  verdict: fail\n  reason: "taken over as it was found: ${actual}"\n  acceptedBy: QA\n  until: 2026-08-08\n`;
    expect(yaml).to.equal(entry('a', 'A-ABORT') + entry('d', 'FIN'));
    expect(update(yaml)).to.include({ yaml, kept: 2, added: 0 });
  });

  it('says of what it adds what came, not only what the clause demands', () => {
    const failed = aCaseResult({ id: 'a', verdict: 'fail', observed: { kind: 'report', text: 'silence for 3000 ms' } });
    const { ref, text } = failed.requirement;
    const cases = [{ ...failed, reasons: [{ kind: 'requirement' as const }] }];
    const { yaml } = updateBaseline('', [], { cases }, { verdicts: ['fail'], acceptedBy: 'QA', today });
    expect(yaml).to.include(`as it was found: silence for 3000 ms; ${ref}: ${text}"`);
  });

  it('takes over warnings where they count', () => {
    expect(update('', ['fail', 'warn']).yaml).to.match(/case: a\n.*case: c\n.*case: d\n/s);
  });

  it('keeps the words and comments of what still holds', () => {
    const { yaml } = update(known);
    expect(yaml).to.match(/^# What we know of ARCHIVE\n\n- case: a\n/);
    expect(update(yaml)).to.include({ yaml, kept: 2 });
    expect(yaml).to.include('# see ticket 12\n- case: d\n').and.include('reason: fixed in 2.0 # promised\n');
    expect(yaml)
      .to.include('until: 2026-06-30')
      .and.match(/case: a\n.*case: d\n/s);
  });

  it('renews what had expired, with its reason, and removes what is no longer needed', () => {
    const old = known.replace('2026-06-30', '2026-01-01');
    const { yaml, ...counts } = update(`${old}${known.replace('case: d', 'case: b').replace(/^#.*\n/gm, '')}`);
    expect(counts).to.deep.equal({ kept: 0, renewed: 1, added: 1, removed: 1 });
    expect(yaml).to.include('reason: fixed in 2.0').and.include('until: 2026-08-08').and.not.include('case: b');
  });

  it('leaves an empty list when nothing deviates', () => {
    const { yaml } = updateBaseline('', [], { cases: [] }, { verdicts: ['fail'], acceptedBy: 'QA', today });
    expect(parseBaseline('known.yaml', yaml)).to.deep.equal({ waivers: [] });
  });
});
