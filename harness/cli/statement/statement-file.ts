// A conformance statement as a user names it: HTML, Markdown or DOCX, of any tool.

import { readFile, stat } from 'node:fs/promises';
import type { StatementDocument } from '../../statement/document/document.ts';
import { messageOf, systemCode, usageError } from '../cli-error.ts';
import { otherThanFile } from '../regular-file.ts';

/** Reads it. @throws CliError (status 2) with what is wrong, in one line. */
export async function statementOf(file: string): Promise<StatementDocument> {
  const { readStatement } = await import('../../statement/read/read-statement.ts');
  return await withStatementBytes(file, 'a statement', readStatement);
}

/** Makes something of the bytes of a file. @throws CliError (status 2) with what is wrong with it, in one line. */
export async function withStatementBytes<T>(
  file: string,
  what: string,
  make: (bytes: Uint8Array) => Promise<T>,
): Promise<T> {
  const { largestFile, UnreadableStatementError } = await import('../../statement/read/limits.ts');
  const other = otherThanFile(file);
  if (other !== undefined) throw usageError(`${file}: ${other}; name ${what}`);
  try {
    const { size } = await stat(file);
    if (size > largestFile) throw new UnreadableStatementError(`it has more than ${largestFile} bytes`);
    return await make(await readFile(file));
  } catch (error) {
    const known = error instanceof UnreadableStatementError || systemCode(error) !== undefined;
    if (!known) throw error;
    const fault = systemCode(error) === 'ENOENT' ? 'no such file' : messageOf(error);
    throw usageError(`${file}: ${fault}`, { cause: error });
  }
}
