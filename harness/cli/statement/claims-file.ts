// Facts of a product as a user names them: a file of facts, results of a run, or a conformance statement whose tables are read.

import type { ConformanceFacts } from '../../statement/facts/conformance-facts.ts';
import { usageError } from '../cli-error.ts';
import { readFactsFile } from '../facts-file.ts';
import { escapeControls } from '../terminal.ts';
import { statementOf } from './statement-file.ts';

/** The facts, and the tables and rows of a document that were not read. */
export interface ReadClaims {
  readonly claims: ConformanceFacts;
  readonly notRead: readonly string[];
}

/** Reads them. @throws CliError (status 2) with what is wrong, in one line. */
export async function claimsOf(file: string): Promise<ReadClaims> {
  if (!/\.(html?|md|markdown|docx)$/i.test(file)) return { claims: await readFactsFile(file), notRead: [] };
  const { claimsOfDocument } = await import('../../statement/claims/claims-of-document.ts');
  const { facts, notRead } = claimsOfDocument(await statementOf(file));
  if (!facts.applicationEntities.some(({ acceptor, initiator }) => acceptor ?? initiator)) {
    const others = notRead.length === 0 ? '' : ` (not read: ${notRead.map(escapeControls).join('; ')})`;
    throw usageError(
      `no table of a conformance statement was found in ${file}${others}; give a statement with tables titled as in PS3.2 ` +
        'Annex N, such as Storage SOP Classes, or claims: `cstore new claims` writes them',
    );
  }
  return { claims: facts, notRead };
}
