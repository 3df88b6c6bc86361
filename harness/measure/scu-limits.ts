// How long an SCU that is measured is waited for.

export interface ScuLimits {
  readonly timeoutMs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Longest wait for a time limit of the SCU, in milliseconds. */
  readonly longestMs: number;
}
