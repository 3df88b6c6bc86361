// `cstore statement check`: what is claimed or required, against what was measured.

import { usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { readFactsFile } from '../facts-file.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { claimsOf } from './claims-file.ts';

interface CheckFlags {
  readonly from: string;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly verbose?: boolean;
}

/** Defines `cstore statement check`. */
export const check: Subcommand = (group, finish) => {
  const command = group
    .command('check')
    .summary('claims against what was measured')
    .description(
      'Says of each claim whether it is confirmed, contradicted (with the case) or untested. Exit status 1: a claim is\n' +
        'contradicted. Of requirements (`kind: required`): met, not met, not tested.',
    )
    .argument('<claims>', 'facts of kind `claimed` or `required`, or a statement in HTML, Markdown or DOCX')
    .requiredOption('--from <measured>', 'facts of kind `measured`, or the results.json of a run')
    .option('--strict', 'what is untested, or supported and not claimed, counts as contradicted')
    .option('--json', 'print the result as JSON');
  withExamples(command, [
    ['cstore statement check claims.yaml --from facts.yaml', 'is the statement true?'],
    [
      'cstore statement check statement.docx --from facts.yaml',
      'is what its tables say true? What was not read is listed',
    ],
    ['cstore statement check buyer.yaml --from facts.yaml --strict', 'is all there that is required?'],
  ]).action(async (file: string, flags: CheckFlags) => {
    const { checkFacts } = await import('../../statement/claims/check-facts.ts');
    const { checkText } = await import('../../statement/claims/check-text.ts');
    const { claims, notRead } = await claimsOf(file);
    const measured = await readFactsFile(flags.from);
    if (claims.kind === 'measured')
      throw usageError(`${file}: \`kind: measured\` is no claim; give facts of kind claimed or required`);
    if (measured.kind !== 'measured')
      throw usageError(`${flags.from}: \`kind: ${measured.kind}\` is no measurement; give facts of kind measured`);
    const result = checkFacts(claims, measured);
    const text = flags.json ? `${JSON.stringify({ ...result, notRead }, undefined, 2)}\n` : checkText(result, flags);
    process.stdout.write(text);
    if (!flags.json) for (const table of notRead) process.stdout.write(`  not read      ${escapeControls(table)}\n`);
    const bad = flags.strict ? ['contradicted', 'untested'] : ['contradicted'];
    const isBad =
      result.claims.some(({ verdict }) => bad.includes(verdict)) || (flags.strict && result.unclaimed.length > 0);
    if (isBad) return finish(ExitStatus.failed);
    finish(result.claims.some(({ verdict }) => verdict === 'confirmed') ? ExitStatus.ok : ExitStatus.notJudged);
  });
};
