// The harness as a library: scenarios, the runner, the systems under test and the results.

export { concludeTest, type TestContext } from './mocha/conclude.ts';
export { describeProperties, type TestRunner } from './mocha/describe-properties.ts';
export { type DescribeOptions, describeScenarios } from './mocha/describe-scenarios.ts';
export type { FastCheckParameters, PropertiesOptions } from './mocha/properties-options.ts';
export * from './model/fault.ts';
export * from './model/observation.ts';
export * from './model/requirement.ts';
export * from './model/run-event.ts';
export * from './model/run-result.ts';
export * from './model/traffic.ts';
export * from './model/verdict.ts';
export * from './model/wire-record.ts';
export { type Preflight, preflight } from './preflight/preflight.ts';
export {
  type Files,
  ReportError,
  type Reporter,
  type ReportSession,
  reporterNames,
  reportSession,
  writeReports,
} from './report/index.ts';
export { judgeCase, type PreparedSut, type PrepareOptions, prepareSut } from './run/prepared-sut.ts';
export { runCases } from './run/run-cases.ts';
export * from './run/run-options.ts';
export { usualMaxTimeMs } from './run/time-budget.ts';
export { casesOf } from './scenario/cases-of.ts';
export { scenarioJsonSchema } from './scenario/json-schema.ts';
export { expandMatrix, type Loaded, loadScenarios } from './scenario/load.ts';
export * from './scenario/scenario.ts';
export * from './scenario/select.ts';
export {
  type ArgumentSchema,
  defineSteps,
  type OwnOutcome,
  type OwnStep,
  type OwnStepFacts,
} from './steps/own-steps.ts';
export { type BuiltInPairOptions, builtInPair } from './sut/built-in-pair.ts';
export { type RemoteScpOptions, remoteScp } from './sut/remote-scp.ts';
export { type StartedScpOptions, startedScp } from './sut/started-scp.ts';
export { StoreFolder, type StoreFolderOptions } from './sut/store-folder.ts';
export type * from './sut/sut.ts';
export { checkSutSpec, openSut, type SutSpec, sutSpecSchema, type TlsSpec, withoutPassword } from './sut/sut-spec.ts';
export * from './yaml/problem.ts';
