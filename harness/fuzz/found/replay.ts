// Sends what was found before once more: is each fixed, still there, changed, or could it not be tried?

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { SutRunner } from '../campaign/sut-runner.ts';
import { type Failure, isSameFailure, showsInHealth } from '../exchange/failure.ts';
import type { AcceptorExchange } from '../scu/build-answers.ts';
import type { Built } from '../stateful/built.ts';
import { answersOf, type RecordedScuFind, recordedScuFindSchema } from './recorded-answers.ts';
import { builtOf, type RecordedFind, recordedFindSchema } from './recorded-exchange.ts';

export type ReplayState = 'fixed' | 'still there' | 'changed' | 'error';

export interface Replayed {
  readonly id: string;
  readonly state: ReplayState;
  readonly text: string;
}

/** A file larger than this is no find. */
const maxFileBytes = 64 * 1024 * 1024;

/** The find files at a path: a file, or those of a folder. Rejects with the error of the file system. */
export async function findFiles(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path.replace(/\.yaml$/, '.json')];
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  if (names.length > 0) return names.map((name) => join(path, name));
  const below = join(path, 'found');
  return (await stat(below).catch(() => undefined))?.isDirectory() ? await findFiles(below) : [];
}

/** Reads a find of an SCP. Throws with one line for a file that is none. */
export async function readFind(path: string): Promise<RecordedFind> {
  return await read(path, recordedFindSchema);
}

/** Reads a find of an SCU. Throws with one line for a file that is none. */
export async function readScuFind(path: string): Promise<RecordedScuFind> {
  return await read(path, recordedScuFindSchema);
}

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const found = await stat(path);
  // Whoever opens a FIFO waits until somebody writes into it.
  if (!found.isFile()) throw new RangeError(`${path}: no regular file, and so no find`);
  if (found.size > maxFileBytes) throw new RangeError(`${path}: too large to be a find`);
  const { data, error } = schema.safeParse(parsed(await readFile(path, 'utf8'), path));
  if (data !== undefined) return data;
  const [issue] = error?.issues ?? [];
  throw new RangeError(`${path}: no find of cstore fuzz: ${issue?.path.join('.')}: ${issue?.message}`);
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RangeError(`${path}: no JSON: ${(error as Error).message.split('\n')[0]}`, { cause: error });
  }
}

/**
 * Sends a find once more, to a SUT that is well, and again if it does not show. Rejects SutGone, and with the reason of the
 * signal.
 */
export async function replay(find: RecordedFind, runner: SutRunner<Built>): Promise<Replayed> {
  return await replayPatiently(find, find.exchanges.map(builtOf), runner);
}

/** Answers an SCU once more as a find says, and again if it does not show. Rejects with the reason of the signal. */
export async function replayScu(find: RecordedScuFind, runner: SutRunner<AcceptorExchange>): Promise<Replayed> {
  return await replayPatiently(find, find.exchanges.map(answersOf), runner);
}

/** What shows some of the times only is fixed if it does not show so often. */
const tries = 3;

interface FindToReplay {
  readonly id: string;
  readonly failure: Failure;
}

async function replayPatiently<One>(
  find: FindToReplay,
  exchanges: readonly One[],
  runner: SutRunner<One>,
): Promise<Replayed> {
  for (let times = 1; ; times += 1) {
    const replayed = await replayOnce(find, exchanges, runner);
    if (replayed.state !== 'fixed' || times === tries) return replayed;
  }
}

async function replayOnce<One>(
  find: FindToReplay,
  exchanges: readonly One[],
  runner: SutRunner<One>,
): Promise<Replayed> {
  const { id } = find;
  const seen: Failure[] = [];
  for (const exchange of exchanges) seen.push(...(await runner.run(exchange)).failures);
  const ill = await runner.look();
  if (ill) await runner.revive();
  const all = [...(ill ? [ill] : []), ...seen];
  const isAgain = all.some((one) => isSameFailure(one, find.failure) || isSameDeath(one, find.failure));
  if (isAgain) return { id, state: 'still there', text: find.failure.text };
  const [other] = all.filter(({ level }) => level === 'fail' || find.failure.level === 'warn');
  if (other) return { id, state: 'changed', text: `${other.class}: ${other.text}` };
  return { id, state: 'fixed', text: '' };
}

/** The same input may end a process by another signal. */
function isSameDeath(one: Failure, other: Failure): boolean {
  return one.class === other.class && showsInHealth(one);
}
