// An acceptor's turns as the steps of a scenario for an SCU: the exact bytes, and when they come.

import type { AcceptorTurn } from '../draft/acceptor-turn.ts';
import type { AcceptorExchange } from '../scu/build-answers.ts';
import type { ScenarioStep } from './scenario-steps.ts';

type Act = Readonly<Record<string, unknown>>;

interface Answer {
  readonly to: string;
  readonly when?: 'command' | 'first-fragment';
  readonly turns: readonly AcceptorTurn[];
}

/** What an SCU does that gives up: it aborts the association, or closes the connection. */
const gaveUp = { anyOf: [{ pdu: 'A-ABORT' }, { transport: 'closed' }] };

/**
 * The steps that answer as an exchange does. Requests that no step is for are answered well.
 *
 * @param isGivenUp whether the SCU is expected to give up after the last of them
 */
export function answerSteps({ turns }: Pick<AcceptorExchange, 'turns'>, isGivenUp = false): readonly ScenarioStep[] {
  const steps = answersOf(turns).flatMap((answer): Act[] => {
    if (isPlain(answer)) return [];
    const { to, when } = answer;
    const [first, ...after] = actsOf(answer.turns);
    const head = { to, ...(when && { when }) };
    if (!first) return to === 'connection' ? [] : [{ ...head, silence: true }];
    return [{ ...head, ...first, ...(after.length > 0 && { after }) }];
  });
  const last = steps.length - 1;
  return steps.map((step, at) => ({ respond: isGivenUp && at === last ? { ...step, expect: gaveUp } : step }));
}

/** What is done after each request that is waited for, and before the first. */
function answersOf(turns: readonly AcceptorTurn[]): readonly Answer[] {
  const answers: { to: string; when?: 'command' | 'first-fragment'; turns: AcceptorTurn[] }[] = [
    { to: 'connection', turns: [] },
  ];
  for (const turn of turns) {
    if (turn.kind === 'await') answers.push({ to: turn.what, ...(turn.when && { when: turn.when }), turns: [] });
    else answers.at(-1)?.turns.push(turn);
  }
  return answers;
}

const answerTo: Readonly<Record<string, string>> = {
  'A-ASSOCIATE-RQ': 'A-ASSOCIATE-AC',
  'C-STORE-RQ': 'P-DATA-TF',
  'A-RELEASE-RQ': 'A-RELEASE-RP',
};

/** Whether it is what every acceptor does, and the answer to this request. */
function isPlain({ to, when, turns }: Answer): boolean {
  if (when !== undefined || turns.length === 0 || (turns.length > 1 && to !== 'C-STORE-RQ')) return false;
  return turns.every(
    (turn) => turn.kind === 'send' && turn.isPlain && turn.segments === undefined && turn.what === answerTo[to],
  );
}

/** What is sent at once is one act. */
function actsOf(turns: readonly AcceptorTurn[]): readonly Act[] {
  const acts: { delayMs?: number; bytes?: string; segments?: unknown; close?: string }[] = [];
  let delayMs = 0;
  for (const turn of turns) {
    if (turn.kind === 'pause') delayMs += turn.ms;
    else if (turn.kind === 'end') acts.push({ ...delay(delayMs), close: turn.how === 'FIN' ? 'fin' : 'rst' });
    else if (turn.kind === 'send') {
      const bytes = Buffer.from(turn.bytes).toString('hex');
      const last = acts.at(-1);
      const isJoined = delayMs === 0 && turn.segments === undefined && last?.bytes !== undefined && !last.segments;
      if (isJoined) last.bytes += bytes;
      else acts.push({ ...delay(delayMs), bytes, ...(turn.segments !== undefined && { segments: turn.segments }) });
    }
    if (turn.kind !== 'pause') delayMs = 0;
  }
  return acts;
}

function delay(ms: number): { delayMs?: number } {
  return ms === 0 ? {} : { delayMs: ms };
}
