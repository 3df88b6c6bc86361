// `cstore statement compare`: will these two products talk to each other?

import { join } from 'node:path';
import type { Comparison } from '../../statement/compare/comparison.ts';
import { ExitStatus } from '../exit-status.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { writeFiles } from '../write-files.ts';
import { claimsOf } from './claims-file.ts';

interface CompareFlags {
  readonly json?: boolean;
  readonly out?: string;
}

/** Defines `cstore statement compare`. */
export const compare: Subcommand = (group, finish) => {
  const command = group
    .command('compare')
    .summary('will two products talk to each other?')
    .description(
      'Compares the SCU of one product with the SCP of the other, in both directions: SOP Classes with Transfer Syntaxes,\n' +
        'limits, identity, TLS, character sets, statuses. Facts may be measured, claimed or required. Exit status 1: they will\n' +
        'not; 3: it depends on something that is not known, or nothing can be compared.',
    )
    .argument('<a>', 'facts of one product, results.json of a run, or a statement in HTML, Markdown or DOCX')
    .argument('<b>', 'the same of the other')
    .option('--json', 'print the comparison as JSON')
    .option('--out <dir>', 'write comparison.html, comparison.md and comparison.json into this folder, too');
  withExamples(command, [
    ['cstore statement compare modality.yaml archive.yaml', 'before they are connected'],
    ['cstore statement compare modality.yaml archive.yaml --out talk', 'pages to send around'],
  ]).action(async (one: string, other: string, flags: CompareFlags) => {
    const { compareFacts } = await import('../../statement/compare/compare.ts');
    const words = await import('../../statement/compare/comparison-text.ts');
    const comparison = compareFacts((await claimsOf(one)).claims, (await claimsOf(other)).claims);
    if (flags.out !== undefined) await writePages(flags.out, comparison);
    process.stdout.write(
      flags.json ? `${JSON.stringify(comparison, undefined, 2)}\n` : words.comparisonText(comparison),
    );
    const outcomes = comparison.meetings.map(({ outcome }) => outcome);
    if (outcomes.includes('will-not')) return finish(ExitStatus.failed);
    finish(outcomes.includes('will') ? ExitStatus.ok : ExitStatus.notJudged);
  });
};

async function writePages(folder: string, comparison: Comparison): Promise<void> {
  const { comparisonHtml } = await import('../../statement/compare/comparison-html.ts');
  const { comparisonMarkdown } = await import('../../statement/compare/comparison-text.ts');
  const { packageVersion } = await import('../../scenario/package-root.ts');
  const tool = { name: 'cstore-conformance', version: packageVersion() };
  await writeFiles([
    [join(folder, 'comparison.html'), comparisonHtml(comparison, tool)],
    [join(folder, 'comparison.md'), comparisonMarkdown(comparison)],
    [join(folder, 'comparison.json'), `${JSON.stringify(comparison, undefined, 2)}\n`],
  ]);
}
