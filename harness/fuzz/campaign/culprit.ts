// Which input made the SUT ill: what was in flight last, then the whole batch, then what came before it.

import type { Failure } from '../exchange/failure.ts';
import { bisect } from './bisect.ts';
import { inputsOf, type Numbered } from './numbered.ts';
import type { SutRunner } from './sut-runner.ts';

/** Where to look for an input. */
export interface Suspects {
  /** In flight when the failure was seen. */
  readonly last: readonly Numbered[];
  /** The batch, in its order. */
  readonly batch: readonly Numbered[];
  /** What ran before the batch. */
  readonly before: readonly Numbered[];
}

/** The input that shows a failure again, or the fewest inputs that do together; undefined if none do. Rejects SutGone. */
export async function findCulprit(
  failure: Failure,
  { last, batch, before }: Suspects,
  runner: SutRunner,
): Promise<readonly Numbered[] | undefined> {
  const reproduces = async (list: readonly Numbered[]) =>
    (await runner.alone(inputsOf(list), failure, true)) !== undefined;
  return (
    (await bisect(last, reproduces)) ??
    (await bisect(batch, reproduces)) ??
    (await bisect([...before, ...batch], reproduces))
  );
}
