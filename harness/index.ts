// The harness as a library: scenarios, the runner, the systems under test and the results.

export * from './verdict/requirement.ts';
export * from './verdict/run-result.ts';
export * from './verdict/transcript.ts';
export * from './verdict/verdict.ts';
