// How the connections of a case are found in the capture of a run.

import type { CaseResult } from '../model/run-result.ts';

/** What is typed into Wireshark. */
export function captureFilter({ streams }: NonNullable<CaseResult['capture']>): string {
  return streams.map((stream) => `tcp.stream == ${stream}`).join(' || ');
}
