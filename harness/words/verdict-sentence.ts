// The verdict of a run in a sentence or two: the worst faults by name, the others by number, and what is not known.

import { type Fault, type Severity, severities } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { isJudged } from '../model/verdict.ts';
import { capital, counted, numberWord } from './count-text.ts';
import { notReached } from './not-reached.ts';

/** What the sentence is made of. */
export type JudgedRun = Pick<RunResult, 'faults' | 'cases' | 'sut' | 'interrupted'>;

/** So many faults are named, whatever there are. */
const mostNamed = 3;
/** Characters of one name. */
const longestName = 140;

/** At most two sentences. Known deviations and warnings are counted, not named. What came from the SUT is not escaped. */
export function verdictSentence(run: JudgedRun): string {
  const faults = newFaults(run);
  const first = faults.length > 0 ? faultSentence(faults, run.cases) : sentenceWithoutFault(run);
  return [first, ...remarks(run, faults.length > 0)].join(' ');
}

/** The faults that are new and more than a warning, worst first. */
export function newFaults({ faults }: Pick<RunResult, 'faults'>): Fault[] {
  return faults.filter(({ severity, waiver }) => severity !== 'warning' && waiver === undefined);
}

function faultSentence(faults: readonly Fault[], cases: readonly CaseResult[]): string {
  const byName = new Map<string, Fault[]>();
  for (const fault of faults) {
    const name = nameOf(fault, cases);
    byName.set(name, [...(byName.get(name) ?? []), fault]);
  }
  const groups = [...byName];
  const named = groups.slice(0, howManyNamed(groups.map(([, [first]]) => first as Fault)));
  const rest = groups.slice(named.length).flatMap(([, group]) => group);
  const parts = [...named.map(([name]) => name), ...restText(rest, named.at(-1)?.[1] ?? [])];
  return `${capital(parts.join('; '))}.`;
}

/** All if they are few; else critical and serious ones, and two if there are moderate ones or no others. */
function howManyNamed(faults: readonly Fault[]): number {
  if (faults.length <= mostNamed) return faults.length;
  const countTo = (least: Severity) =>
    faults.filter(({ severity }) => severities.indexOf(severity) <= severities.indexOf(least)).length;
  const [grave, notMinor] = [countTo('serious'), countTo('moderate')];
  return notMinor === 0 ? 2 : Math.min(Math.max(grave, Math.min(notMinor, 2)), mostNamed);
}

function restText(rest: readonly Fault[], lastNamed: readonly Fault[]): string[] {
  if (rest.length === 0) return [];
  const rank = ({ severity }: Fault) => severities.indexOf(severity);
  const isSmaller = Math.min(...rest.map(rank)) > Math.max(...lastNamed.map(rank));
  return [`${numberWord(rest.length)} ${isSmaller ? 'smaller' : 'more'} ${rest.length === 1 ? 'fault' : 'faults'}`];
}

/** A fault as a clause of the sentence. Where the title says what should be, it is quoted. */
function nameOf(fault: Fault, cases: readonly CaseResult[]): string {
  const isStatement =
    fault.id === fault.rule || fault.rule === 'scu/failure-shown' || reactionsInTitle.has(fault.reaction);
  const [id] = fault.cases;
  const title = isStatement ? undefined : cases.find((one) => one.id === id)?.title;
  return title === undefined ? lower(cut(fault.title)) : `not fulfilled: "${cut(title)}"`;
}

/** Reactions for which the title of a fault is a statement of its own. */
const reactionsInTitle: ReadonlySet<string> = new Set([
  'died',
  'unreachable',
  'unwell',
  'silence',
  'RST',
  'FIN',
  'undecodable',
  'A-ABORT',
  'stored',
]);

function sentenceWithoutFault({ faults, cases, sut, interrupted }: JudgedRun): string {
  const judged = cases.filter(({ verdict }) => isJudged(verdict)).length;
  // The cases of rules that always hold come with those that were asked for, and tell nothing if there are none of these.
  if (!cases.some(({ verdict, observed }) => isJudged(verdict) && observed.kind !== 'rule'))
    return sut.reachable
      ? 'Nothing could be judged.'
      : `Nothing could be judged: ${sut.role === 'scu' ? 'the SCU opens no association' : notReached(sut)}.`;
  const none = faults.some(({ waiver }) => waiver) ? 'No new fault was found' : 'No fault was found';
  if (interrupted) return `${none} before the run was stopped.`;
  return sut.reachable ? `${none} in ${counted(judged, 'case')}.` : `${none} before the system was lost.`;
}

/** What else has to be known, as one sentence. */
function remarks(run: JudgedRun, hasFaults: boolean): string[] {
  const { faults, cases, sut, interrupted } = run;
  const blocked = cases.filter(({ blockedBy }) => blockedBy !== undefined).length;
  const known = faults.filter(({ waiver }) => waiver).length;
  const warnings = faults.filter(({ severity, waiver }) => severity === 'warning' && !waiver).length;
  const parts = [
    ...(hasFaults && interrupted ? ['the run was stopped before its end'] : []),
    ...(hasFaults && !interrupted && !sut.reachable ? ['the system was lost during the run'] : []),
    ...(blocked > 0 ? [`${counted(blocked, 'case')} could not be judged because of a fault`] : []),
    ...(known > 0 ? [`${numberWord(known)} known ${known === 1 ? 'deviation' : 'deviations'}`] : []),
    ...(warnings > 0 && !hasFaults ? [`${numberWord(warnings)} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return parts.length > 0 ? [`${capital(parts.join('; '))}.`] : [];
}

function cut(text: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName - 1)}…`;
}

/** Titles begin with a word that is small within a sentence, or with a name such as A-ABORT that is not. */
function lower(text: string): string {
  return /^(A|An|The|After|What|It|Each|Every|No|Not|In|One|Some|Any|Its) /.test(text)
    ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;
}
