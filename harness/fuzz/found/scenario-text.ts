// A find as a scenario file: what was found and how in comments, and the case in YAML.

import { stringify } from 'yaml';
import { sopClassByUid, transferSyntaxByUid } from '../../../src/index.ts';
import type { HealthChecks } from '../../preflight/health-exchange.ts';
import { visibleLine } from '../../words/visible-text.ts';
import type { Find } from '../campaign/find.ts';
import type { Failure } from '../exchange/failure.ts';
import { describeUses, pathOf } from '../input.ts';
import { breaksOf } from '../mutations/registry.ts';
import type { Built } from '../stateful/built.ts';
import { failureTextOf, isLegal, plainBreaks } from './failure-texts.ts';
import { stepsAfter, stepsOf } from './scenario-steps.ts';
import { sequenceStepsOf } from './sequence-scenario.ts';

export interface ScenarioOptions {
  readonly find: Find;
  /** What the inputs of the find are built to, with their exact bytes. */
  readonly exchanges: readonly Built[];
  readonly checks: Pick<HealthChecks, 'echo' | 'store'>;
  readonly seed: number;
  /** The options that name the SUT, for a command that can be copied. */
  readonly sutOptions: string;
  /** Path of the file. */
  readonly path: string;
}

/** The text of the scenario file. */
export function scenarioText(options: ScenarioOptions): string {
  const { find, exchanges, checks } = options;
  const [first] = exchanges;
  const scenario = {
    id: `found/${find.id}`,
    title: titleOf(find),
    requirement: { ref: find.failure.clause, level: 'shall', text: failureTextOf(find.failure.class).demand },
    input: inputKind(find),
    sut: 'scp',
    ...(first && matrixOf(first)),
    steps: [
      ...exchanges.flatMap((one, at) => stepsOfBuilt(one, find.failure, at === 0 ? '' : `input${at + 1}`)),
      ...stepsAfter(checks),
    ],
  };
  return `${comments(options).map(asComment).join('\n')}\n${stringify(scenario, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

function stepsOfBuilt(built: Built, failure: Failure, prefix: string) {
  return 'steps' in built ? sequenceStepsOf(built, failure, prefix) : stepsOf(built, failure, prefix);
}

/** The context of the find, where the scenario language has names for it; else whatever the SUT accepts. */
function matrixOf({ sopClass, transferSyntax }: Built): object {
  const [known, syntax] = [sopClassByUid(sopClass)?.keyword, transferSyntaxByUid(transferSyntax)?.keyword];
  return known === undefined || syntax === undefined ? {} : { for: { sopClass: known, transferSyntax: syntax } };
}

/** An input of which elements were left out is no valid instance any more, whatever its mutations. */
function inputKind({ inputs }: Find): 'legal' | 'illegal' {
  if (inputs.every(({ operations }) => operations)) return 'legal';
  const isWhole = inputs.every(({ dropped = [] }) => dropped.length === 0);
  return isWhole && isLegal(breaksOf(inputs)) ? 'legal' : 'illegal';
}

function titleOf({ inputs }: Find): string {
  if (inputs.some(({ operations }) => operations)) return 'The SCP answers each operation of a sequence as it should';
  const breaks = plainBreaks(breaksOf(inputs)).slice(0, 3);
  return `The SCP survives and answers when ${breaks.join(', and ') || 'several inputs come one after the other'}`;
}

function comments({ find, seed, sutOptions, path }: ScenarioOptions): readonly string[] {
  const { failure, original, confirmed, inputs, explanation, tried } = find;
  const shown = confirmed === 3 ? 'It showed again each of three times.' : `It showed again ${confirmed} of 3 times.`;
  return [
    `Found by cstore fuzz: ${failure.class}.`,
    failure.text,
    `Seed ${seed}, path ${pathOf(original)}; ${tried} simpler inputs were tried. ${shown}`,
    ...inputs.map((input) => `Input: ${describeUses(input)}`),
    ...(explanation.length > 0 ? ['', 'What matters of it, and what may be anything:'] : []),
    ...explanation.map((line) => `  ${line}`),
    '',
    `Run it again: cstore run ${path} ${sutOptions}`,
    `Try its exact bytes alone: cstore fuzz --replay ${path.replace(/\.yaml$/, '.json')} ${sutOptions}`,
  ];
}

/** What a SUT printed is in it, and must not end the comment. */
function asComment(line: string): string {
  return `# ${visibleLine(line)}`.trimEnd();
}
