// The same case with every answer as a well-behaved SCP gives it: what a run is compared with, so that the two differ in nothing
// but that.

import type { AcceptSpec } from '../language/accept-spec.ts';
import type { ResponseRule } from '../language/respond.ts';
import type { PlannedAnswer } from './planned-answers.ts';
import type { SignName } from './scu-signs.ts';
import type { ScuStep } from './scu-step.ts';

/**
 * The steps with good answers. What is legal stays: times, lengths, and when an answer comes. What the scenario gave is left
 * out, so that cases that differ in their bad answers alone are compared with the same runs.
 */
export function wellAnswered(steps: readonly ScuStep[]): readonly ScuStep[] {
  const good = steps.flatMap(({ verb, steps: inner, instances, order, answers }): ScuStep[] => {
    const step = { verb, args: {}, steps: inner };
    if (order || instances !== undefined) return [{ ...step, ...kept({ instances, order }) }];
    const answered = (answers ?? []).flatMap(goodAnswer);
    return answered.length === 0 ? [] : [{ ...step, answers: answered }];
  });
  // Requests that no step is for are answered with success at once: steps that say nothing else can go, if all can.
  const isNeedless = ({ rule, accept }: PlannedAnswer) => Object.keys(rule ?? accept ?? {}).length === (rule ? 1 : 0);
  const areNeedless = good.flatMap(({ answers }) => answers ?? []).every(isNeedless);
  return areNeedless ? good.filter(({ answers }) => answers === undefined) : good;
}

/** What a rule says of which requests it is for, and a status. */
const plain: ReadonlySet<string> = new Set(['to', 'times', 'Status']);

/** Whether every request is answered with success at once, and with nothing else. */
export function isAnsweredWell(steps: readonly ScuStep[]): boolean {
  return steps
    .flatMap(({ answers }) => answers ?? [])
    .every(({ rule, accept }) => !accept && rule?.Status === 0 && Object.keys(rule).every((key) => plain.has(key)));
}

function kept({ instances, order }: Pick<ScuStep, 'instances' | 'order'>): Pick<ScuStep, 'instances' | 'order'> {
  return { ...(instances !== undefined && { instances }), ...(order && { order }) };
}

function goodAnswer({ to, times, rule, accept }: PlannedAnswer): PlannedAnswer[] {
  if (accept) return [{ to, times, accept: goodAcceptance(accept) }];
  if (!rule || rule.Status === undefined) return [];
  const { when, delayMs, segments } = rule;
  const good: ResponseRule = {
    Status: 0,
    ...(when && { when }),
    ...(delayMs && { delayMs }),
    ...(segments && { segments }),
  };
  return [{ to, times, rule: good }];
}

function goodAcceptance(accept: AcceptSpec): AcceptSpec {
  const { maxLength, transferSyntax, window, delayMs, segments } = accept;
  return {
    ...(maxLength !== undefined && { maxLength }),
    ...(transferSyntax !== undefined && { transferSyntax }),
    ...(window && { window }),
    ...(delayMs && { delayMs }),
    ...(segments && { segments }),
  };
}

/** What an SCU shows by itself, whatever the harness does to its association. */
const ownSigns: readonly SignName[] = ['exit', 'output', 'outcomes', 'attested'];

/** Signs that can be due to the harness, which ends the association, rejects it, or answers nothing. */
export function meaningfulSigns(steps: readonly ScuStep[], signs: readonly SignName[]): SignName[] {
  const interferes = steps.flatMap(({ answers }) => answers ?? []).some(isInterference);
  return signs.filter((sign) => !interferes || ownSigns.includes(sign));
}

/** What may keep an SCU from sending, or ends its association. */
const interfering: ReadonlySet<string> = new Set([
  ...['pdu', 'close', 'bytes', 'silence', 'after'],
  ...['unproposed', 'acceptedTransferSyntax', 'unanswered', 'applicationContext'],
]);

function isInterference({ rule, accept }: PlannedAnswer): boolean {
  if (accept && [accept.result ?? 0].flat().some((result) => result !== 0)) return true;
  if (accept?.mutate !== undefined) return true;
  return [...Object.keys(rule ?? {}), ...Object.keys(accept ?? {})].some((name) => interfering.has(name));
}
