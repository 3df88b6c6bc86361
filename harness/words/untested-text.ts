// What a run could not test for want of an option, in a line for the top of a report: who relies on a verdict has to know it.

import type { CaseResult } from '../model/run-result.ts';
import { counted } from './count-text.ts';

/** What the cases that need an option are about, by its name. */
const subjects: Readonly<Record<string, string>> = {
  '--store-dir': 'whether what is stored is what was sent',
  '--tls': 'TLS',
};

/**
 * `Not tested: whether what is stored is what was sent (182 cases, which need --store-dir or --retrieve); …`; undefined if no case
 * wants for an option.
 */
export function untestedText(cases: readonly Pick<CaseResult, 'reasons'>[]): string | undefined {
  const counts = new Map<string, { readonly options: readonly string[]; readonly why: string; count: number }>();
  for (const { reasons } of cases) {
    const reason = reasons.find((each) => each.kind !== 'requirement' && (each.options ?? []).length > 0);
    if (reason === undefined || reason.kind === 'requirement') continue;
    const { options = [], text } = reason;
    const known = counts.get(options.join()) ?? { options, why: text.split(/[;:]/, 1)[0] ?? '', count: 0 };
    counts.set(options.join(), { ...known, count: known.count + 1 });
  }
  if (counts.size === 0) return undefined;
  const parts = [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ options, why, count }) => {
      const subject = options.flatMap((option) => subjects[option] ?? [])[0] ?? why;
      return `${subject} (${counted(count, 'case')}, which ${count === 1 ? 'needs' : 'need'} ${options.join(' or ')})`;
    });
  return `Not tested: ${parts.join('; ')}.`;
}
