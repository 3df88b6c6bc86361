// The parts of a Word template (ECMA-376 part 2): opened within limits, and written again with its main part replaced.

import { largestFile, largestTemplateBody, mostParts, UnreadableStatementError } from '../read/limits.ts';
import { inflateEntry, readZip, withContent, writeZip, type ZipEntry } from '../read/zip.ts';

const bodyPart = 'word/document.xml';
const stylesPart = 'word/styles.xml';
/** Bytes of all parts together that say what refers to what: several may share what is stored. */
const largestRelationships = 8 * 2 ** 20;

/** What a template is made of. */
export interface DocxPackage {
  readonly entries: readonly ZipEntry[];
  /** The main part. */
  readonly body: string;
  /** The styles; empty if it has none. */
  readonly styles: string;
  /** What a program fetches from elsewhere when it opens the document; links, which somebody follows, are none. */
  readonly fetched: readonly string[];
}

/**
 * Opens a template.
 * @throws UnreadableStatementError when it is no DOCX, has macros, or is beyond a limit.
 */
export function openPackage(bytes: Uint8Array): DocxPackage {
  if (bytes.length > largestFile) throw new UnreadableStatementError(`it has more than ${largestFile} bytes`);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new UnreadableStatementError('it is encrypted, or of Word before 2007; save it as DOCX without a password');
  const entries = readZip(bytes, mostParts);
  refuseMacros(entries);
  const body = entries.find(({ name }) => name === bodyPart);
  if (!body) throw new UnreadableStatementError(`it is a ZIP file without ${bodyPart}, so no DOCX`);
  const styles = entries.find(({ name }) => name === stylesPart);
  return {
    entries,
    body: textOf(body, largestTemplateBody),
    styles: styles ? textOf(styles, largestTemplateBody) : '',
    fetched: fetchedBy(entries),
  };
}

/** The template with another main part; what is stored of all others is copied as it is. */
export function closePackage({ entries }: DocxPackage, body: string): Uint8Array {
  const content = new TextEncoder().encode(body);
  return writeZip(entries.map((entry) => (entry.name === bodyPart ? withContent(entry, content) : entry)));
}

function refuseMacros(entries: readonly ZipEntry[]): void {
  const found = entries.find(({ name }) => /vbaProject|vbaData|activeX/i.test(name));
  if (found)
    throw new UnreadableStatementError(`it has macros or controls (${found.name}); save it as DOCX, which has none`);
}

function textOf(entry: ZipEntry, most: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(inflateEntry(entry, most));
  } catch (error) {
    if (error instanceof UnreadableStatementError) throw error;
    throw new UnreadableStatementError(`${entry.name} is not in UTF-8`, { cause: error });
  }
}

/** Targets of external relationships that are no links: an attached template, a picture (ECMA-376 part 2, 9.3). */
function fetchedBy(entries: readonly ZipEntry[]): string[] {
  const parts = entries.filter(({ name }) => name.endsWith('.rels'));
  if (parts.reduce((sum, { size }) => sum + size, 0) > largestRelationships)
    throw new UnreadableStatementError(`its relationships have more than ${largestRelationships} bytes`);
  return parts
    .flatMap((entry) => [...textOf(entry, largestRelationships).matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)])
    .map(([element]) => element)
    .filter((element) => /\bTargetMode\s*=\s*["']External["']/.test(element) && !/\/hyperlink["']/.test(element))
    .map((element) => /\bTarget\s*=\s*["']([^"']*)["']/.exec(element)?.[1] ?? 'without a target');
}
