// `cstore statement render`: writes the conformance statement of a product from its facts.

import { join } from 'node:path';
import { usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { readFactsFile } from '../facts-file.ts';
import { list } from '../option-values.ts';
import { checkWritableFolder } from '../out-folder.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { writeFiles } from '../write-files.ts';
import { withStatementBytes } from './statement-file.ts';

interface RenderFlags {
  readonly from: string;
  readonly product?: string;
  readonly out: string;
  readonly template: string;
  readonly format?: readonly string[];
  readonly wordTemplate?: string;
}

/** Defines `cstore statement render`. */
export const render: Subcommand = (group, finish) => {
  const command = group
    .command('render')
    .summary('write the conformance statement')
    .description(
      'Writes the DICOM Conformance Statement of a product in the structure of PS3.2 Annex N. As long as something is open it\n' +
        'is a draft that says who has to fill what; once nothing is, it is the statement to publish. What the values rest on\n' +
        'is in evidence.json and evidence.html beside it.',
    )
    .requiredOption('--from <facts>', 'facts of the product, such as `cstore measure` writes, or results.json of a run')
    .option('--product <file>', 'what only the vendor knows; `cstore new product` writes a start')
    .option('--out <folder>', 'folder of the documents', 'statement')
    .option('--template <name>', 'annex-n, or classic for the structure of Annex A', 'annex-n')
    .option('--format <names>', 'any of html, markdown, docx (default: all)', list)
    .option(
      '--word-template <file>',
      'fill this Word template (.docx), such as that of dicomstandard.org, for the DOCX',
    );
  withExamples(command, [
    ['cstore statement render --from facts.yaml', 'the draft, with all that is open'],
    ['cstore statement render --from facts.yaml --product product.yaml --out doc', 'with what the vendor says'],
    ['cstore statement render --from reports/results.json --format docx', 'from a run, for Word alone'],
    ['cstore statement render --from facts.yaml --word-template template.docx', 'in the official Word template'],
  ]).action(async (flags: RenderFlags) => finish(await renderStatement(flags)));
};

async function renderStatement({ from, product, out, template, format, wordTemplate }: RenderFlags): Promise<number> {
  const { formats, statementFiles, templates } = await import('../../statement/render/statement-files.ts');
  const chosen = format?.map((name) => oneOfNames('--format', name, formats));
  const structure = oneOfNames('--template', template, templates);
  checkWordTemplate(wordTemplate, structure, chosen);
  await checkWritableFolder('--out', out);
  const facts = await readFactsFile(from);
  const vendor = product === undefined ? undefined : await readFactsFile(product);
  const options = { product: vendor, formats: chosen, template: structure };
  const { files, open, openCells, notes } = await filled(wordTemplate, (bytes) =>
    statementFiles(facts, { ...options, wordTemplate: bytes }),
  );
  const written = [...files].map(([name, content]) => [join(out, name), content] as const);
  await writeFiles(written);
  for (const [path] of written) process.stdout.write(`${escapeControls(path)}\n`);
  for (const note of notes) process.stderr.write(`${escapeControls(`${wordTemplate}: ${note}`)}\n`);
  if (open.length > 0) process.stderr.write(`${draftLine(openCells, open.length, product)}\n`);
  return ExitStatus.ok;
}

/** The template is that of Annex N, and becomes the DOCX. */
function checkWordTemplate(file: string | undefined, structure: string, formats: readonly string[] | undefined): void {
  if (file === undefined) return;
  if (structure !== 'annex-n')
    throw usageError('--word-template is for the structure of Annex N; leave out --template');
  if (formats && !formats.includes('docx')) throw usageError('--word-template fills the DOCX; add docx to --format');
}

/** What is wrong with the template is told in one line. */
async function filled<T>(file: string | undefined, make: (bytes: Uint8Array | undefined) => Promise<T>): Promise<T> {
  if (file === undefined) return await make(undefined);
  return await withStatementBytes(file, 'a Word template', make);
}

function draftLine(cells: number, questions: number, product: string | undefined): string {
  const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;
  const advice = product === undefined ? '; `cstore new product` writes a start of what only the vendor knows' : '';
  return `draft: ${count(cells, 'place is', 'places are')} open, ${count(questions, 'question', 'questions')}${advice}`;
}

function oneOfNames<T extends string>(option: string, name: string, names: readonly T[]): T {
  const found = names.find((one) => one === name);
  if (found === undefined) throw usageError(`${option} ${name}: expected one of ${names.join(', ')}`);
  return found;
}
