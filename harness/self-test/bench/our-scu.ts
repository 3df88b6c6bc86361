/**
 * Worker: our SCU. For every line on standard input it sends the files of a folder over one association or several, with the
 * given number of operations open, and prints how long that took. It ends with its standard input.
 *
 * The files are read while the association lasts, as storescu does; only their heads were read before, to know what to
 * propose. The next file is read while the answer to the last one is awaited.
 */

import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { type Association, cStore, openAssociation, openDataSet, readPart10Head } from '../../../src/index.ts';
import { report, taskOf } from './worker.ts';

interface File {
  readonly path: string;
  readonly head: Awaited<ReturnType<typeof readPart10Head>>;
}

/** Files up to this size are read in one go, longer ones streamed. */
const wholeFileSize = 1 << 20;

interface Task {
  readonly port: number;
  readonly directory: string;
  readonly window: number;
  readonly associations: number;
}

const { port, directory, window, associations } = taskOf<Task>();

async function readHeads(): Promise<File[]> {
  const paths = readdirSync(directory).map((name) => join(directory, name));
  return Promise.all(paths.sort().map(async (path) => ({ path, head: await readPart10Head(path) })));
}

function readAt(path: string, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  const file = openSync(path, 'r');
  const bytesRead = readSync(file, bytes, 0, length, position);
  closeSync(file);
  return bytes.subarray(0, bytesRead);
}

function requestFor({ path, head }: File): Parameters<typeof cStore>[1] {
  const { sopClassUID, sopInstanceUID, transferSyntax, size, dataSetOffset } = head;
  const dataSet = size > wholeFileSize ? openDataSet(path) : readAt(path, dataSetOffset, size);
  return { sopClassUID, sopInstanceUID, transferSyntax, dataSet };
}

/** Takes file after file from `files` until none is left; resolves with the number of successes. */
async function sendInTurn(association: Association, files: Iterator<File>): Promise<number> {
  let stored = 0;
  const next = () => {
    const { value, done } = files.next();
    return done ? undefined : requestFor(value);
  };
  for (let request = next(); request !== undefined; ) {
    const response = cStore(association, request);
    // With several operations open, those of one turn of the event loop are written together; alone, it must go now.
    if (window === 1) await setImmediate();
    request = next();
    if ((await response).status === 0) stored++;
  }
  return stored;
}

/** A C-STORE of every file, on so many associations at once; resolves with the number of successes. */
async function sendAll(files: readonly File[]): Promise<number> {
  const iterator = files.values();
  const counts = await Promise.all(Array.from({ length: associations }, () => sendOnOne(files, iterator)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function sendOnOne(files: readonly File[], iterator: Iterator<File>): Promise<number> {
  const classes = new Map(files.map(({ head }) => [head.sopClassUID, head.transferSyntax]));
  const presentationContexts = [...classes].map(([abstractSyntax, transferSyntax]) => ({
    abstractSyntax,
    transferSyntaxes: [transferSyntax],
  }));
  const asyncWindow = window > 1 ? { invoked: window, performed: 1 } : undefined;
  const peer = { host: '127.0.0.1', port, calledAETitle: 'ANY-SCP' };
  const association = await openAssociation(peer, { callingAETitle: 'BENCH', presentationContexts, asyncWindow });
  const counts = await Promise.all(Array.from({ length: window }, () => sendInTurn(association, iterator)));
  await association.release();
  return counts.reduce((sum, count) => sum + count, 0);
}

const files = await readHeads();
for await (const _ of createInterface(process.stdin)) {
  const started = performance.now();
  report(started, await sendAll(files));
}
