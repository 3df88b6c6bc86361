// The grade of a run in words: what caps it, and what would raise it.

import type { Severity } from '../model/fault.ts';
import { counted } from './count-text.ts';

/** As `gradeOfRun` makes it. */
interface GradedRun {
  readonly grade: string | undefined;
  readonly missing?: 'not reached' | 'stopped' | 'half not judged';
  readonly caps: readonly (
    | { readonly kind: 'faults'; readonly grade: string; readonly severity: Severity; readonly count: number }
    | { readonly kind: 'unjudged'; readonly grade: string; readonly count: number; readonly of: number }
  )[];
}

const missingTexts = {
  'not reached': 'the system was not reached',
  stopped: 'the run was stopped before every case had run',
  'half not judged': 'half of the cases that apply, or more, came to no judgement',
} as const;

/** `Grade D: 5 serious faults. Without them it would be C, for 3 moderate faults.` */
export function gradeText({ grade, missing, caps }: GradedRun): string {
  if (grade === undefined) return `No grade: ${missing === undefined ? 'too little is known' : missingTexts[missing]}.`;
  const [worst, next] = caps;
  if (!worst) return `Grade ${grade}: no fault was found, and at least nine of ten cases that apply were judged.`;
  const better = next ? `${next.grade}, for ${capText(next)}` : 'A';
  return `Grade ${grade}: ${capText(worst)}. Without ${isPlural(worst) ? 'them' : 'it'}, it would be ${better}.`;
}

function capText(cap: GradedRun['caps'][number]): string {
  if (cap.kind === 'faults') return counted(cap.count, `${cap.severity} fault`);
  return `${cap.count} of ${cap.of} cases that apply were not judged`;
}

function isPlural({ count }: GradedRun['caps'][number]): boolean {
  return count !== 1;
}
