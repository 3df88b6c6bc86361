// One claimed value against one measured value. Zero stands for "no limit" in limits and times (PS3.8 D.1, PS3.7 D.3.3.3).

import type { Kind } from '../facts/conformance-facts.ts';
import { type Known, known, type Leaf } from '../facts/leaf.ts';
import type { CheckedClaim, ClaimVerdict } from './checked-claim.ts';

/** How a claim is judged: `claimed` has to be true, `required` has to be reached. */
export type Judge<T> = (claim: T, measured: T, kind: Kind, isAtLeast: boolean) => ClaimVerdict;

const decide = (holds: boolean): ClaimVerdict => (holds ? 'confirmed' : 'contradicted');

/** The same value. */
export const same: Judge<string | boolean | number> = (claim, measured) => decide(claim === measured);

/** The same text, whatever its case and the spaces around it. */
export const sameText: Judge<string> = (claim, measured) => decide(plainText(claim) === plainText(measured));

/** A text without its case and the spaces around it. */
export const plainText = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();

const codesOf = (text: string): string[] =>
  [...new Set(text.match(/0x[0-9a-f]{4}/gi)?.map((code) => code.toLowerCase()))].sort();

/** A sentence: the same, or one about other statuses; in other words it is neither true nor false. */
export const sameSentence: Judge<string> = (claim, measured) => {
  if (plainText(claim) === plainText(measured)) return 'confirmed';
  const [wanted, found] = [codesOf(claim), codesOf(measured)];
  return wanted.length === 0 || found.length === 0 ? 'untested' : decide(wanted.join() === found.join());
};

/** A number of something: the same if it is claimed, so much or more if it is required. */
export const limit: Judge<number> = (claim, measured, kind, isAtLeast) => {
  const wanted = unlimited(claim);
  const found = unlimited(measured);
  if (kind === 'required') return found >= wanted ? 'confirmed' : isAtLeast ? 'untested' : 'contradicted';
  if (!isAtLeast) return decide(found === wanted);
  return wanted < found ? 'contradicted' : 'untested';
};

const unlimited = (value: number): number => (value === 0 ? Number.POSITIVE_INFINITY : value);

/** A time as a system keeps it: a second and a tenth of it may pass until it is seen. */
export const time: Judge<number> = (claim, measured, kind, isAtLeast) => {
  const wanted = unlimited(claim);
  const found = unlimited(measured);
  if (kind === 'required') return found >= wanted * 0.9 - 1 ? 'confirmed' : isAtLeast ? 'untested' : 'contradicted';
  if (isAtLeast) return wanted < found * 0.9 - 1 ? 'contradicted' : 'untested';
  if (wanted === found) return 'confirmed';
  return decide(Math.abs(wanted - found) <= 1 + wanted * 0.1);
};

/** Whether a list holds nothing else than the other; the order does not matter. If required: all that is wanted. */
export const sameSet: Judge<readonly string[]> = (claim, measured, kind) => {
  const hasAll = claim.every((it) => measured.includes(it));
  return decide(hasAll && (kind === 'required' || measured.every((it) => claim.includes(it))));
};

/** Values that a check has to do with: where they stand, what is claimed, what was measured. */
export interface Pair<T> {
  readonly place: string;
  readonly kind: Kind;
  readonly claim: Leaf<T> | undefined;
  readonly measured: Leaf<T> | undefined;
}

/** The claim with its verdict; nothing if nothing is claimed, or the claim itself says that it is not known. */
export function checkValue<T>(
  { place, kind, claim, measured }: Pair<T>,
  judge: Judge<T>,
  words: (value: T) => string = String,
): CheckedClaim[] {
  const wanted = known(claim, kind);
  if (wanted.value === undefined) return [];
  const found = known(measured, 'measured');
  const { evidence = [] } = found;
  const isOpen = found.value === undefined || found.basis === 'default' || found.basis === 'unknown';
  const verdict = isOpen ? 'untested' : judge(wanted.value, found.value as T, kind, found.atLeast ?? false);
  return [{ place, claim: words(wanted.value), measured: measuredText(found, words), verdict, evidence }];
}

function measuredText<T>({ value, atLeast, note }: Known<T>, words: (value: T) => string): string {
  if (value === undefined) return note === undefined ? 'not measured' : `not measured: ${note}`;
  return `${atLeast ? 'at least ' : ''}${words(value)}`;
}

/** Lists in one line. */
export const listWords = (values: readonly string[]): string => (values.length === 0 ? 'none' : values.join(', '));

/** A truth value in words. */
export const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** Limits in words. */
export const limitWords = (value: number): string => (value === 0 ? 'no limit' : String(value));
