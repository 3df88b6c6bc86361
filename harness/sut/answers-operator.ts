// The answers of a person from a file, for a run without a terminal: each is given when what was sent has come to its end.

import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Operator, OperatorAnswer, OperatorQuestion } from './operator.ts';

/** One answer: a word, or a word with what is said beside it. */
export const answerSchema = z.union([
  z.enum(['sent', 'again', 'stop']),
  z.strictObject({ sent: z.string().min(1).describe('What the system shows') }),
  z.strictObject({ cannot: z.string().min(1).describe('Why the system cannot do that') }),
]);

export type FiledAnswer = z.infer<typeof answerSchema>;

/** Nothing comes or goes for so long, in milliseconds, when a system has sent. */
const quietMs = 1500;
const lookMs = 50;

/** An operator who gives these answers one after the other, and then stops. */
export function answersOperator(answers: readonly FiledAnswer[], now: () => Date = () => new Date()): Operator {
  const left = [...answers];
  return {
    async ask(question, signal): Promise<OperatorAnswer> {
      const answer = left.shift();
      const at = now().toISOString();
      if (answer === undefined || answer === 'stop') return { key: 'stop', at };
      if (answer === 'again') return { key: 'again', at };
      if (typeof answer === 'object' && 'cannot' in answer) return { key: 'cannot', text: answer.cannot, at };
      if (!(await hasSent(question, signal))) return { key: 'silent', at: now().toISOString() };
      const text = typeof answer === 'object' ? { text: answer.sent } : {};
      return { key: 'sent', ...text, at: now().toISOString() };
    },
  };
}

/** Waits until something has come and all associations have ended; false if the time is over before. */
async function hasSent({ seen, timeoutMs }: OperatorQuestion, signal: AbortSignal): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    const { associations, open, quietMs: quiet } = seen();
    if (associations > 0 && open === 0 && quiet >= quietMs) return true;
    await delay(lookMs, undefined, { signal }).catch(() => {});
    signal.throwIfAborted();
  }
  return seen().associations > 0;
}
