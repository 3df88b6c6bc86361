// The faults of a suite as mochawesome shows them: its report has a context for tests and hooks alone, so it is that of a hook.

import type { Fault } from '../model/fault.ts';
import { disputeText } from '../words/dispute-text.ts';
import { faultCount } from '../words/fault-text.ts';
import { waiverText } from '../words/waiver-text.ts';
import { stableUuid } from './stable-uuid.ts';
import { visibleData } from './visible-data.ts';

/** A hook before the cases of a suite whose context is the faults that these show; none if they show none. */
export function faultHooks(suite: string, cases: readonly string[], faults: readonly Fault[]): object[] {
  const ids = new Set(cases);
  const own = faults.filter((fault) => fault.cases.some((id) => ids.has(id)));
  if (own.length === 0) return [];
  const title = own.length === 1 ? 'A fault' : `${own.length} faults`;
  return [
    {
      title,
      fullTitle: title,
      timedOut: false,
      duration: 0,
      state: 'passed',
      speed: null,
      pass: true,
      fail: false,
      pending: false,
      context: JSON.stringify(own.map(contextOf)),
      code: '',
      err: {},
      uuid: stableUuid(`faults ${suite}`),
      parentUUID: stableUuid(`suite ${suite}`),
      isHook: true,
      skipped: false,
    },
  ];
}

/** The value is no string, because mochawesome makes links and images of strings that are URLs. */
function contextOf(fault: Fault): unknown {
  const { severity, title, clause, id, waiver, dispute } = fault;
  return {
    title: waiver ? 'Known deviation' : `Fault: ${severity}`,
    value: visibleData({
      fault: title,
      clause,
      id,
      seen: faultCount(fault),
      ...(waiver && { waiver: waiverText(waiver) }),
      ...(dispute && { dispute: disputeText(dispute) }),
    }),
  };
}
