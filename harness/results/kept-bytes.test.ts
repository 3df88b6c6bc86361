import { expect } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import { KeptBytes } from './kept-bytes.ts';

const result = (id: string, rules: readonly string[], parts: Partial<CaseResult> = {}): CaseResult =>
  ({
    id,
    verdict: 'pass',
    findings: rules.map((rule) => ({ rule, clause: 'PS3.7 E.1', level: 'shall', text: 'x' })),
    wire: [{ at: 0, direction: 'received', what: { kind: 'note', text: '' }, hex: '0700' }],
    ...parts,
  }) as CaseResult;
const hasBytes = ({ wire }: CaseResult) => wire.some(({ hex }) => hex !== undefined);

describe('The bytes of cases that passed', () => {
  it('are kept of the first case that shows a rule broken, and when it ends again', () => {
    const kept = new KeptBytes();
    const seen = [
      ['a', ['x']],
      ['b', ['x']],
      ['c', ['x', 'y']],
      ['d', []],
      ['a', ['x']],
    ] as const;
    expect(seen.map(([id, rules]) => hasBytes(kept.of(result(id, rules))))).to.deep.equal([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it('do not go for those of a case that did not pass', () => {
    const kept = new KeptBytes();
    kept.of(result('a', ['x']));
    expect(hasBytes(kept.of(result('b', ['x'], { verdict: 'warn' })))).to.equal(true);
  });
});
