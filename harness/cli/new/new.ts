// `cstore new`: starts of files that a user goes on with, a file a subcommand.

import type { Subcommand } from '../subcommand.ts';
import { claims } from './claims.ts';
import { product } from './product.ts';

const subcommands = [product, claims];

/** Defines `cstore new`. */
export const newFile: Subcommand = (program, finish) => {
  const group = program
    .command('new')
    .summary('start a file: product.yaml, claims.yaml')
    .description('Writes the start of a file, with comments.');
  for (const subcommand of subcommands) subcommand(group, finish);
};
