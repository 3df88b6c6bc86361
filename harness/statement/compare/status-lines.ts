// Statuses that the SCP sends and what the SCU does with each; character sets: PS3.2 Tables N.7-42, N.7-43 and N.1-15.

import { known, leafValue } from '../facts/leaf.ts';
import type { HandledStatus } from '../facts/service.ts';
import type { Line } from './comparison.ts';
import { type Scp, type Scu, sideOf } from './sides.ts';

/** A line for each status that the SCP says it sends. */
export function statusLines(scu: Scu, scp: Scp): Line[] {
  const sent = [...new Set((scp.acceptor.statuses ?? []).map(({ status }) => status))].filter((it) => it !== '0x0000');
  return sent.map((status) => {
    const handled = handlingOf(scu.initiator.statuses ?? [], status);
    const condition = scp.acceptor.statuses?.find((it) => it.status === status)?.condition;
    const place = `initiator.statuses[${handled?.status ?? status}]`;
    return {
      topic: 'Statuses',
      subject: status,
      ...(handled
        ? { outcome: 'will' as const, why: handled.status === '*' ? 'handled as any other status' : 'handled' }
        : { outcome: 'depends' as const, why: 'the SCU does not say what it does with it' }),
      scu: { text: behaviourText(handled), place: `${scu.ae.name} ${place}`, basis: scu.facts.kind },
      scp: {
        text: leafValue(condition) ?? 'sent',
        place: `${scp.ae.name} acceptor.statuses[${status}]`,
        basis: leafValue(condition) === undefined ? scp.facts.kind : known(condition, scp.facts.kind).basis,
      },
    };
  });
}

/** The row of a status: its own, else that of all others. */
function handlingOf(rows: readonly HandledStatus[], status: string): HandledStatus | undefined {
  return rows.find((row) => row.status === status) ?? rows.find((row) => row.status === '*');
}

const nextWords = { 'goes-on': 'goes on', stops: 'stops', aborts: 'aborts' } as const;

/** What an SCU does with a status, in words. */
export function behaviourText(row: HandledStatus | undefined): string {
  if (row === undefined) return 'not stated';
  const next = leafValue(row.next);
  const retries = leafValue(row.retries);
  const told = leafValue(row.told);
  const parts = [
    leafValue(row.behaviour),
    next && nextWords[next],
    retries !== undefined && retries > 0 && `tries again ${retries === 1 ? 'once' : `${retries} times`}`,
    told && (told === 'not-told' ? 'does not tell the user' : `tells the user${told === 'told' ? '' : ` (${told})`}`),
  ].filter((part): part is string => typeof part === 'string');
  return parts.length === 0 ? 'not stated' : parts.join('; ');
}

/** Whether the SCP supports each character set in which the SCU sends. Nothing is said if neither mentions them. */
export function characterSetLines(scu: Scu, scp: Scp): Line[] {
  const a = scu.facts.characterSets;
  const b = scp.facts.characterSets;
  if (a === undefined && b === undefined) return [];
  const words = (sets: readonly string[]) => sets.map(setName).join(', ');
  const { value: sent, ...left } = sideOf<readonly string[]>(scu, 'characterSets', a, words);
  const { value: taken, ...right } = sideOf<readonly string[]>(scp, 'characterSets', b, words);
  const line = { topic: 'Character sets' as const, subject: 'Specific Character Set', scu: left, scp: right };
  if (sent === undefined || taken === undefined)
    return [{ ...line, outcome: 'depends', why: 'one side does not state them' }];
  const missing = sent.filter((set) => !taken.includes(set));
  if (missing.length === 0) return [{ ...line, outcome: 'will', why: 'the SCP supports all that the SCU sends' }];
  return [{ ...line, outcome: 'depends', why: `texts in ${words(missing)} may not be shown as they are meant` }];
}

const setName = (set: string): string => (set === '' ? 'ISO-IR 6' : set);
