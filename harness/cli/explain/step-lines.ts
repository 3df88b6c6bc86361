// The steps of a case in words, each with what it sends or waits for.

import type { Case } from '../../case/case.ts';
import { verdictOfMismatch } from '../../case/case-verdict.ts';
import type { Step } from '../../case/step.ts';
import { type Alternative, alternativesOf, type Expectation } from '../../language/expectation.ts';
import type { Level } from '../../model/requirement.ts';
import { stepByVerb } from '../../steps/index.ts';
import { scuStepByVerb } from '../../steps/scu/index.ts';
import { describeAlternative } from '../../words/describe-expectation.ts';
import { flow } from './flow.ts';

type Data = Readonly<Record<string, unknown>>;

/** The lines of the steps of a case. */
export function steps({ body, requirement }: Case): string[] {
  const all: readonly ShownStep[] = body.steps;
  const lines = all.flatMap((step, at) => stepLines(step, `${at + 1}.`, requirement.level));
  return [...lines, '', ends[body.sut]];
}

type ShownStep = Pick<Step, 'verb' | 'args'> & { readonly steps: readonly ShownStep[] };

const ends = {
  scp: 'At the end it waits for responses that are owed, releases and closes what is still open.',
  scu: 'Requests that no step is for are answered as a well-behaved SCP does, with success.',
};

function stepLines({ verb, args, steps: inner }: ShownStep, number: string, level: Level): string[] {
  const { expect, steps: _steps, association, ...rest } = fields(verb, args);
  const on = association === undefined ? '' : ` (association ${String(association)})`;
  const head = `${number.padEnd(4)}${verb}${on}: ${(stepByVerb(verb) ?? scuStepByVerb(verb))?.summary ?? ''}.`;
  const expectation = verb === 'expect' || verb === 'handshake' ? rest : expect;
  const given = expectation === rest ? [] : Object.entries(rest).map(([key, value]) => `      ${key}: ${flow(value)}`);
  return [
    head,
    ...given,
    ...(expectation === undefined ? unsaid(verb) : expectationLines(expectation, verb, level)),
    ...inner.flatMap((step, at) => stepLines(step, `${at + 1}.`, level).map((line) => `      ${line}`)),
  ];
}

/** What a step waits for when the scenario does not say it. */
function unsaid(verb: string): string[] {
  if (verb !== 'associate') return [];
  return [
    '      goes on when it is accepted with its presentation contexts; not applicable when one of them is refused,',
    '      inconclusive when no association comes about',
  ];
}

function fields(verb: string, args: unknown): Data {
  if (typeof args === 'string') return verb === 'c-store' ? { dataSet: args } : { [verb]: args };
  return args as Data;
}

/** The reactions in the order in which they are looked for, each with its verdict. */
function expectationLines(given: unknown, verb: string, level: Level): string[] {
  if (given === 'nothing') return ['      goes on without waiting for an answer'];
  const expectation = given as Expectation;
  const { timeoutMs, ignore = [], allOf } = expectation;
  const wait = timeoutMs === undefined ? 'as long as --timeout' : `${timeoutMs / 1000} s`;
  const rows = [
    ...alternativesOf(expectation).map((one) => row(one, verb)),
    { verdict: verdictOfMismatch(level), reaction: 'anything else', note: undefined },
  ];
  const width = Math.max(...rows.map(({ verdict }) => verdict.length));
  return [
    ...ignore.map((one) => `      passes over ${describeAlternative(one)}`),
    `      waits ${wait} for ${allOf ? 'all of these, in any order' : 'one of these'}:`,
    ...rows.flatMap(({ verdict, reaction, note }) => [
      `        ${verdict.padEnd(width)}  ${reaction}`,
      ...(note === undefined ? [] : [`        ${' '.repeat(width)}    ${note}`]),
    ]),
  ];
}

function row({ verdict = 'pass', note, ...reaction }: Alternative, verb: string) {
  const words = verb === 'handshake' ? flow(reaction) : describeAlternative(reaction);
  return { verdict, reaction: words, note };
}
