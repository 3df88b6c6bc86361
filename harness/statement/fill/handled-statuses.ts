// What an SCU does with each status, from the cases of a run: PS3.2 Table N.7-42, PS3.4 GG.5.1.

import type { StatusBehaviour } from '../../model/status-behaviour.ts';
import type { HandledStatus } from '../facts/service.ts';
import { seen, unseen } from './measured-leaf.ts';
import { statusMeaning } from './status-meaning.ts';

/** A row for each status; undefined if no SCU got one. */
export function handledStatuses(behaviour: readonly StatusBehaviour[] = []): HandledStatus[] | undefined {
  return behaviour.length === 0 ? undefined : behaviour.map(row);
}

function row(one: StatusBehaviour): HandledStatus {
  const { status, triesAgain, triesAgainAfterMs, cases } = one;
  const waits = triesAgainAfterMs === undefined ? undefined : Math.round(triesAgainAfterMs / 100) / 10;
  return {
    status,
    ...statusMeaning(status),
    behaviour: seen(behaviourWords(one), cases),
    next: nextLeaf(one),
    retries: seen(triesAgain, cases),
    ...(waits !== undefined && { retryAfterSeconds: seen(waits, cases) }),
    told: toldLeaf(one),
  };
}

function nextLeaf({ goesOn, stops, aborts, cases }: StatusBehaviour): NonNullable<HandledStatus['next']> {
  const ways = (['goes-on', 'stops', 'aborts'] as const).filter((_, at) => ([goesOn, stops, aborts][at] ?? 0) > 0);
  const [only] = ways;
  if (only === undefined) return unseen(cases, 'it had no more to send');
  return ways.length === 1 ? seen(only, cases) : unseen(cases, `differs: ${countsOf({ goesOn, stops, aborts })}`);
}

function countsOf({ goesOn, stops, aborts }: Pick<StatusBehaviour, 'goesOn' | 'stops' | 'aborts'>): string {
  const parts = [
    { count: goesOn, words: 'sends the next instance' },
    { count: stops, words: 'stops' },
    { count: aborts, words: 'aborts' },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${words} (${count})`)
    .join(', ');
}

/** In which words the user is told is never understood; only whether something differs from success. */
function toldLeaf({ shownBy, cases }: StatusBehaviour): NonNullable<HandledStatus['told']> {
  if (shownBy === undefined) return unseen(cases, 'not compared with a run in which all was well');
  return shownBy.length === 0
    ? seen('not-told', cases, 'nothing differs from a run in which all was well')
    : seen('told', cases, `shown by ${shownBy.join(', ')}`);
}

function behaviourWords(one: StatusBehaviour): string {
  const { triesAgain, shownBy } = one;
  const counts = countsOf(one);
  const single = counts.includes(',') ? counts : counts.replace(/ \(\d+\)$/, '');
  return [
    single === '' ? 'it had no more to send' : single,
    triesAgain === 0 ? 'does not send it again' : `sends it again ${triesAgain === 1 ? 'once' : `${triesAgain} times`}`,
    ...(shownBy === undefined ? [] : [shownBy.length === 0 ? 'nothing shows it' : `shown by ${shownBy.join(', ')}`]),
  ].join('; ');
}
