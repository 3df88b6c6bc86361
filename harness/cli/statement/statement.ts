// `cstore statement`: conformance statements (PS3.2), a file a subcommand.

import type { Subcommand } from '../subcommand.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { lint } from './lint.ts';
import { render } from './render.ts';

const subcommands = [render, lint, check, compare];

/** Defines `cstore statement`. */
export const statement: Subcommand = (program, finish) => {
  const group = program
    .command('statement')
    .summary('conformance statements: write, check, compare')
    .description('Works on facts of products: measured ones, claims, and what a buyer requires (PS3.2).');
  for (const subcommand of subcommands) subcommand(group, finish);
};
