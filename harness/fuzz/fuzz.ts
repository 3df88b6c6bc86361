// The door of the fuzzer: a campaign against a SUT that is an SCP.

import { setMaxListeners } from 'node:events';
import type { Sut } from '../sut/sut.ts';
import { Campaign } from './campaign/campaign.ts';
import type { FuzzOptions, FuzzResult } from './campaign/fuzz-options.ts';
import { InputRunner } from './campaign/input-runner.ts';
import { OutsideWatch } from './campaign/outside-watch.ts';
import { phases } from './campaign/phases.ts';
import { describePairs, type PreparedTarget, prepareTarget } from './campaign/prepare-target.ts';
import { StoredWatch } from './campaign/stored-watch.ts';
import { SutHealth } from './campaign/sut-health.ts';
import { type Input, sequenceName } from './input.ts';
import type { Mutation } from './mutations/mutation.ts';
import { mutations as allMutations } from './mutations/registry.ts';

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

/** Runs a campaign. Rejects NothingToFuzz for a SUT that cannot be reached; what it does is data. */
export async function fuzz(sut: Sut, options: FuzzOptions = {}, parts: FuzzParts = {}): Promise<FuzzResult> {
  const { prepared, health, runner, signal, end } = await prepareRunner(sut, options, parts);
  options.onEvent?.({ kind: 'prepared', text: describePairs(prepared.target), notes: prepared.notes });
  const mutations = selectMutations(options);
  const { seed = 1 } = options;
  const inputs = (parents: () => readonly Input[]) =>
    phases({
      target: prepared.target,
      mutations,
      isStateful: selectsSequences(options),
      seed,
      parents,
      climbs: options.maximize !== undefined,
      ...(parts.corpus && { corpus: parts.corpus }),
    });
  const campaign = new Campaign({ prepared, health, runner, inputs, options: { ...options, signal } });
  try {
    return await campaign.run();
  } finally {
    await end();
  }
}

/** The mutations that the options select. @throws RangeError if there is none, and no sequences either. */
export function selectMutations({
  mutations: wanted,
  focus,
  dictionary = [],
}: Pick<FuzzOptions, 'mutations' | 'focus' | 'dictionary'>): readonly Mutation[] {
  const selected = allMutations.filter(
    ({ id, appliesTo }) =>
      (dictionary.length > 0 || !id.startsWith('dictionary/')) &&
      (wanted === undefined || wanted.some((name) => id === name || id.startsWith(name))) &&
      (focus === undefined || focus.includes(appliesTo)),
  );
  if (selected.length === 0 && !selectsSequences({ mutations: wanted, focus }))
    throw new RangeError('no mutation is selected');
  return selected;
}

/** Whether the options select sequences of operations, which are named like a mutation. */
function selectsSequences({ mutations: wanted, focus }: Pick<FuzzOptions, 'mutations' | 'focus'>): boolean {
  const isNamed = wanted === undefined || wanted.includes(sequenceName);
  return isNamed && (focus === undefined || focus.includes('sequence'));
}
