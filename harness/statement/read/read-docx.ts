// Reads a statement in DOCX (ECMA-376), of any tool: paragraphs with their styles, tables with their spans; bounded.

import type { StatementDocument } from '../document/document.ts';
import { DocxBody } from './docx-body.ts';
import { headingLevels } from './docx-styles.ts';
import { largestPart, mostParts, UnreadableStatementError } from './limits.ts';
import { parseXml } from './parse-xml.ts';
import { inflateEntry, readZip, type ZipEntry } from './zip.ts';

const bodyPart = 'word/document.xml';
const stylesPart = 'word/styles.xml';

/**
 * A DOCX file as a document.
 * @throws UnreadableStatementError when it is none, or beyond a limit.
 */
export function readDocx(bytes: Uint8Array): StatementDocument {
  const entries = readZip(bytes, mostParts);
  const body = partOf(entries, bodyPart);
  if (body === undefined) throw new UnreadableStatementError(`it is a ZIP file without ${bodyPart}, so no DOCX`);
  const styles = partOf(entries, stylesPart);
  const reader = new DocxBody(styles === undefined ? new Map<string, number>() : headingLevels(styles));
  parseXml(body, reader);
  return reader.document();
}

/** Only the parts that are read are inflated, and no further than the limit. */
function partOf(entries: readonly ZipEntry[], name: string): string | undefined {
  const entry = entries.find((one) => one.name === name);
  return entry && new TextDecoder().decode(inflateEntry(entry, largestPart));
}
