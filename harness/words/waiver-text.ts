// A known deviation in words: why it is accepted, by whom, and for how long.

import type { CaseResult } from '../model/run-result.ts';

/** `fixed in 2.4 (accepted by QA until 2026-12-31)`. */
export function waiverText({ reason, acceptedBy, until }: NonNullable<CaseResult['waiver']>): string {
  return `${reason} (accepted${acceptedBy === undefined ? '' : ` by ${acceptedBy}`} until ${until})`;
}
