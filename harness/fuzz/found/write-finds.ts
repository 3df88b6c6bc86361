// Writes what a campaign found: a scenario, the exact bytes and the Data Set of each find, and found.json over all of them.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodePart10 } from '../../../src/index.ts';
import type { HealthChecks } from '../../preflight/health-exchange.ts';
import { type Find, isFail } from '../campaign/find.ts';
import type { FuzzResult } from '../campaign/fuzz-options.ts';
import type { Exchange } from '../exchange/build.ts';
import { describeUses, type Input } from '../input.ts';
import { type Built, buildInput } from '../stateful/built.ts';
import type { Target } from '../target.ts';
import { type RecordedFind, recordedOf } from './recorded-exchange.ts';
import { scenarioText } from './scenario-text.ts';

export interface WriteOptions {
  /** Folder of the reports; finds are in `found` below it. */
  readonly out: string;
  readonly target: Target;
  readonly checks: Pick<HealthChecks, 'echo' | 'store'>;
  readonly sutOptions: string;
}

/** Writes the files of each find and `found.json`; resolves with the paths of the scenarios, in the order of the finds. */
export async function writeFinds(result: FuzzResult, options: WriteOptions): Promise<readonly string[]> {
  const folder = join(options.out, 'found');
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const find of result.finds) paths.push(await writeFind(find, result.seed, folder, options));
  await writeFile(join(folder, 'found.json'), `${JSON.stringify(summaryOf(result, paths), undefined, 2)}\n`);
  return paths;
}

async function writeFind(find: Find, seed: number, folder: string, options: WriteOptions): Promise<string> {
  const { target, checks, sutOptions } = options;
  const exchanges = find.inputs.map((input) => buildInput(input, target));
  const name = find.id.replaceAll('/', '-');
  const path = join(folder, `${name}.yaml`);
  await writeFile(path, scenarioText({ find, exchanges, checks, seed, sutOptions, path }));
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(recordOf(find, seed, exchanges))}\n`);
  const [first] = exchanges;
  if (first && 'turns' in first && changesDataSet(first)) await writeFile(join(folder, `${name}.dcm`), fileOf(first));
  return path;
}

/** The find with its exact bytes. */
export function recordOf(find: Find, seed: number, exchanges: readonly Built[]): RecordedFind {
  return {
    schemaVersion: 1,
    id: find.id,
    failure: find.failure,
    seed,
    run: find.run,
    mutations: find.inputs.map(describeUses),
    inputs: find.inputs.filter(({ operations }) => !operations).map(plainInput),
    exchanges: exchanges.map(recordedOf),
  };
}

function plainInput({ sopClass, transferSyntax, serial, uses, dropped }: Input) {
  return {
    ...{ sopClass, transferSyntax, serial, uses: uses.map((use) => ({ ...use })) },
    ...(dropped && { dropped: [...dropped] }),
  };
}

function changesDataSet({ mutated }: Exchange): boolean {
  return (['names', 'tree', 'data set', 'deflated'] as const).some((layer) => mutated.has(layer));
}

function fileOf({ sopClass, sopInstanceUID, transferSyntax, dataSet }: Exchange): Buffer {
  // A path in the place of a UID is for the Data Set alone: the head of the file is to be readable.
  const isUid = /^[0-9.]{1,64}$/.test(sopInstanceUID);
  return encodePart10(
    { sopClassUID: sopClass, sopInstanceUID: isUid ? sopInstanceUID : '2.25.1', transferSyntax },
    dataSet,
  );
}

function summaryOf(result: FuzzResult, paths: readonly string[]): object {
  const { finds, reactions, ...rest } = result;
  return {
    schemaVersion: 1,
    ...rest,
    finds: finds.map((find, at) => ({
      id: find.id,
      isFail: isFail(find),
      failure: find.failure,
      scenario: paths[at],
      run: find.run,
      phase: find.phase,
      atMs: Math.round(find.atMs),
      confirmed: find.confirmed,
      occurrences: find.occurrences,
      mutations: [...find.mutations],
      original: find.original,
      inputs: find.inputs,
      tried: find.tried,
      explanation: find.explanation,
    })),
    reactions: reactions.map(([signature, run]) => ({ signature, run })),
  };
}
