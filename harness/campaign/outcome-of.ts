// What the end of a unit tells: its outcome, what is left of it, and whether it has come to anything.

import type { Ended } from './engine.ts';
import { unpacked } from './packed.ts';
import { splitEnds } from './progress.ts';
import type { Outcome, Unit, UnitResult } from './unit.ts';

/** The outcome that an end tells, if it is one of this unit. */
export function outcomeOf(unit: Unit, { id, packed, error }: Ended): Outcome {
  if (error !== undefined) return { id, error };
  try {
    const result = unpacked(packed);
    const why = otherThan(unit, result);
    return why === undefined ? { id, result } : { id, error: why };
  } catch (cause) {
    return { id, error: (cause as Error).message };
  }
}

function otherThan(unit: Unit, result: UnitResult): string | undefined {
  if (unit.kind !== result.kind) return 'the worker gave the result of another unit';
  if (unit.kind !== 'cases' || result.kind !== 'cases') return undefined;
  const own = new Set(unit.cases);
  const stranger = result.events.find((event) => event.kind === 'case-end' && !own.has(event.result.id));
  return stranger && 'the worker gave the result of another case';
}

/** The cases of a unit for which there was no time; none if not one had time, since that would go on for ever. */
export function leftOf(unit: Unit, outcome: Outcome): readonly string[] {
  if (unit.kind !== 'cases' || 'error' in outcome || outcome.result.kind !== 'cases') return [];
  const { ended } = splitEnds(outcome.result.events);
  return ended.size > 0 ? unit.cases.filter((id) => !ended.has(id)) : [];
}

/** Whether a unit that was stopped has come to anything: fuzzing has to come to its end, of cases one has to. */
export function isKept(unit: Unit, outcome: Outcome): boolean {
  if ('error' in outcome) return false;
  if (outcome.result.kind === 'fuzz') return outcome.result.run.ended === undefined;
  return unit.kind === 'cases' && outcome.result.kind === 'cases' && splitEnds(outcome.result.events).ended.size > 0;
}
