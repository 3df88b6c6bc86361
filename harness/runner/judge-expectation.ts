// Judges what the SUT does next against the reactions that a scenario lists.

import { describeAlternative } from '../oracle/describe.ts';
import { type Alternative, alternativesOf, type Expectation } from '../oracle/expectation.ts';
import { matches } from '../oracle/match.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { verdictOfMismatch } from './judgement.ts';
import { CaseDecided } from './outcome.ts';
import { acceptSilence, nextReaction, type Reaction } from './reaction.ts';
import { takeAnswer } from './take-answer.ts';
import { describeEvent } from './wire-event.ts';

/** Waits for one reaction, or for each of `allOf`. Throws CaseDecided when something else came. */
export async function judgeExpectation(
  context: CaseContext,
  association: AssociationState,
  expectation: Expectation,
): Promise<void> {
  const open = [...alternativesOf(expectation)];
  const expected = open.map(describeAlternative);
  const rounds = expectation.allOf ? open.length : 1;
  for (let round = 0; round < rounds; round++) {
    const reaction = await nextReaction(context, association, expectation.timeoutMs);
    takeAnswer(context, association, reaction.event);
    const met = open.findIndex((alternative) => matches(alternative, reaction.event, reaction.operation));
    record(context, expected, reaction, open[met]);
    if (reaction.event.kind === 'silence') acceptSilence(context, association);
    if (expectation.allOf) open.splice(met, 1);
  }
}

function record(
  context: CaseContext,
  expected: readonly string[],
  { event }: Reaction,
  met: Alternative | undefined,
): void {
  const actual = describeEvent(event);
  const { ref, level, text } = context.case.requirement;
  if (!met) {
    context.judgement.point({ expected, actual, verdict: verdictOfMismatch(level), reason: `${ref}: ${text}` });
    throw new CaseDecided();
  }
  const { verdict = 'pass', note } = met;
  context.judgement.point({
    expected,
    actual,
    verdict,
    ...(verdict === 'pass' ? {} : { reason: note ?? `${ref}: ${text}` }),
  });
  if (note && verdict === 'pass') context.judgement.note(note);
  if (verdict === 'fail') throw new CaseDecided();
}
