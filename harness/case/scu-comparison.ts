// Whether an SCU shows that it was not answered well (PS3.4 GG.4.1, B.2.1): by comparison, never by what its words mean.

import { differingSigns, isWeak, type ScuSigns, type SignName, signNames, signsOf } from './scu-signs.ts';
import type { ScuAccounts, ScuCheck, ScuStep } from './scu-step.ts';
import { meaningfulSigns } from './well-answered.ts';

/** What comparing came to. */
export interface Comparison {
  readonly check: ScuCheck;
  /** The signs in words; empty if nothing showed it. */
  readonly signs: readonly string[];
  /** Whether nothing that could show it can be seen from here. */
  readonly isBlind: boolean;
  readonly notes: readonly string[];
}

export interface ComparisonParts {
  readonly steps: readonly ScuStep[];
  readonly references: readonly ScuAccounts[];
  /** Runs the same case again. Undefined: it cannot be run again. */
  readonly again: () => Promise<ScuAccounts | undefined>;
  /** How often the SCU has to show it. */
  readonly attempts: number;
  readonly mayRepeat: boolean;
  /** Several cases have confirmed already that nothing shows it: one more run of each is not needed. */
  readonly isKnown?: boolean;
}

/** A run in which nothing shows it, or hardly anything, is looked at so many times more. */
const confirmations = 2;

/** Compares a run, and runs it again where that is needed. */
export async function compare(first: ScuAccounts, parts: ComparisonParts): Promise<Comparison> {
  const references = parts.references.map(signsOf);
  const runs = [signsOf(first)];
  const seen = (): SignName[][] =>
    runs.map((run) => {
      const others = runs.filter((other) => other !== run);
      return meaningfulSigns(parts.steps, differingSigns(run, references, others));
    });
  const isDoubtful = (): boolean => seen().some((signs, at) => isWeak(signs, runs[at] as ScuSigns, references));
  while (runs.length < runsWanted(seen(), isDoubtful(), parts)) {
    const run = await parts.again();
    if (!run) break;
    runs.push(signsOf(run));
  }
  return conclusion(seen(), first);
}

function runsWanted(
  seen: readonly (readonly SignName[])[],
  isDoubtful: boolean,
  { attempts, mayRepeat, isKnown }: ComparisonParts,
): number {
  if (!mayRepeat) return 1;
  if (isKnown && seen.every((signs) => signs.length === 0)) return 1;
  return Math.max(attempts, isDoubtful ? 1 + confirmations : 1);
}

function conclusion(seen: readonly SignName[][], { report }: ScuAccounts): Comparison {
  const without = seen.filter((signs) => signs.length === 0).length;
  const holds = without === 0;
  const names = [...new Set(seen.flat())].map((name) => signNames[name]);
  const isBlind = !holds && names.length === 0 && report.process === undefined && report.outcomes === undefined;
  const runs = seen.length === 1 ? 'the run' : `${without} of ${seen.length} runs`;
  const actual = holds
    ? `differs in ${names.join(', ')}`
    : `in ${runs} nothing that it does or shows differs${names.length > 0 ? `; in the others ${names.join(', ')}` : ''}`;
  return {
    check: { expected: 'does or shows something else than when all is answered well', actual, holds },
    signs: holds ? names : [],
    isBlind,
    notes:
      !holds && names.length > 0
        ? ['what the SCU shows is not stable: the same answers showed in some runs alone']
        : [],
  };
}
