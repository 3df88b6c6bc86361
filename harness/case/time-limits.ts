// How long a case waits.

/** Longest wait for one reaction where a run does not say otherwise, in milliseconds. */
export const defaultTimeoutMs = 10_000;
