// From a failure to a find: is it confirmed, what is the simplest input, and what of it may be anything?

import { type Failure, showsInHealth } from '../exchange/failure.ts';
import { type Input, namesOf } from '../input.ts';
import { joinedSequence } from '../stateful/join.ts';
import type { Target } from '../target.ts';
import { explain } from './explain.ts';
import type { Find } from './find.ts';
import type { PhaseInput } from './phases.ts';
import { shrink } from './shrink.ts';
import type { SutRunner } from './sut-runner.ts';

export interface InvestigateOptions {
  readonly target: Target;
  readonly runner: SutRunner;
  readonly shrinkTimeMs: number;
  readonly explains: boolean;
  /** Milliseconds since the campaign began. */
  readonly elapsedMs: () => number;
  readonly onTried: (tried: number) => void;
}

/** A failure with the inputs that it was seen with. */
export interface Suspicion {
  readonly failure: Failure;
  readonly inputs: readonly Input[];
  readonly drawn: PhaseInput;
  readonly run: number;
}

const confirmations = 3;
/** Operations of a sequence that are in the id of a find. */
const namedOperations = 6;

/** Confirms, shrinks and explains. A find that is not confirmed is returned all the same, with how often it showed again. */
export async function investigate(suspicion: Suspicion, options: InvestigateOptions): Promise<Find> {
  const { failure, drawn, run } = suspicion;
  const { runner } = options;
  const inputs = await asOne(suspicion, runner);
  const seen: Failure[] = [];
  for (let times = 0; times < confirmations; times += 1) {
    const again = await runner.alone(inputs, failure, showsInHealth(failure));
    if (again) seen.push(again);
    else if (times === 0 && !showsInHealth(failure)) break;
  }
  const told = seen.at(-1) ?? failure;
  const base = {
    original: drawn.input,
    run,
    phase: drawn.phase,
    confirmed: seen.length,
    failure: told,
    occurrences: 1,
  };
  const atMs = options.elapsedMs();
  const [only] = inputs;
  const isShrunk = seen.length === confirmations && inputs.length === 1 && only !== undefined;
  const { shrunk, tried, explanation } = isShrunk
    ? await simplest(only, told, options)
    : { shrunk: inputs, tried: 0, explanation: [] };
  const mutations = new Set(shrunk.flatMap(namesOf));
  const captured = seen.length > 0 ? await runner.record?.(shrunk).catch(() => undefined) : undefined;
  const find = { ...base, id: idOf(told, shrunk), inputs: shrunk, tried, explanation, mutations, atMs };
  return { ...find, ...(captured && { captured }) };
}

/** Several sequences that show a failure together are one, so that it can be shrunk, if that one shows it too. */
async function asOne({ failure, inputs }: Suspicion, runner: SutRunner): Promise<readonly Input[]> {
  const joined = inputs.length < 2 ? undefined : joinedSequence(inputs);
  if (!joined) return inputs;
  return (await runner.alone([joined], failure, showsInHealth(failure))) ? [joined] : inputs;
}

async function simplest(input: Input, failure: Failure, options: InvestigateOptions) {
  const { target, runner, shrinkTimeMs, explains, onTried } = options;
  const fails = async (candidate: Input) =>
    (await runner.alone([candidate], failure, showsInHealth(failure))) !== undefined;
  const deadline = performance.now() + shrinkTimeMs;
  const { input: shrunk, tried } = await shrink(input, {
    elementsOf: (one) => runner.elementsOf(one),
    timeMs: shrinkTimeMs,
    fails,
    onTried,
  });
  if (!explains) return { shrunk: [shrunk], tried, explanation: [] };
  // What is left of the time, and no less than a quarter of it.
  const until = Math.max(deadline, performance.now() + shrinkTimeMs / 4);
  // A run that is stopped, or a SUT that is gone for good, takes nothing away of what is known.
  const explanation = await explain(shrunk, { target, fails, mayGoOn: () => performance.now() < until }).catch(
    () => [],
  );
  return { shrunk: [shrunk], tried, explanation };
}

function idOf({ class: kind }: Failure, inputs: readonly Input[]): string {
  return `${kind.replaceAll(' ', '-')}/${nameOf(inputs)}`;
}

/** The first mutations, or the kinds of the first operations of a single sequence. */
function nameOf(inputs: readonly Input[]): string {
  const [first, second] = inputs;
  const kinds = (!second && first?.operations?.slice(0, namedOperations).map(({ kind }) => kind)) || undefined;
  const names = kinds ?? [...new Set(inputs.flatMap(namesOf))].slice(0, 3);
  return names.map((name) => name.toLowerCase().replaceAll(/[/ ]/g, '-')).join('.') || 'no-mutation';
}
