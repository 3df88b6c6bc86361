// The files of a statement: a draft as long as something is open, and then the one to publish with its evidence beside it.

import { annexNStatement } from '../annex-n/statement.ts';
import { classicStatement } from '../classic/statement.ts';
import type { Open, StatementDocument } from '../document/document.ts';
import { type NumberedDocument, numbered } from '../document/number.ts';
import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import { mergeProduct } from '../product/merge.ts';
import type { FilledTemplate } from '../word/fill-template.ts';
import { withOpenPlaces } from './draft.ts';
import { evidenceJson, evidenceOf } from './evidence.ts';
import { evidenceHtml } from './evidence-html.ts';
import { statementHtml } from './html.ts';
import { statementMarkdown } from './markdown.ts';

export const formats = ['html', 'markdown', 'docx'] as const;
export type Format = (typeof formats)[number];

/** The structure of the document: PS3.2 Annex N, or that of Annex A, which was in use before. */
export const templates = ['annex-n', 'classic'] as const;
export type Template = (typeof templates)[number];

export interface StatementOptions {
  readonly template?: Template | undefined;
  readonly product?: ConformanceFacts | undefined;
  readonly formats?: readonly Format[] | undefined;
  /** The official Word template, which the DOCX then is, filled. */
  readonly wordTemplate?: Uint8Array | undefined;
}

/** What is written, by file name, and what is open. */
export interface StatementFiles {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly document: StatementDocument;
  /** Questions, each once. */
  readonly open: readonly Open[];
  /** Places that wait for their answers. */
  readonly openCells: number;
  /** What found no place in the Word template, a line each. */
  readonly notes: readonly string[];
}

/**
 * Makes the files: the same facts give the same bytes.
 * @throws UnreadableStatementError when the Word template cannot be filled.
 */
export async function statementFiles(facts: ConformanceFacts, options: StatementOptions = {}): Promise<StatementFiles> {
  const merged = mergeProduct(facts, options.product);
  const statement = numbered(options.template === 'classic' ? classicStatement(merged) : annexNStatement(merged));
  const { document, open, openCells } = statement;
  const isDraft = open.length > 0;
  const shown = isDraft ? withOpenPlaces(document, open, openCells) : document;
  const name = isDraft ? 'draft' : 'statement';
  const files = new Map<string, string | Uint8Array>();
  const wanted = options.formats ?? formats;
  const filled = options.wordTemplate && (await filledTemplate(options.wordTemplate, statement));
  for (const format of wanted) {
    if (filled && format === 'docx') {
      files.set(`${name}.docx`, filled.bytes);
      continue;
    }
    const [ending, content] = await rendered(format, shown);
    files.set(`${name}.${ending}`, content);
  }
  const evidence = evidenceOf(document, merged.differences);
  files.set('evidence.json', evidenceJson(evidence));
  files.set('evidence.html', evidenceHtml(evidence));
  return { files, document: shown, open, openCells, notes: filled?.notes ?? [] };
}

async function filledTemplate(template: Uint8Array, statement: NumberedDocument): Promise<FilledTemplate> {
  const { fillTemplate } = await import('../word/fill-template.ts');
  return fillTemplate(template, statement);
}

/** DOCX is loaded only when it is wanted. */
async function rendered(
  format: Format,
  document: StatementDocument,
): Promise<[ending: string, content: string | Uint8Array]> {
  if (format === 'html') return ['html', statementHtml(document)];
  if (format === 'markdown') return ['md', statementMarkdown(document)];
  const { statementDocx } = await import('./docx.ts');
  return ['docx', await statementDocx(document)];
}
