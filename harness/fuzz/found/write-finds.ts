// Writes what a campaign found: of each find a scenario, the exact bytes, the Data Set as a file, and a capture.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodePart10 } from '../../../src/index.ts';
import type { FuzzFind } from '../../model/fuzz-run.ts';
import type { HealthChecks } from '../../preflight/health-exchange.ts';
import type { Find } from '../campaign/find.ts';
import type { FuzzResult } from '../campaign/fuzz-options.ts';
import type { Exchange } from '../exchange/build.ts';
import { describeUses, type Input } from '../input.ts';
import { type Built, buildInput } from '../stateful/built.ts';
import type { Target } from '../target.ts';
import { pcapng } from './pcapng.ts';
import { type RecordedFind, recordedOf } from './recorded-exchange.ts';
import { scenarioText } from './scenario-text.ts';

/** Folder of the finds below that of the reports. */
const folder = 'found';

export interface WriteOptions {
  /** Folder of the reports; finds are in `found` below it. */
  readonly out: string;
  readonly target: Target;
  readonly checks: Pick<HealthChecks, 'echo' | 'store'>;
  readonly sutOptions: string;
}

/** Content of the files of one find. */
export interface FindContent {
  readonly scenario: string;
  /** The exact bytes, as JSON. */
  readonly record: object;
  /** The Data Set as a DICOM file, if it is that which breaks the SUT. */
  readonly dataSet?: Uint8Array | undefined;
}

/** Writes the files of each find; resolves with their paths below the folder, in the order of the finds. */
export async function writeFinds(
  { finds, seed }: Pick<FuzzResult, 'finds' | 'seed'>,
  options: WriteOptions,
): Promise<readonly FuzzFind['files'][]> {
  return await writeFindFiles(finds, options.out, (find, path) => contentOf(find, path, seed, options));
}

/** The same, with what `contentOf` makes of a find and the path of its scenario. */
export async function writeFindFiles(
  finds: readonly Find[],
  out: string,
  contentOf: (find: Find, path: string) => FindContent,
): Promise<readonly FuzzFind['files'][]> {
  if (finds.length === 0) return [];
  await mkdir(join(out, folder), { recursive: true });
  const files: FuzzFind['files'][] = [];
  for (const find of finds) files.push(await writeFind(find, out, contentOf));
  return files;
}

async function writeFind(
  find: Find,
  out: string,
  contentOf: (find: Find, path: string) => FindContent,
): Promise<FuzzFind['files']> {
  const name = `${folder}/${find.id.replaceAll('/', '-')}`;
  const write = async (extension: string, content: string | Uint8Array): Promise<string> => {
    await writeFile(join(out, `${name}.${extension}`), content);
    return `${name}.${extension}`;
  };
  const { scenario, record, dataSet } = contentOf(find, join(out, `${name}.yaml`));
  const { captured } = find;
  return {
    scenario: await write('yaml', scenario),
    exact: await write('json', `${JSON.stringify(record)}\n`),
    ...(dataSet && { dataSet: await write('dcm', dataSet) }),
    ...(captured && { capture: await write('pcapng', pcapng(captured.entries, captured.startedAt)) }),
  };
}

function contentOf(find: Find, path: string, seed: number, options: WriteOptions): FindContent {
  const { target, checks, sutOptions } = options;
  const exchanges = find.inputs.map((input) => buildInput(input, target));
  const [first] = exchanges;
  return {
    scenario: scenarioText({ find, exchanges, checks, seed, sutOptions, path }),
    record: recordOf(find, seed, exchanges),
    ...(first && 'turns' in first && changesDataSet(first) && { dataSet: fileOf(first) }),
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
