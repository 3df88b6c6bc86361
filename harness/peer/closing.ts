// How long the harness waits for the SUT to close its side of a connection that is over.

/**
 * In milliseconds. Nothing depends on it but the order of the transcript, and a SUT that serves one association at a time
 * is ready for the next one.
 */
export const closingMs = 200;
