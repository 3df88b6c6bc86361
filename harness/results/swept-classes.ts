// What a sweep shows of the system under test: of each SOP Class that it accepts, in which Transfer Syntaxes it stored an
// instance, and what came instead (PS3.4 B.2.2, GG.4.2, PS3.2 Table N.1-1).

import { statusCategory } from '../../src/index.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { observedText } from '../words/case-text.ts';

export type KnownClass = NonNullable<RunResult['sut']['sopClasses']>[number];

/** The cases that store one instance of a class in a Transfer Syntax, as it was proposed alone. */
export const sweepScenarios: readonly string[] = [
  'ps3.4/b.2.2/sweep',
  'ps3.4/b.2.2/sweep-compressed',
  'ps3.4/gg.4.2/sweep',
];

/** One instance that was sent. */
export interface Swept {
  readonly sopClass: string;
  readonly transferSyntax: string;
  /** What came of it; the same words for all of which the same came. */
  readonly outcome: string;
  readonly caseId: string;
}

/** What came of each instance of a sweep that the SUT accepted. */
export function sweptInstances(cases: readonly CaseResult[]): readonly Swept[] {
  return cases.flatMap((one) => {
    const { sopClass, transferSyntax } = one.given;
    if (!sweepScenarios.includes(one.scenario) || sopClass === undefined || transferSyntax === undefined) return [];
    if (one.verdict === 'not-applicable' || one.verdict === 'error' || isUntried(one)) return [];
    return [{ sopClass, transferSyntax, outcome: outcomeOf(one), caseId: one.id }];
  });
}

/** Whether nothing came: it had died in a case before, say, and was sent nothing in this one. */
function isUntried({ observed, status }: CaseResult): boolean {
  return observed.kind === 'nothing' && status === undefined;
}

function outcomeOf(result: CaseResult): string {
  const { verdict, status, observed } = result;
  const category = status === undefined ? undefined : statusCategory(Number(status));
  if (category !== 'Success' && category !== 'Warning') return `not stored (${status ?? observedText(result)})`;
  // It said that it stored the instance, and what it has is not there to be compared.
  if (observed.kind === 'nothing') return `stored, and not found again (${status})`;
  if (observed.kind !== 'stored') return `stored (${status})`;
  if (observed.changes === undefined) return `stored, and not found again (${status})`;
  return verdict === 'pass' ? `stored as it was sent (${status})` : `stored with changes (${status})`;
}

/** The classes that were asked for before the cases, with what the sweep adds to them. */
export function sweptClasses(known: readonly KnownClass[], cases: readonly CaseResult[]): KnownClass[] {
  const byClass = new Map<string, Swept[]>();
  for (const swept of sweptInstances(cases))
    byClass.set(swept.sopClass, [...(byClass.get(swept.sopClass) ?? []), swept]);
  const classes = known.map((one) => withSwept(one, byClass.get(one.sopClass) ?? []));
  const others = [...byClass].filter(([sopClass]) => !known.some((one) => one.sopClass === sopClass));
  return [
    ...classes,
    ...others.map(([sopClass, swept]) => withSwept({ sopClass, negotiation: 'accepted', transferSyntaxes: [] }, swept)),
  ];
}

function withSwept(known: KnownClass, swept: readonly Swept[]): KnownClass {
  if (swept.length === 0) return known;
  const transferSyntaxes = [
    ...new Set([...known.transferSyntaxes, ...swept.map(({ transferSyntax }) => transferSyntax)]),
  ];
  return { ...known, negotiation: 'accepted', transferSyntaxes, stored: storedText(swept) };
}

/** One outcome if it is that of all, else each with its Transfer Syntaxes. */
export function storedText(swept: readonly Swept[]): string {
  const byOutcome = new Map<string, string[]>();
  for (const { outcome, transferSyntax } of swept)
    byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), transferSyntax]);
  const [only] = byOutcome.keys();
  if (byOutcome.size === 1 && only !== undefined)
    return `${only} in ${swept.length === 1 ? '1 Transfer Syntax' : `${swept.length} Transfer Syntaxes`}`;
  return [...byOutcome].map(([outcome, syntaxes]) => `${outcome}: ${syntaxes.join(', ')}`).join('; ');
}
