// What a step of a case is, for who watches the bytes that it sends: its text, and whether a peer may do that.

import { inputOf } from '../language/input.ts';
import type { InputKind } from '../model/fault.ts';
import type { StepFacts } from '../model/traffic.ts';
import { stepText } from '../words/step-text.ts';
import { isPlainStep } from './plain-steps.ts';
import type { Step } from './step.ts';

/** What the harness does after the last step: it ends what is open, in order. */
export const endFacts: StepFacts = { text: '', input: 'usual' };

/** The step at a place of a case. */
export function stepFacts(steps: readonly Step[], at: number, input: InputKind): StepFacts {
  const step = steps[at];
  if (!step) return endFacts;
  return { text: `step ${at + 1} of ${steps.length}: ${stepText(step)}`, input: inputOfStep(step, steps, input) };
}

/** If no step of an illegal case shows by itself what is illegal, all are that do not send what every requestor sends. */
function inputOfStep(step: Step, steps: readonly Step[], input: InputKind): StepFacts['input'] {
  if (input === 'legal') return isChanged(step) || isUnusual(step) ? 'changed' : 'usual';
  const isIllegal = steps.some(isChanged) ? isChanged(step) : !isPlainStep(step);
  return isIllegal ? 'illegal' : 'usual';
}

function isChanged({ verb, args }: Step): boolean {
  return inputOf([{ [verb]: args }]) === 'illegal';
}

/** Whether it sends a Data Set of its own, or a message cut into fragments of its own, as no usual peer does. */
function isUnusual({ args }: Step): boolean {
  if (typeof args !== 'object' || args === null) return false;
  return 'fragments' in args || ('dataSet' in args && typeof args.dataSet === 'object');
}
