// The result of a check in words: one line a claim, contradicted ones first.

import { visibleLine as visible } from '../../words/visible-text.ts';
import type { Kind } from '../facts/conformance-facts.ts';
import { type CheckedClaim, type CheckResult, type ClaimVerdict, countClaims } from './checked-claim.ts';

type Words = Readonly<Record<ClaimVerdict, string>>;

const ofClaims: Words = { confirmed: 'confirmed', contradicted: 'contradicted', untested: 'untested' };
const ofRequirements: Words = { confirmed: 'met', contradicted: 'not met', untested: 'not tested' };

/** The words for a verdict: a claim is confirmed, a requirement is met. */
export const claimVerdictWords = (kind: Kind): Words => (kind === 'required' ? ofRequirements : ofClaims);

const shownEvidence = 3;

/** For a terminal. Confirmed claims are listed only if wanted. */
export function checkText(result: CheckResult, options: { readonly verbose?: boolean } = {}): string {
  const words = claimVerdictWords(result.kind);
  const counts = countClaims(result);
  const shown = result.claims.filter(({ verdict }) => options.verbose || verdict !== 'confirmed');
  const lines = shown.map((claim) => lineOf(claim, words));
  const more = unclaimedLines(result.unclaimed, options.verbose === true);
  const total = result.claims.length;
  const what = result.kind === 'required' ? 'requirements' : 'claims';
  const summary = (Object.keys(words) as ClaimVerdict[]).map((verdict) => `${counts[verdict]} ${words[verdict]}`);
  return `${[`${visible(result.product)}: ${total} ${what}, ${summary.join(', ')}`, ...lines, ...more].join('\n')}\n`;
}

/** What many places have in common is one line, unless all is wanted. */
function unclaimedLines(unclaimed: CheckResult['unclaimed'], verbose: boolean): string[] {
  const all = [...new Set(unclaimed.map(({ measured }) => measured))];
  return all.flatMap((measured) => {
    const places = unclaimed.filter((one) => one.measured === measured);
    const line = (place: string) => `  not claimed   ${visible(place)}: ${visible(measured)}`;
    if (verbose || places.length <= shownAlike) return places.map(({ place }) => line(place));
    const [first, ...others] = places;
    return [`${line(first?.place ?? '')}; and so ${others.length} others, which --verbose lists`];
  });
}

/** Places of which the same was measured that are listed one by one. */
const shownAlike = 5;

function lineOf({ place, claim, measured, verdict, evidence }: CheckedClaim, words: Words): string {
  const cases = evidence.slice(0, shownEvidence).join(', ');
  const left = evidence.length - shownEvidence;
  const from = evidence.length === 0 ? '' : ` [${cases}${left > 0 ? ` and ${left} more` : ''}]`;
  return `  ${words[verdict].padEnd(12)}  ${visible(place)}: ${visible(claim)}; measured: ${visible(measured)}${visible(from)}`;
}
