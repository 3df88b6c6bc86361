// Reads a statement in any of its formats: HTML, Markdown or DOCX, told apart by their content.

import type { StatementDocument } from '../document/document.ts';
import { largestFile, UnreadableStatementError } from './limits.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';

/**
 * A file as a document.
 * @throws UnreadableStatementError in one line when it is none of these, or beyond a limit.
 */
export async function readStatement(bytes: Uint8Array): Promise<StatementDocument> {
  if (bytes.length > largestFile) throw new UnreadableStatementError(`it has more than ${largestFile} bytes`);
  const document = await read(bytes);
  if (document.sections.length === 0) throw new UnreadableStatementError('it has no headings, so no sections');
  return document;
}

async function read(bytes: Uint8Array): Promise<StatementDocument> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return (await import('./read-docx.ts')).readDocx(bytes);
  const text = decoded(bytes);
  if (text.startsWith('%PDF')) throw new UnreadableStatementError('it is a PDF; give the HTML, Markdown or DOCX');
  return /^\s*</.test(text) && !/^\s*<!--.*?-->\s*#/s.test(text) ? readHtml(text) : readMarkdown(text);
}

function decoded(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  if (text.slice(0, 10_000).includes('\0')) throw new UnreadableStatementError('it is no text, and no DOCX');
  return text;
}
