// Reads a statement in Markdown: headings with #, pipe tables, lists, paragraphs; a bold line alone can be a caption.

import type { Row, StatementDocument } from '../document/document.ts';
import { DocumentBuilder } from './document-builder.ts';

/** A text in Markdown as a document. */
export function readMarkdown(text: string): StatementDocument {
  const builder = new DocumentBuilder();
  const chunks = withoutComments(text).split(/\r?\n\s*\r?\n/);
  let isContents = false;
  for (const chunk of chunks) {
    const lines = chunk.split(/\r?\n/).filter((line) => line.trim() !== '');
    const [first = ''] = lines;
    if (/^\*\*Table of Contents\*\*$/.test(first.trim())) {
      isContents = true;
      continue;
    }
    if (isContents && lines.every(isItem)) {
      builder.contents();
      continue;
    }
    isContents = false;
    for (const group of groups(lines.map(framed(lines)))) take(builder, group);
  }
  return builder.document();
}

const withoutComments = (text: string) => text.replaceAll(/<!--.*?-->/gs, '');
const isItem = (line: string) => /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
const isTableLine = (line: string) => /^\s*\|.*\|\s*$/.test(line);
const ruleForm = /^\s*\|?(?:\s*:?-{1,}:?\s*\|)*\s*:?-{1,}:?\s*\|?\s*$/;

/** The lines of a table that has no bars at its sides get them: such a table has a rule in its second line. */
function framed(lines: readonly string[]): (line: string, at: number) => string {
  const rule = lines.findIndex((line, at) => at > 0 && line.includes('|') && ruleForm.test(line));
  const end = lines.findIndex((line, at) => at > rule && !line.includes('|'));
  const isIn = (at: number) => rule > 0 && at >= rule - 1 && (end < 0 || at < end);
  return (line, at) => {
    if (!isIn(at) || isTableLine(line)) return line;
    const text = line.trim();
    return `${text.startsWith('|') ? '' : '| '}${text}${text.endsWith('|') ? '' : ' |'}`;
  };
}

const isHeading = (line: string) => /^ {0,3}#{1,6}\s/.test(line);

/** Lines of one kind together: a heading, a table, a list, or a paragraph. */
function groups(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  let kind = '';
  for (const line of lines) {
    const own = isHeading(line)
      ? 'heading'
      : isTableLine(line)
        ? 'table'
        : isItem(line)
          ? 'list'
          : kind === 'list' && /^\s/.test(line)
            ? 'list'
            : 'text';
    if (own !== kind || own === 'heading') found.push([]);
    kind = own;
    found.at(-1)?.push(line);
  }
  return found;
}

function take(builder: DocumentBuilder, lines: readonly string[]): void {
  const [first = ''] = lines;
  if (isHeading(first)) {
    const [, marks = '#', text = ''] = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(first) ?? [];
    builder.heading(marks.length, plain(text));
  } else if (isTableLine(first)) builder.table(tableRows(lines));
  else if (isItem(first)) builder.list(itemsOf(lines));
  else paragraph(builder, lines);
}

/** The first bold line of a document is its title. */
function paragraph(builder: DocumentBuilder, lines: readonly string[]): void {
  const text = lines
    .map((line) => plain(line.replace(/\s\s+$|\\$/, '')))
    .join(lines.length > 1 && / {2}$/.test(lines[0] ?? '') ? '\n' : ' ');
  if (lines.length === 1 && /^\*\*.*\*\*$/.test(lines[0]?.trim() ?? '')) builder.title(text);
  builder.paragraph(text);
}

function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (isItem(line)) items.push(plain(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')));
    else items.push(`${items.pop() ?? ''} ${plain(line.trim())}`);
  }
  return items;
}

function tableRows(lines: readonly string[]): Row[] {
  const isRule = (line: string) => /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line);
  const rule = lines.findIndex(isRule);
  return lines.flatMap((line, at): Row[] => {
    if (at === rule) return [];
    const raw = cellsOf(line);
    const [first, ...rest] = raw;
    const isBand = /^\*\*.*\*\*$/.test(first ?? '') && rest.length > 0 && rest.every((text) => text === '');
    const cells = raw.map((text) => ({ text: plain(text.replaceAll(/<br\s*\/?>/gi, '\n')) }));
    if (at < rule) return cells.every(({ text }) => text === '') ? [] : [{ kind: 'head', cells }];
    if (isBand) return [{ kind: 'band', cells: [{ text: plain(first ?? ''), columns: raw.length }] }];
    return [{ kind: 'body', cells }];
  });
}

/** The cells of a line; what is escaped does not separate. */
function cellsOf(line: string): string[] {
  const inside = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  const cells = inside.match(/(?:\\.|[^|\\])*(?:\||$)/g) ?? [];
  const texts = cells.map((text) => text.replace(/\|$/, '').trim());
  return texts.at(-1) === '' && !inside.endsWith('|') ? texts.slice(0, -1) : texts;
}

/** Text without marks of emphasis, links and escapes. */
function plain(text: string): string {
  return text
    .replaceAll(/\[([^\]\\]*)\]\([^)\s]*\)/g, '$1')
    .replaceAll(/(?<!\\)(\*\*|__)/g, '')
    .replaceAll(/(?<![\\\w])[*_](?=\S)|(?<=[^\\\s])[*_](?!\w)/g, '')
    .replaceAll(/(?<!\\)`/g, '')
    .replaceAll(/\\([\\`*_[\]<>|#~&.)+-])/g, '$1');
}
