// Who is let in: from the command line, a file or the environment, so that no passcode has to stand in the list of processes.

import type { UserTable } from '../../../src/index.ts';
import { messageOf, systemCode, usageError } from '../cli-error.ts';
import { readYamlFile } from '../regular-file.ts';

/**
 * The users that `--user` names: `name`, who is let in by name alone, `name:passcode`, or `@file` with such a line for each
 * of them; what the environment says may have several lines as well.
 * @throws CliError (status 2) for a file that cannot be read, or that has no user.
 */
export async function userTableOf(texts: readonly string[]): Promise<UserTable> {
  const lines = (await Promise.all(texts.map(linesOf))).flat();
  return { users: Object.fromEntries(lines.map(rowOf)), required: true };
}

async function linesOf(text: string): Promise<string[]> {
  if (!text.startsWith('@')) return usersIn(text);
  const file = text.slice(1);
  const content = await readYamlFile(file).catch((error: unknown) => {
    const why = systemCode(error) === 'ENOENT' ? 'no such file' : messageOf(error);
    throw usageError(`--user @${file}: ${why}`, { cause: error });
  });
  const users = usersIn(content);
  if (users.length === 0) throw usageError(`--user @${file}: no user in it; write name or name:passcode, one a line`);
  return users;
}

function usersIn(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function rowOf(line: string): [string, string | null] {
  const at = line.indexOf(':');
  return at < 0 ? [line, null] : [line.slice(0, at), line.slice(at + 1)];
}
