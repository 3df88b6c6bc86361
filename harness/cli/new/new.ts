// `cstore new`: starts of files that a user goes on with, a file a subcommand.

import type { Subcommand } from '../subcommand.ts';
import { baseline } from './baseline.ts';
import { claims } from './claims.ts';
import { handler } from './handler.ts';
import { instances } from './instances.ts';
import { product } from './product.ts';
import { scenario } from './scenario.ts';

const subcommands = [scenario, handler, baseline, product, claims, instances];

/** Defines `cstore new`. */
export const newFile: Subcommand = (program, finish) => {
  const group = program
    .command('new')
    .summary('start a file: scenario, handler, baseline, product, claims, instances')
    .description('Writes the start of a file, with comments; or instances to send.');
  for (const subcommand of subcommands) subcommand(group, finish);
};
