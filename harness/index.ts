// The harness as a library: scenarios, the runner, the systems under test and the results.

export { type DescribeOptions, describeScenarios } from './mocha/describe-scenarios.ts';
export { ReportError, type Reporter, reporterNames, writeReports } from './report/index.ts';
export * from './runner/options.ts';
export { type Preflight, preflight } from './runner/preflight.ts';
export { runCases } from './runner/run-cases.ts';
export { scenarioJsonSchema } from './scenario/json-schema.ts';
export { expandMatrix, type Loaded, loadScenarios } from './scenario/load.ts';
export * from './scenario/problem.ts';
export * from './scenario/scenario.ts';
export * from './scenario/select.ts';
export { type BuiltInPairOptions, builtInPair } from './sut/built-in-pair.ts';
export { type RemoteScpOptions, remoteScp } from './sut/remote-scp.ts';
export { type StartedScpOptions, startedScp } from './sut/started-scp.ts';
export { StoreFolder, type StoreFolderOptions } from './sut/store-folder.ts';
export type * from './sut/sut.ts';
export * from './verdict/requirement.ts';
export * from './verdict/run-result.ts';
export * from './verdict/transcript.ts';
export * from './verdict/verdict.ts';
