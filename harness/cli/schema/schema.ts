// `cstore schema`: prints the JSON Schema of scenario files, of results.json, or of facts of a product, for editors and other programs.

import { usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';

interface SchemaFlags {
  readonly results?: boolean;
  readonly facts?: boolean;
}

/** Defines `cstore schema`. */
export const schema: Subcommand = (program, finish) => {
  const command = program
    .command('schema')
    .summary('print the JSON Schema of scenario files')
    .description('Prints a JSON Schema (2020-12), so that editors complete and check scenario files.')
    .option('--results', 'the schema of results.json instead')
    .option('--facts', 'the schema of facts of a product, dicom-conformance.schema.json, instead');
  withExamples(command, [
    [
      'cstore schema > scenario.schema.json',
      'then begin a scenario with "# yaml-language-server: $schema=scenario.schema.json"',
    ],
    ['cstore schema --results', 'what `cstore run` writes to results.json'],
    ['cstore schema --facts > dicom-conformance.schema.json', 'what is measured, claimed or required of a product'],
  ]).action(async (flags: SchemaFlags) => {
    process.stdout.write(`${JSON.stringify(await schemaOf(flags), undefined, 2)}\n`);
    finish(ExitStatus.ok);
  });
};

async function schemaOf({ results, facts }: SchemaFlags): Promise<object> {
  if (results && facts) throw usageError('--results and --facts: one schema is printed at a time');
  if (facts) return (await import('../../statement/facts/conformance-facts.ts')).conformanceJsonSchema();
  if (results) return (await import('../../model/run-result.ts')).runResultJsonSchema();
  return (await import('../../scenario/json-schema.ts')).scenarioJsonSchema();
}
