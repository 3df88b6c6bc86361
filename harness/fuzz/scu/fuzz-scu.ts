// The door of the fuzzer for SCUs: a campaign against an SCU that is started by a command for each input.

import type { Sut } from '../../sut/sut.ts';
import { Campaign } from '../campaign/campaign.ts';
import type { FuzzOptions, FuzzResult } from '../campaign/fuzz-options.ts';
import { describePairs } from '../campaign/prepare-target.ts';
import { inputAt, selectedInputs } from '../campaign/selected-inputs.ts';
import type { CampaignHealth } from '../campaign/sut-runner.ts';
import type { Input } from '../input.ts';
import { selectAcceptorMutations } from '../mutations/select.ts';
import { type PreparedScu, prepareScu } from './prepare-scu.ts';
import { ScuRunner } from './scu-runner.ts';

const defaultTimeoutMs = 10_000;

/** A process that is started for each input has no health between two. */
const noHealth: CampaignHealth = { death: undefined, memory: async () => undefined };

export interface PreparedScuRunner {
  readonly scu: PreparedScu;
  readonly runner: ScuRunner;
  readonly signal: AbortSignal;
}

/** Runs the SCU a few times, and makes ready what runs inputs on it. Rejects NothingToFuzz for one that sends nothing. */
export async function prepareScuRunner(
  sut: Sut,
  options: FuzzOptions,
  known?: PreparedScu,
): Promise<PreparedScuRunner> {
  const { signal = new AbortController().signal, timeoutMs = defaultTimeoutMs, strict = false } = options;
  const { sopClass, concurrency } = options;
  const scu = known ?? (await prepareScu(sut, { sopClass, concurrency, timeoutMs, signal }));
  const { instances, requests, baseline } = scu;
  return { scu, runner: new ScuRunner({ sut, instances, requests, baseline, strict, signal }), signal };
}

/** Runs a campaign. Rejects NothingToFuzz for an SCU that sends nothing; what it does is data. */
export async function fuzzScu(
  sut: Sut,
  options: FuzzOptions = {},
  { known, corpus }: { readonly known?: PreparedScu; readonly corpus?: readonly Input[] } = {},
): Promise<FuzzResult> {
  const { scu, runner, signal } = await prepareScuRunner(sut, options, known);
  const { prepared } = scu;
  options.onEvent?.({ kind: 'prepared', text: describePairs(prepared.target), notes: prepared.notes });
  const mutations = selectAcceptorMutations(options);
  const { seed = 1 } = options;
  const { path, shard } = options;
  const drawing = { target: prepared.target, mutations, seed, corpus: corpus ?? [] };
  const inputs = (parents: () => readonly Input[]) =>
    path === undefined ? selectedInputs({ ...drawing, parents }, shard) : [inputAt(path, drawing)][Symbol.iterator]();
  return await new Campaign({ prepared, health: noHealth, runner, inputs, options: { ...options, signal } }).run();
}
