// `cstore new product`: the start of product.yaml, what only the vendor knows for a conformance statement.

import { ExitStatus } from '../exit-status.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { writeNewFile } from './write-new-file.ts';

interface ProductFlags {
  readonly ae?: string;
}

/** Defines `cstore new product`. */
export const product: Subcommand = (group, finish) => {
  const command = group
    .command('product')
    .summary('what only the vendor knows, for `cstore statement render`')
    .description(
      'Writes a product file with everything that a measurement cannot tell, commented out. Never overwrites a file.',
    )
    .argument('[file]', 'the file; - prints it', 'product.yaml')
    .option('--ae <name>', 'what the statement calls the Application Entity', 'STORE_SCP');
  withExamples(command, [
    ['cstore new product', 'writes product.yaml'],
    ['cstore statement render --from facts.yaml --product product.yaml', 'the draft tells what is still open'],
  ]).action(async (file: string, { ae }: ProductFlags) => {
    const { productStart } = await import('../../statement/product/product-start.ts');
    const text = productStart(JSON.stringify(ae));
    await writeNewFile(file, text);
    finish(ExitStatus.ok);
  });
};
