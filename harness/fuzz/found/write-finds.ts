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

/** What is written of a find. */
export interface FindFiles {
  readonly scenario: string;
  readonly record: object;
  /** The Data Set as a DICOM file, if the find is one of a Data Set. */
  readonly file?: Uint8Array | undefined;
}

/** Writes the files of each find and `found.json`; resolves with the paths of the scenarios, in the order of the finds. */
export async function writeFinds(result: FuzzResult, options: WriteOptions): Promise<readonly string[]> {
  return await writeFindFiles(result, options.out, (find, path) => filesOf(find, path, result.seed, options));
}

/** The same, with what `filesOf` makes of a find and the path of its scenario. */
export async function writeFindFiles(
  result: FuzzResult,
  out: string,
  filesOf: (find: Find, path: string) => FindFiles,
): Promise<readonly string[]> {
  const folder = join(out, 'found');
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const find of result.finds) {
    const name = join(folder, find.id.replaceAll('/', '-'));
    const { scenario, record, file } = filesOf(find, `${name}.yaml`);
    await writeFile(`${name}.yaml`, scenario);
    await writeFile(`${name}.json`, `${JSON.stringify(record)}\n`);
    if (file) await writeFile(`${name}.dcm`, file);
    paths.push(`${name}.yaml`);
  }
  await writeFile(join(folder, 'found.json'), `${JSON.stringify(summaryOf(result, paths), undefined, 2)}\n`);
  return paths;
}

function filesOf(find: Find, path: string, seed: number, { target, checks, sutOptions }: WriteOptions): FindFiles {
  const exchanges = find.inputs.map((input) => buildInput(input, target));
  const [first] = exchanges;
  return {
    scenario: scenarioText({ find, exchanges, checks, seed, sutOptions, path }),
    record: recordOf(find, seed, exchanges),
    ...(first && 'turns' in first && changesDataSet(first) && { file: fileOf(first) }),
  };
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
