// What one case comes to. A case that cannot be judged is never a pass.

/**
 * - `pass`: a legal reaction;
 * - `warn`: a `should` is unmet, or the reaction is legal but unusual;
 * - `fail`: a `shall` is broken;
 * - `inconclusive`: what came proves neither;
 * - `not-applicable`: the case does not apply to this SUT, with the evidence;
 * - `error`: the harness or its environment failed, never the SUT.
 */
export const verdictKinds = ['pass', 'warn', 'fail', 'inconclusive', 'not-applicable', 'error'] as const;

export type VerdictKind = (typeof verdictKinds)[number];

/** The one order of severity, worst first: of reports, of repetitions, and of what several points of a case come to. */
export const worstFirst: readonly VerdictKind[] = ['fail', 'error', 'inconclusive', 'warn', 'not-applicable', 'pass'];

/** The verdict that prevails when one case gives rise to both. */
export function worse(a: VerdictKind, b: VerdictKind): VerdictKind {
  return worstFirst.indexOf(a) <= worstFirst.indexOf(b) ? a : b;
}

/** True for the verdicts that judge the SUT; the others say that nothing could be judged. */
export function isJudged(kind: VerdictKind): boolean {
  return kind === 'pass' || kind === 'warn' || kind === 'fail';
}
