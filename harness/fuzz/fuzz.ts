// The door of the fuzzer: a campaign against a SUT that is an SCP.

import { setMaxListeners } from 'node:events';
import type { Sut } from '../sut/sut.ts';
import { Campaign } from './campaign/campaign.ts';
import { CoverageCounter } from './campaign/coverage.ts';
import type { FuzzOptions, FuzzResult } from './campaign/fuzz-options.ts';
import { InputRunner } from './campaign/input-runner.ts';
import { OutsideWatch } from './campaign/outside-watch.ts';
import { describePairs, type PreparedTarget, prepareTarget } from './campaign/prepare-target.ts';
import { inputAt, selectedInputs } from './campaign/selected-inputs.ts';
import { StoredWatch } from './campaign/stored-watch.ts';
import { SutHealth } from './campaign/sut-health.ts';
import type { Reaction } from './exchange/reaction.ts';
import type { Input } from './input.ts';
import { selectMutations, selectsSequences } from './mutations/select.ts';

export { selectMutations } from './mutations/select.ts';

/** Longest wait for what is owed, unless somebody says otherwise. */
const defaultTimeoutMs = 10_000;
const defaultWaitMs = 60_000;

/** What a campaign needs that runs without asking the SUT first. */
export interface FuzzParts {
  readonly prepared?: PreparedTarget;
  /** Inputs that are run first. */
  readonly corpus?: readonly Input[];
  /** The folder of the store, to see what appears outside of it. */
  readonly storeDirectory?: string | undefined;
}

/** What runs inputs on a SUT that has been asked. */
export interface PreparedRunner {
  readonly prepared: PreparedTarget;
  readonly health: SutHealth;
  readonly runner: InputRunner;
  readonly signal: AbortSignal;
  /** Takes away what was put beside the store. */
  readonly end: () => Promise<void>;
}

/** Asks the SUT, and makes ready what runs inputs on it. */
export async function prepareRunner(sut: Sut, options: FuzzOptions, parts: FuzzParts = {}): Promise<PreparedRunner> {
  const { signal = new AbortController().signal, timeoutMs = defaultTimeoutMs, seed = 1, strict = false } = options;
  // Each connection in flight listens to it.
  setMaxListeners(0, signal);
  const asked = { sopClass: options.sopClass, concurrency: options.concurrency, timeoutMs, seed, signal };
  const found = parts.prepared ?? (await prepareTarget(sut, asked));
  const { dictionary } = options;
  const prepared = dictionary ? { ...found, target: { ...found.target, dictionary } } : found;
  const { checks, usualMs, target } = prepared;
  const health = new SutHealth({
    sut,
    checks,
    timeoutMs,
    waitMs: options.waitMs ?? defaultWaitMs,
    seed,
    signal,
    probe: options.probe,
  });
  const { storeDirectory: store } = parts;
  const outside = store === undefined ? undefined : await OutsideWatch.around(store);
  const stored = store === undefined ? undefined : await StoredWatch.of(store);
  const measuresMemory = options.maximize === 'memory';
  const runner = new InputRunner({
    target,
    health,
    outside,
    stored,
    timeoutMs,
    usualMs,
    strict,
    measuresMemory,
    signal,
  });
  return { prepared, health, runner, signal, end: async () => await outside?.end() };
}

/**
 * Runs a campaign. Rejects NothingToFuzz for a SUT that cannot be reached, and UnknownPath for a path that names no input; what
 * the SUT does is data.
 */
export async function fuzz(sut: Sut, options: FuzzOptions = {}, parts: FuzzParts = {}): Promise<FuzzResult> {
  const { prepared, health, runner, signal, end } = await prepareRunner(sut, options, parts);
  options.onEvent?.({ kind: 'prepared', text: describePairs(prepared.target), notes: prepared.notes });
  const mutations = selectMutations(options);
  const { seed = 1 } = options;
  const { path, shard, maximize } = options;
  const { target } = prepared;
  const isStateful = selectsSequences(options);
  const drawing = { target, mutations, isStateful, seed, climbs: maximize !== undefined, corpus: parts.corpus ?? [] };
  const inputs = (parents: () => readonly Input[]) =>
    path === undefined ? selectedInputs({ ...drawing, parents }, shard) : [inputAt(path, drawing)][Symbol.iterator]();
  const coverage = new CoverageCounter();
  const onRan = (input: Input, { reach }: Reaction) => coverage.add(input, reach);
  const campaign = new Campaign({ prepared, health, runner, inputs, onRan, options: { ...options, signal } });
  try {
    return { ...(await campaign.run()), coverage: coverage.matrix(target, mutations) };
  } finally {
    await end();
  }
}
