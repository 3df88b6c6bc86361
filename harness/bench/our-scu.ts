/**
 * Worker: our SCU. It sends the files of a folder over one association with the given number of operations open, and
 * says how long the association took. The files are read while it lasts, as storescu does; only their heads were read
 * before, to know what to propose. With `warm`, the same happens once before the association that counts.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Association, cStore, openAssociation, openDataSet, readPart10Head } from '../../src/index.ts';
import { report, taskOf } from './worker.ts';

type Head = Awaited<ReturnType<typeof readPart10Head>>;

interface File {
  readonly path: string;
  readonly head: Head;
}

/** Files up to this size are read in one go, longer ones streamed. */
const wholeFileSize = 1 << 20;

const { port, directory, window, warm } = taskOf<{ port: number; directory: string; window: number; warm: boolean }>();

async function readHeads(): Promise<File[]> {
  const paths = readdirSync(directory).sort();
  return Promise.all(
    paths.map(async (name) => {
      const path = join(directory, name);
      return { path, head: await readPart10Head(path) };
    }),
  );
}

function dataSetOf({ path, head }: File): Uint8Array | AsyncIterable<Uint8Array> {
  return head.size > wholeFileSize ? openDataSet(path) : readFileSync(path).subarray(head.dataSetOffset);
}

/** Takes file after file from `files` until none is left; resolves with the number of successes. */
async function sendInTurn(association: Association, files: Iterator<File>): Promise<number> {
  let stored = 0;
  for (let next = files.next(); !next.done; next = files.next()) {
    const { sopClassUID, sopInstanceUID, transferSyntax } = next.value.head;
    const dataSet = dataSetOf(next.value);
    const { status } = await cStore(association, { sopClassUID, sopInstanceUID, transferSyntax, dataSet });
    if (status === 0) stored++;
  }
  return stored;
}

/** One association with a C-STORE of every file; resolves with the number of successes. */
async function sendAll(files: readonly File[]): Promise<number> {
  const classes = new Map(files.map(({ head }) => [head.sopClassUID, head.transferSyntax]));
  const presentationContexts = [...classes].map(([abstractSyntax, syntax]) => ({
    abstractSyntax,
    transferSyntaxes: [syntax],
  }));
  const asyncWindow = window > 1 ? { invoked: window, performed: 1 } : undefined;
  const peer = { host: '127.0.0.1', port, calledAETitle: 'ANY-SCP' };
  const association = await openAssociation(peer, { callingAETitle: 'BENCH', presentationContexts, asyncWindow });
  const iterator = files.values();
  const counts = await Promise.all(Array.from({ length: window }, () => sendInTurn(association, iterator)));
  await association.release();
  return counts.reduce((sum, count) => sum + count, 0);
}

const files = await readHeads();
if (warm) await sendAll(files);
const started = performance.now();
report(started, await sendAll(files));
