// The inputs of a campaign with their numbers: all of them, those of a shard, or the one that a path names.

import { type Input, pathOf } from '../input.ts';
import { type Draw, draws, type PhaseInput, type PhaseOptions } from './phases.ts';

/** One of several campaigns that share the inputs between them: `index` from 1 to `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** A path that names no input of the campaign. */
export class UnknownPath extends RangeError {
  override readonly name = 'UnknownPath';
}

/** Draws at most that are made to come to a path. Inputs that were given and not drawn have numbers beyond, and no path. */
const mostDraws = 10_000_000;

/** Every input, or every `count`th, with its number. An input that is made of another has a path, so that seed and path name it. */
export function* selectedInputs(
  options: PhaseOptions,
  { index, count }: Shard = { index: 1, count: 1 },
): IterableIterator<PhaseInput> {
  let drawn = 0;
  let given = 0;
  for (const { parent, childOf, phase, input } of draws(options)) {
    const isGiven = phase === 'corpus';
    if (isGiven) given += 1;
    else drawn += 1;
    const run = isGiven ? mostDraws + given : drawn;
    if (((isGiven ? given : drawn) - index) % count !== 0) continue;
    const { path: _, ...plain } = input;
    const made = parent && childOf ? { ...childOf(parent), path: `${run}.${pathOf(parent)}` } : plain;
    yield { phase, input: { ...made, serial: run }, run };
  }
}

/**
 * The input of a path, whatever was run before. The numbers are those of its draw and of the draws that it was made of.
 * @throws UnknownPath
 */
export function inputAt(path: string, options: Omit<PhaseOptions, 'parents'>): PhaseInput & { readonly run: number } {
  const numbers = numbersOf(path);
  const drawn = drawnAt(new Set(numbers), options);
  const [run = 0] = numbers;
  let made: Input | undefined;
  for (const number of numbers.toReversed()) {
    const one = drawn.get(number);
    if (!one) throw new UnknownPath(`there is no input ${path}: what is selected has fewer`);
    made = made ? one.childOf?.(made) : one.input;
  }
  const phase = numbers.length > 1 ? 'feedback' : drawn.get(run)?.phase;
  if (!made || !phase) throw new UnknownPath(`there is no input ${path}`);
  return { phase, input: { ...made, serial: run, ...(numbers.length > 1 && { path }) }, run };
}

function drawnAt(wanted: ReadonlySet<number>, options: Omit<PhaseOptions, 'parents'>): ReadonlyMap<number, Draw> {
  const last = Math.max(...wanted);
  const found = new Map<number, Draw>();
  let run = 0;
  for (const one of draws({ ...options, corpus: [], parents: () => [] })) {
    run += 1;
    if (wanted.has(run)) found.set(run, one);
    if (run >= last) break;
  }
  return found;
}

/** The numbers of a path, `1812` or `1812.1560`. @throws UnknownPath for what is none */
export function numbersOf(path: string): readonly number[] {
  const numbers = path.split('.').map(Number);
  if (!/^\d{1,8}(\.\d{1,8}){0,999}$/.test(path) || numbers.some((one) => one < 1 || one > mostDraws))
    throw new UnknownPath(`expected the number of an input, or several with dots between, and not ${path}`);
  return numbers;
}
