// What `describeProperties` is asked to do: the SUT, the parameters that fast-check has too, and what the fuzzer has.

import type * as fc from 'fast-check';
import type { FuzzOptions } from '../fuzz/campaign/fuzz-options.ts';
import type { Subject } from '../fuzz/mutations/mutation.ts';
import type { Sut } from '../sut/sut.ts';
import type { SutSpec } from '../sut/sut-spec.ts';

/** Parameters of fast-check that mean here what they mean there. */
export type FastCheckParameters = Pick<
  fc.Parameters,
  'seed' | 'numRuns' | 'path' | 'interruptAfterTimeLimit' | 'markInterruptAsFailure' | 'endOnFailure' | 'verbose'
>;

export interface PropertiesOptions
  extends FastCheckParameters,
    Pick<FuzzOptions, 'mutations' | 'sopClass' | 'concurrency' | 'timeoutMs' | 'strict' | 'maxFinds' | 'shrinkTimeMs'> {
  /**
   * The system under test, an SCP. A function is called before the first input. What it gives, or a spec describes, is closed
   * after the last; a `Sut` that is given as such is its owner's to close.
   */
  readonly sut: Sut | SutSpec | (() => Sut | SutSpec | Promise<Sut | SutSpec>);
  /** What is mutated, a test for each; default: all of them. */
  readonly subjects?: readonly Subject[];
  /** Folder of the reports and of the scenarios of finds; default `reports`. */
  readonly out?: string;
  /** Folder of earlier finds, of each of which a test wants that it is fixed. */
  readonly found?: string;
}

/** Inputs of each subject, unless somebody says otherwise. */
const usualRuns = 500;
const usualTimeMs = 600_000;
const usualFinds = 10;
const usualShrinkMs = 20_000;
export const usualOut = 'reports';

/** The parameters with those of `fc.configureGlobal`, and then ours, where they say nothing. */
export function withDefaults(options: PropertiesOptions, global: FastCheckParameters = {}) {
  const { seed = global.seed ?? 1, numRuns = global.numRuns ?? usualRuns, path } = options;
  const { interruptAfterTimeLimit: timeMs = global.interruptAfterTimeLimit ?? usualTimeMs } = options;
  const { markInterruptAsFailure: failsIfCut = global.markInterruptAsFailure ?? false } = options;
  const { endOnFailure = global.endOnFailure ?? false, verbose = global.verbose ?? false } = options;
  const { maxFinds = usualFinds, out = usualOut } = options;
  const shrinkTimeMs = endOnFailure ? 0 : (options.shrinkTimeMs ?? usualShrinkMs);
  return {
    ...{ seed, numRuns, path, timeMs, failsIfCut, out, shrinkTimeMs },
    isVerbose: Number(verbose) > 0,
    maxFinds: endOnFailure ? 1 : maxFinds,
  };
}

/** Milliseconds after which a test is cut off by its runner: far more than the campaign and a look into its finds take. */
export function testLimitMs({ interruptAfterTimeLimit: timeMs = usualTimeMs }: FastCheckParameters): number {
  return 2 * timeMs + 1_800_000;
}
