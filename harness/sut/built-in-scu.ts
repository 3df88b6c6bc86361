// Our own SCU as the system under test: sends files as `cstore send` does, and reports what became of each.

import { type SendOutcome, sendFiles } from '../../src/index.ts';
import { writeOrderedFiles } from './instance-files.ts';
import type { ReportedOutcome, SendOrder, SendReport } from './sut.ts';

/** Larger than anything that a scenario has it send, in bytes. */
const dataSetLimit = 2 ** 32;

/** Sends every instance of the order and goes on after a failure. What goes wrong is in the report. */
export async function sendWithBuiltInScu(order: SendOrder, signal: AbortSignal): Promise<SendReport> {
  const { host, port, calledAETitle, callingAETitle, timeoutMs } = order;
  await using files = await writeOrderedFiles(order);
  const reported = new Map<string, ReportedOutcome>();
  const options = { callingAETitle, timeoutMs, operationTimeoutMs: timeoutMs, signal, dataSetLimit };
  for await (const outcome of sendFiles({ host, port, calledAETitle }, files.paths, options))
    reported.set(outcome.path, { stored: outcome.stored, text: textOf(outcome) });
  return { outcomes: files.paths.map((path) => reported.get(path) ?? { stored: false, text: 'not sent' }) };
}

function textOf({ status, category, errorComment, error }: SendOutcome): string {
  if (error || status === undefined) return error?.message ?? 'no response';
  const code = `0x${status.toString(16).toUpperCase().padStart(4, '0')}`;
  return [`${code} ${category ?? 'unknown category'}`, errorComment].filter(Boolean).join(', ');
}
