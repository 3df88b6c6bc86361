// `cstore new`: starts of files that a user goes on with, a file a subcommand.

import type { Subcommand } from '../subcommand.ts';
import { baseline } from './baseline.ts';
import { claims } from './claims.ts';
import { handler } from './handler.ts';
import { product } from './product.ts';
import { scenario } from './scenario.ts';

const subcommands = [scenario, handler, baseline, product, claims];

/** Defines `cstore new`. */
export const newFile: Subcommand = (program, finish) => {
  const group = program
    .command('new')
    .summary('start a file: scenario, handler, baseline, product, claims')
    .description('Writes the start of a file, with comments.');
  for (const subcommand of subcommands) subcommand(group, finish);
};
