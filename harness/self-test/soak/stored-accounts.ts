// Whether a store holds what was acknowledged (PS3.7 9.1.1.2): each instance whole, and none older than the one acknowledged last.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { numberIn } from './numbered-instances.ts';
import type { Account } from './sender.ts';

/** What is wrong with the files of a store; nothing when all is well. */
export async function problemsInStore(directory: string, accounts: ReadonlyMap<string, Account>): Promise<string[]> {
  const names = new Set((await readdir(directory)).filter((name) => name.endsWith('.dcm')));
  const problems: string[] = [];
  for (const [uid, { sent, acknowledged }] of accounts) {
    const name = `${uid}.dcm`;
    const isThere = names.delete(name);
    if (!isThere && acknowledged > 0) problems.push(`${name} was acknowledged and is not there`);
    if (!isThere) continue;
    const number = await numberIn(join(directory, name), uid);
    if (number === undefined) problems.push(`${name} is not whole`);
    else if (number < acknowledged) problems.push(`${name} is number ${number}, and ${acknowledged} was acknowledged`);
    else if (number > sent) problems.push(`${name} is number ${number}, and ${sent} was sent last`);
  }
  for (const name of names) problems.push(`${name} was never sent`);
  return problems;
}

/** Leftovers in the folders of an SCP that has only just begun: more than the one folder of its own, or files in it. */
export async function leftoversIn(directory: string, prefix: string): Promise<string[]> {
  const found = (await readdir(directory)).filter((name) => name.startsWith(prefix));
  const parts = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.part'));
  const surplus = found.length > 1 ? [`${found.length - 1} folders of processes that were killed are left over`] : [];
  return parts.length > 0 ? [...surplus, `${parts.length} unfinished files are left over`] : surplus;
}
