// `cstore explain`: what a case does step by step, and what each reaction of the system under test comes to.

import type { Case } from '../../case/case.ts';
import { ExitStatus } from '../exit-status.ts';
import { withOwnSteps } from '../own-steps-option.ts';
import { select } from '../selection-options.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';

/** Other cases of a scenario that are named. */
const namedAtMost = 20;

/** Defines `cstore explain`. */
export const explain: Subcommand = (program, finish) => {
  const command = withOwnSteps(program.command('explain'))
    .summary('explain a case')
    .description(
      'Prints what a case does step by step, the reactions that it lists, names written out, and what each comes to.',
    )
    .argument('<id>', 'the id of a case, or of a scenario, of which the first case is explained');
  withExamples(command, [
    ['cstore explain ps3.8/9.3.2/protocol-version-unknown', 'the first case of a scenario'],
    ['cstore explain ps3.8/9.3.2/protocol-version-unknown:0xfffe', 'a case'],
  ]).action(async (id: string) => {
    const { cases } = await select([id], { slow: true });
    const [first, ...others] = cases as readonly [Case, ...Case[]];
    const { explanation } = await import('./explanation.ts');
    const lines = [...explanation(first), ...otherCases(others)];
    process.stdout.write(`${lines.map(escapeControls).join('\n')}\n`);
    finish(ExitStatus.ok);
  });
};

function otherCases(others: readonly Case[]): string[] {
  if (others.length === 0) return [];
  const more = others.length - namedAtMost;
  return [
    '',
    `${others.length} more ${others.length === 1 ? 'case' : 'cases'}:`,
    ...others.slice(0, namedAtMost).map(({ id }) => `  ${id}`),
    ...(more > 0 ? [`  and ${more} more; \`cstore list --cases\` prints all`] : []),
  ];
}
