// The process of our SCU: sends files as often as it is told, and tells what it was told of each.

import { DicomNetworkError, sendFiles } from '../../../src/index.ts';
import { serveRequests, tell } from './child-side.ts';
import type { Request } from './messages.ts';

const concurrency = 24;
/** For connecting and each answer; the acceptor keeps nobody waiting so long. */
const timeoutMs = 10_000;
/** Errors that are named in an answer. */
const named = 5;

type Task = Extract<Request, { ask: 'send' }>;

/** One file over an association of its own; an error of no documented class, or undefined. */
async function sendOne(port: number, path: string): Promise<{ stored: boolean; wrong?: string }> {
  const peer = { host: '127.0.0.1', port, calledAETitle: 'SOAK' };
  for await (const { stored, error } of sendFiles(peer, [path], { callingAETitle: 'CSTORE_SCU', timeoutMs })) {
    if (error !== undefined && !(error instanceof DicomNetworkError)) return { stored, wrong: String(error.stack) };
    if (error?.code === 'TIME_LIMIT') return { stored, wrong: error.message };
    return { stored };
  }
  return { stored: false, wrong: 'nothing was told of a file' };
}

async function send({ port, paths, count }: Task): Promise<void> {
  let stored = 0;
  let left = count;
  const wrong: string[] = [];
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const one = await sendOne(port, paths[left % paths.length] ?? '');
      if (one.stored) stored += 1;
      if (one.wrong !== undefined && wrong.length < named) wrong.push(one.wrong);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  tell({ kind: 'sent', stored, wrong });
}

serveRequests(send);
tell({ kind: 'ready', ports: [] });
