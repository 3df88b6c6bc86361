import { expect } from 'chai';
import type { CaseResult } from '../../model/run-result.ts';
import { outcomeLine } from '../../words/case-text.ts';
import { inParallel } from '../faulty/in-parallel.ts';
import { heldAgainst, scuCasesById, someOf } from './detect-scu.ts';
import { legalScuChoices } from './legal/index.ts';

/** A case in one line, so that a failure shows what came. */
function line(result: CaseResult): string {
  return `${result.verdict} ${result.id}: ${outcomeLine(result)}`;
}

/** Most of the time goes into waiting for what never comes. */
const choicesAtOnce = 4;

describe('an SCU that may do so, and', function () {
  this.timeout(300_000);
  let judged: ReadonlyMap<string, Promise<readonly CaseResult[]>>;

  before(() => {
    const cases = [...scuCasesById().values()];
    const numbered = legalScuChoices.map((choice, number) => ({ choice, number }));
    const started = inParallel(numbered, choicesAtOnce, ({ choice, number }) =>
      heldAgainst(choice, someOf(cases, number)),
    );
    judged = new Map(numbered.map(({ choice }, at) => [choice.name, started[at] as Promise<readonly CaseResult[]>]));
  });

  for (const { name, does } of legalScuChoices) {
    it(`${does} (${name})`, async () => {
      const held = (await judged.get(name)) as readonly CaseResult[];
      expect(held.map(line)).to.deep.equal([]);
    });
  }
});
