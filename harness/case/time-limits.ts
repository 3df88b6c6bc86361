// How long a case waits.

/** Longest wait for one reaction where a run does not say otherwise, in milliseconds. */
export const defaultTimeoutMs = 10_000;

/** What comes within so many milliseconds, or ten times what the SUT usually takes, is not due to a timer of the SUT. */
export const soonMs = 2000;
