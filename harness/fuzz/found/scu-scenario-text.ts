// A find of an SCU as a scenario file: what was found and how in comments, and the case in YAML.

import { stringify } from 'yaml';
import { sopClassByUid, transferSyntaxByUid } from '../../../src/index.ts';
import { visibleLine } from '../../words/visible-text.ts';
import type { Find } from '../campaign/find.ts';
import type { Failure, FailureClass } from '../exchange/failure.ts';
import { describeUses } from '../input.ts';
import { mutationById } from '../mutations/registry.ts';
import type { AcceptorExchange } from '../scu/build-answers.ts';
import type { ScenarioStep } from './scenario-steps.ts';
import { answerSteps } from './scu-scenario-steps.ts';

export interface ScuScenarioOptions {
  readonly find: Find;
  /** What the inputs of the find are built to, with their exact bytes. */
  readonly exchanges: readonly AcceptorExchange[];
  /** Instances that the SCU is asked to send. */
  readonly instances: number;
  readonly seed: number;
  /** The options that name the SUT, for a command that can be copied. */
  readonly sutOptions: string;
  /** Path of the file. */
  readonly path: string;
}

const demands: Readonly<Partial<Record<FailureClass, string>>> = {
  'process died': 'An SCU aborts the association, or is told of its end, and goes on, whatever an acceptor sends.',
  hang: 'An SCU comes to an end when the association has ended.',
  'memory grown': 'Memory is taken for what came, and not for what was announced.',
  'health lost': 'An SCU leaves nothing behind, whatever an acceptor sends.',
  'success for what was not confirmed': 'An SCU distinguishes successful from failed responses.',
};

/** Classes that a run of the scenario cannot see: it looks at the end of the process alone. */
const unseen: ReadonlySet<FailureClass> = new Set(['memory grown', 'health lost']);

/** The text of the scenario file. */
export function scuScenarioText(options: ScuScenarioOptions): string {
  const { find, exchanges, instances } = options;
  const { failure } = find;
  const [first] = exchanges;
  const scenario = {
    id: `found/${find.id}`,
    title: titleOf(find),
    requirement: {
      ref: failure.clause,
      level: failure.level === 'fail' ? 'shall' : 'should',
      text: demandOf(failure),
    },
    input: 'illegal',
    sut: 'scu',
    ...(first && matrixOf(first)),
    steps: [
      { 'ask-to-send': { instances } },
      ...exchanges.flatMap((one) => answerSteps(one, isWait(failure))),
      reportOf(failure.class),
    ],
  };
  return `${comments(options).map(asComment).join('\n')}\n${stringify(scenario, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

/** It was seen to wait on an open connection, and not to stay when all was over. */
function isWait({ class: kind, key }: Failure): boolean {
  return kind === 'hang' && key.startsWith('open ');
}

function demandOf(failure: Failure): string {
  if (isWait(failure)) return 'An SCU that gives up a silence gives up an answer that stops within a PDU as well.';
  return demands[failure.class] ?? 'An SCU goes on, whatever an acceptor sends.';
}

function reportOf(kind: FailureClass): ScenarioStep {
  const isClaim = kind === 'success for what was not confirmed';
  return { 'expect-report': isClaim ? { distinguishesFailure: true } : { ends: true } };
}

/** The SOP Class of the instances, if the scenario language has names for it; else whatever the SCU sends. */
function matrixOf({ sopClass, transferSyntax }: AcceptorExchange): object {
  const [known, syntax] = [sopClassByUid(sopClass)?.keyword, transferSyntaxByUid(transferSyntax)?.keyword];
  return known === undefined || syntax === undefined ? {} : { for: { sopClass: known, transferSyntax: syntax } };
}

function titleOf({ inputs, failure }: Find): string {
  const ids = [...new Set(inputs.flatMap(({ uses }) => uses.map(({ mutation }) => mutation)))];
  const breaks = ids.slice(0, 3).map((id) => mutationById(id).breaks.replace(/^nothing: /, ''));
  const isClaim = failure.class === 'success for what was not confirmed';
  const does = isWait(failure) ? 'gives up' : isClaim ? 'claims no success' : 'goes on and ends';
  return `The SCU ${does} when ${breaks.join(', and ') || 'it is answered so'}`;
}

function comments({ find, seed, sutOptions, path }: ScuScenarioOptions): readonly string[] {
  const { failure, run, confirmed, inputs, explanation, tried } = find;
  const shown = confirmed === 3 ? 'It showed again each of three times.' : `It showed again ${confirmed} of 3 times.`;
  return [
    `Found by cstore fuzz: ${failure.class}.`,
    failure.text,
    `Seed ${seed}, run ${run}; ${tried} simpler inputs were tried. ${shown}`,
    ...inputs.map((input) => `Input: ${describeUses(input)}`),
    ...(explanation.length > 0 ? ['', 'What matters of it, and what may be anything:'] : []),
    ...explanation.map((line) => `  ${line}`),
    '',
    `Run it again: cstore run ${path} ${sutOptions}`,
    ...(unseen.has(failure.class)
      ? ['That sees whether the process dies or hangs; the rest is seen by the replay alone.']
      : []),
    `Try its exact bytes alone: cstore fuzz --replay ${path.replace(/\.yaml$/, '.json')} ${sutOptions}`,
  ];
}

/** What a SUT printed is in it, and must not end the comment. */
function asComment(line: string): string {
  return `# ${visibleLine(line)}`.trimEnd();
}
