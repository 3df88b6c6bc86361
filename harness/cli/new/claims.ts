// `cstore new claims`: claims that start from what was measured.

import { ExitStatus } from '../exit-status.ts';
import { readFactsFile } from '../facts-file.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { writeNewFile } from './write-new-file.ts';

/** Defines `cstore new claims`. */
export const claims: Subcommand = (group, finish) => {
  const command = group
    .command('claims')
    .summary('claims that start from what was measured')
    .description(
      'Writes what was measured as claims, for `cstore statement check`: what a product is to go on doing, so that a later\n' +
        'measurement is checked by it. Never overwrites a file.',
    )
    .argument('[file]', 'the file; - prints it', 'claims.yaml')
    .requiredOption('--from <measured>', 'facts of kind `measured`, or the results.json of a run');
  withExamples(command, [
    ['cstore new claims --from facts.yaml', 'writes claims.yaml'],
    ['cstore statement check claims.yaml --from facts.yaml', 'all of them are confirmed until the product changes'],
  ]).action(async (file: string, { from }: { readonly from: string }) => {
    const { claimsOfFacts } = await import('../../statement/claims/claims-of-facts.ts');
    const { factsText } = await import('../../statement/facts/facts-text.ts');
    const text = factsText(claimsOfFacts(await readFactsFile(from)), [
      'What is claimed of a product (PS3.2); started from what was measured. Change what is to be otherwise.',
    ]);
    await writeNewFile(file, text);
    finish(ExitStatus.ok);
  });
};
