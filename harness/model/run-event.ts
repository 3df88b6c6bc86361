// What a run tells while it goes on. results.json is what these events fold to; a reporter or a page may listen to them.

import type { Finding } from './finding.ts';
import type { AcknowledgedInstance } from './instance-file.ts';
import type { CaseResult, RunResult } from './run-result.ts';
import type { WireRecord } from './wire-record.ts';

/** What a run sets out to do. */
export interface RunPlan {
  /** Ids of the cases, in order. */
  readonly cases: readonly string[];
  readonly seed: number;
  /** Longest wait for one reaction, in milliseconds. */
  readonly timeoutMs: number;
  /** Longest duration of the run, in milliseconds; absent: no limit. */
  readonly maxTimeMs?: number;
}

/** What is known of the SUT before the first case. */
export type SutFacts = RunResult['sut'];

/** One event; `at` counts milliseconds since the run began. `bytes` of a wire event are the whole PDU. */
export type RunEvent = { readonly at: number } & (
  | {
      readonly kind: 'run-begin';
      readonly plan: RunPlan;
      readonly sut: Pick<SutFacts, 'role' | 'address'>;
      readonly startedAt: string;
    }
  // A run that was killed goes on. The plan is that of its beginning, and so is the moment from which `at` counts.
  | { readonly kind: 'run-resume'; readonly startedAt: string }
  | { readonly kind: 'preflight'; readonly sut: SutFacts }
  | { readonly kind: 'case-begin'; readonly id: string; readonly attempt: number }
  | { readonly kind: 'wire'; readonly id: string; readonly record: WireRecord; readonly bytes?: Uint8Array }
  | { readonly kind: 'finding'; readonly id: string; readonly finding: Finding }
  | {
      readonly kind: 'case-end';
      readonly result: CaseResult;
      readonly checkedRules: readonly string[];
      /** What the SUT says it has stored, if that can be looked for at the end of the run. */
      readonly acknowledged?: readonly AcknowledgedInstance[];
    }
  | { readonly kind: 'run-end'; readonly durationMs: number; readonly interrupted: boolean; readonly sut: SutFacts }
);

/** Listens to a run. */
export type RunListener = (event: RunEvent) => void;

/** The event as JSON: bytes in base64. */
export function eventToJson(event: RunEvent): string {
  return JSON.stringify(event, function (this: Record<string, unknown>, key, value: unknown) {
    // A Buffer turns itself into an object before it gets here.
    const given = this[key];
    return given instanceof Uint8Array ? { base64: Buffer.from(given).toString('base64') } : value;
  });
}

/** The event that `eventToJson` wrote. Throws SyntaxError for anything that is no JSON. */
export function eventFromJson(text: string): RunEvent {
  return JSON.parse(text, (_key, value) => (isBase64(value) ? Buffer.from(value.base64, 'base64') : value)) as RunEvent;
}

function isBase64(value: unknown): value is { base64: string } {
  return typeof value === 'object' && value !== null && typeof (value as { base64?: unknown }).base64 === 'string';
}
