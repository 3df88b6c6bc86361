// `cstore statement lint`: the writing rules of PS3.2 Annex N, checked in a statement of anybody.

import { usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { statementOf } from './statement-file.ts';

interface LintFlags {
  readonly json?: boolean;
  readonly rules?: boolean;
}

/** Defines `cstore statement lint`. */
export const lint: Subcommand = (group, finish) => {
  const command = group
    .command('lint')
    .summary('check the writing rules of the template')
    .description(
      'Checks a conformance statement by the writing rules of PS3.2 Annex N: sections, N/A, tables, Y and N, ranges, what is\n' +
        'left of the template, terms. It may be HTML, Markdown or DOCX, of any tool. Exit status 1: something was found.',
    )
    .argument('[file]', 'the statement')
    .option('--rules', 'list the rules instead')
    .option('--json', 'print the findings as JSON');
  withExamples(command, [
    ['cstore statement lint statement.docx', 'one line for each finding: rule, place, what is wrong'],
    ['cstore statement lint --rules', 'what is checked'],
  ]).action(async (file: string | undefined, flags: LintFlags) => finish(await run(file, flags)));
};

async function run(file: string | undefined, { json, rules }: LintFlags): Promise<number> {
  const { lintRules, lintStatement } = await import('../../statement/lint/lint.ts');
  if (rules) {
    process.stdout.write(lintRules.map(({ id, title }) => `${id.padEnd(38)} ${title}\n`).join(''));
    return ExitStatus.ok;
  }
  if (file === undefined) throw usageError('name a statement in HTML, Markdown or DOCX, or --rules');
  const result = lintStatement(await statementOf(file));
  if (json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  else {
    const lines = result.findings.map(({ rule, place, text }) => `${place}: ${text} (${rule})`);
    process.stdout.write(lines.map((line) => `${escapeControls(line)}\n`).join(''));
    process.stderr.write(`${summary(result)}\n`);
  }
  return result.findings.length > 0 ? ExitStatus.failed : ExitStatus.ok;
}

function summary({
  findings,
  open,
  isClassic,
}: {
  findings: readonly unknown[];
  open: number;
  isClassic: boolean;
}): string {
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  const structure = isClassic ? '; structure of Annex A, so the rules about sections of Annex N were left out' : '';
  return `${count}${open > 0 ? `; a draft with ${open} open ${open === 1 ? 'place' : 'places'}` : ''}${structure}`;
}
