// What has ended of a campaign, on disk: one file for each suite, seed and repetition of a system, and an index to go on with.

import {
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { packed, unpacked } from './packed.ts';
import { type CaseUnit, type Outcome, type Unit, unitId } from './unit.ts';

/** The folder below that of the reports. */
const folderName = 'units';
const indexName = 'campaign.ndjson';
/** An index has one short line for each unit. */
const longestIndex = 512 * 2 ** 20;

const newline = 0x0a;

/** The units that make up one run of a suite. */
export interface Group {
  readonly system: string;
  readonly suite: string;
  readonly seed: number;
  readonly repetition: number;
}

/** What is known of a unit that has ended. */
export interface EndedUnit {
  readonly id: string;
  /** The cases for which there was no time. */
  readonly left?: readonly string[] | undefined;
}

/** A unit as its group holds it. */
export interface StoredUnit {
  readonly cases: readonly string[];
  readonly outcome: Outcome;
}

const endedSchema = z.strictObject({ id: z.string(), left: z.array(z.string()).optional() });
const headSchema = z.strictObject({ campaign: z.string() });
const storedSchema = z.strictObject({
  id: z.string(),
  cases: z.array(z.string()),
  packed: z.string().optional(),
  error: z.string().optional(),
});

/** A store that cannot be used; the message says why, in one line. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** The outcomes of one campaign in the folder of its reports. */
export class OutcomeStore {
  readonly #folder: string;
  readonly #index: string;
  /** What had ended when the store was opened. */
  readonly ended: ReadonlyMap<string, EndedUnit>;

  private constructor(folder: string, ended: ReadonlyMap<string, EndedUnit>) {
    this.#folder = folder;
    this.#index = join(folder, indexName);
    this.ended = ended;
  }

  /** Begins an empty store, or with `goesOn` goes on with the one that is there. @throws StoreError */
  static open(out: string, campaign: string, { goesOn }: { readonly goesOn: boolean }): OutcomeStore {
    const folder = join(out, folderName);
    const index = join(folder, indexName);
    if (goesOn) return new OutcomeStore(folder, readIndex(index, campaign));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(index, `${JSON.stringify({ campaign })}\n`);
    return new OutcomeStore(folder, new Map());
  }

  /** Keeps the outcome of a unit, and after it that the unit has ended: the other way round it could be lost. */
  add(unit: Unit, outcome: Outcome, left: readonly string[]): void {
    if (unit.kind === 'cases') this.#addCases(unit, outcome);
    const id = unitId(unit);
    appendLine(this.#index, { id, ...(left.length > 0 && { left }) });
  }

  #addCases(unit: CaseUnit, outcome: Outcome): void {
    const file = this.#fileOf(unit);
    mkdirSync(dirname(file), { recursive: true });
    const { id } = outcome;
    const what = 'result' in outcome ? { packed: packed(outcome.result) } : { error: outcome.error };
    appendLine(file, { id, cases: unit.cases, ...what });
  }

  /** The units of a group in the order in which they ended. A line that a kill has torn is left out: its unit runs again. */
  async *unitsOf(group: Group): AsyncGenerator<StoredUnit> {
    const file = this.#fileOf(group);
    if (!existsSync(file)) return;
    const seen = new Set<string>();
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      const stored = storedOf(line);
      if (!stored || seen.has(stored.id)) continue;
      seen.add(stored.id);
      const { id, cases, packed: text, error = 'no result' } = stored;
      yield { cases, outcome: text === undefined ? { id, error } : { id, result: unpacked(text) } };
    }
  }

  #fileOf({ system, suite, seed, repetition }: Group): string {
    return join(this.#folder, system, `${suite}-${seed}-${repetition}.ndjson`);
  }
}

/** Adds a line. One that a kill has torn is ended first, so that it takes no other with it. */
function appendLine(file: string, value: object): void {
  const fd = openSync(file, 'a+');
  try {
    const { size } = fstatSync(fd);
    const last = Buffer.alloc(1);
    const isTorn = size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== newline;
    writeFileSync(fd, `${isTorn ? '\n' : ''}${JSON.stringify(value)}\n`);
  } finally {
    closeSync(fd);
  }
}

function storedOf(line: string): z.infer<typeof storedSchema> | undefined {
  try {
    return storedSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function readIndex(file: string, campaign: string): Map<string, EndedUnit> {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new StoreError(`${file}: no such file: there is no campaign to go on with`);
  if (size > longestIndex) throw new StoreError(`${file}: it has ${size} bytes, more than any campaign leaves`);
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  if (headSchema.safeParse(parsed(first)).data?.campaign !== campaign)
    throw new StoreError(`${file} is of another campaign: the plan, the scenarios and the version have to be the same`);
  const ended = rest.flatMap((line) => endedSchema.safeParse(parsed(line)).data ?? []);
  return new Map(ended.map((one) => [one.id, one]));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
