// Classes of latency of an answer against the median of a SUT: coarse, so that chance makes few of them.

export type LatencyBand = 'fast' | 'usual' | 'slow';

/** Less than this part of the median is fast, more than so many times it is slow. */
const factor = 8;
/** Nobody is slow who answers sooner, in milliseconds: a busy machine may take that long. */
const leastSlowMs = 200;
/** From so long a median on, in milliseconds, an answer can be fast. */
const leastMedianMs = 20;
/** So many answers make a median. */
const leastAnswers = 20;

/** The class of an answer (milliseconds) beside others; 0 is none. */
export function latencyBand(answerMs: number, answers: readonly number[]): LatencyBand {
  if (answerMs === 0 || answers.length < leastAnswers) return 'usual';
  const median = answers.toSorted((one, other) => one - other)[Math.floor(answers.length / 2)] ?? 0;
  if (answerMs >= leastSlowMs && answerMs > factor * median) return 'slow';
  return median >= leastMedianMs && answerMs < median / factor ? 'fast' : 'usual';
}
