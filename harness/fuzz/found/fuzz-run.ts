// From what a campaign gave to its report as plain data: finds worst first, each with the files and commands to see it again.

import { severities } from '../../model/fault.ts';
import type { FuzzFind, FuzzRun } from '../../model/fuzz-run.ts';
import { fuzzVerdict } from '../../words/fuzz-verdict.ts';
import { type Find, isFail } from '../campaign/find.ts';
import type { FuzzResult } from '../campaign/fuzz-options.ts';
import { failureClasses } from '../exchange/failure.ts';
import { describeUses, pathOf } from '../input.ts';
import { breaksOf } from '../mutations/registry.ts';
import { failureTextOf, plainBreaks, severityOf, titleOf } from './failure-texts.ts';
import { shallowWarnings } from './shallow.ts';

/** What the report knows beside the result. */
export interface RunFacts {
  readonly tool: FuzzRun['tool'];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly sut: FuzzRun['sut'];
  /** The command that runs the campaign again. */
  readonly command: string;
  /** The options that name the SUT, for commands that can be copied. */
  readonly sutOptions: string;
  /** Folder of the reports as the user names it. */
  readonly out: string;
  /** The files of each find, in the order of the result, relative to that folder. */
  readonly files: readonly FuzzFind['files'][];
}

/** The campaign as plain data. */
export function fuzzRunOf(result: FuzzResult, facts: RunFacts): FuzzRun {
  const { seed, runs, skipped, elapsedMs, ended, target, reach, notes } = result;
  const coverage = result.coverage ?? { columns: [], rows: [] };
  const { tool, startedAt, sut, command } = facts;
  const reactions = result.reactions.map(([signature, run]) => ({ signature, run }));
  const finds = result.finds.map((find, at) => findOf(find, facts.files[at], facts)).toSorted(worstFirst);
  return {
    schemaVersion: 1,
    ...{ tool, startedAt, sut, target, seed, runs, leftOut: skipped, elapsedMs },
    ...(ended !== undefined && { ended }),
    verdict: fuzzVerdict({ finds, runs, ...(ended !== undefined && { ended }) }),
    ...{ finds, reactions, reach, coverage },
    warnings: sut.role === 'scu' ? [] : [...shallowWarnings({ reach, reactions, coverage })],
    notes: [...notes, ...greatestNotes(result)],
    command,
  };
}

/** Inputs that came to the most are told, so many of them. */
const toldGreatest = 3;

/** With `--maximize`: the inputs that came to the most. */
function greatestNotes({ greatest = [], maximizes }: FuzzResult): readonly string[] {
  const amountOf = (score: number) =>
    maximizes === 'memory' ? `${(score / 1e6).toFixed(1)} MB` : `${Math.round(score)} ms`;
  return greatest.slice(0, toldGreatest).map(({ input, score }) => `most: ${amountOf(score)}: ${describeUses(input)}`);
}

function findOf(find: Find, files: FuzzFind['files'] | undefined, { sutOptions, out, sut }: RunFacts): FuzzFind {
  const { failure, inputs, original, explanation, mutations } = find;
  const breaks = breaksOf(inputs);
  const { id, run, phase, confirmed, tried, occurrences } = find;
  const { scenario = '', exact = '', ...others } = files ?? {};
  const { meaning, demand } = failureTextOf(failure.class, sut.role === 'scu' ? 'scu' : 'scp');
  return {
    ...{
      id,
      severity: severityOf(failure, breaks),
      isFail: isFail(find),
      title: titleOf(failure, breaks, sut.role === 'scu' ? 'scu' : 'scp'),
      meaning,
    },
    ...{ class: failure.class, seen: failure.text, clause: failure.clause, demand },
    ...{ inputs: inputs.map(describeUses), breaks: plainBreaks(breaks), explanation: [...explanation] },
    ...{ run, path: pathOf(original), phase, atMs: Math.round(find.atMs), confirmed, tried, occurrences },
    mutations: [...mutations],
    transcript: [...(find.captured?.transcript ?? [])],
    files: { scenario, exact, ...others },
    replay: `cstore fuzz --replay ${out}/${exact} ${sutOptions}`.trimEnd(),
    runScenario: `cstore run ${out}/${scenario} ${sutOptions}`.trimEnd(),
  };
}

const classOrder: readonly string[] = failureClasses;

/** What fails before what warns, then by severity, then by class; among these in the order in which they were found. */
function worstFirst(one: FuzzFind, other: FuzzFind): number {
  const rank = ({ severity, class: kind }: FuzzFind) => 100 * severities.indexOf(severity) + classOrder.indexOf(kind);
  return Number(other.isFail) - Number(one.isFail) || rank(one) - rank(other);
}
