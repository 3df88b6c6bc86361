// Results of SARIF 2.1.0 (3.27 result): each case that shows a fault, the worst fault first.

import { createHash } from 'node:crypto';
import type { Fault } from '../../model/fault.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { reactionKind } from '../../results/reaction-kind.ts';
import { expectedLines, furtherReason, observedText } from '../../words/case-text.ts';
import { disputeText } from '../../words/dispute-text.ts';
import { visibleLine } from '../../words/visible-text.ts';
import { waiverText } from '../../words/waiver-text.ts';
import { physicalLocation, placeOf, placesBroken } from './location.ts';
import { plainMessage } from './message.ts';
import { levels } from './rule.ts';

/** Code scanning keeps 100 locations of a result. */
const mostLocations = 100;

/** What results share: the cases by id, and the index of each rule. */
export interface Known {
  readonly byId: ReadonlyMap<string, CaseResult>;
  readonly ruleIndex: ReadonlyMap<string, number>;
}

/** The results of faults, in their order. */
export function resultsOf(faults: readonly Fault[], known: Known): object[] {
  return faults.flatMap((fault) =>
    fault.cases.flatMap((id) => {
      const one = known.byId.get(id);
      return one ? [resultOf(fault, one, known)] : [];
    }),
  );
}

function resultOf(fault: Fault, one: CaseResult, { byId, ruleIndex }: Known): object {
  const waiver = one.waiver ?? fault.waiver;
  const dispute = one.dispute ?? fault.dispute;
  const others = placesBroken(one, byId).slice(1, mostLocations);
  return {
    ruleId: visibleLine(fault.rule),
    ruleIndex: ruleIndex.get(fault.rule),
    kind: 'fail',
    level: levels[fault.severity],
    message: { text: plainMessage(messageOf(fault, one)) },
    locations: [
      {
        physicalLocation: physicalLocation(placeOf(one, byId)),
        logicalLocations: [{ fullyQualifiedName: visibleLine(one.id) }],
      },
    ],
    ...(others.length > 0 && {
      relatedLocations: others.map((place, id) => ({ id, physicalLocation: physicalLocation(place) })),
    }),
    partialFingerprints: fingerprints(one),
    // All results have the property or none: an empty list says that this one is not suppressed (3.27.23).
    suppressions: waiver
      ? [{ kind: 'external', status: 'accepted', justification: visibleLine(waiverText(waiver)) }]
      : [],
    properties: {
      fault: visibleLine(fault.id),
      severity: fault.severity,
      clause: visibleLine(one.requirement.ref),
      verdict: one.verdict,
      ...(dispute && { dispute: disputeOf(dispute) }),
    },
  };
}

function disputeOf({ by, text, date }: NonNullable<Fault['dispute']>): object {
  return { by: visibleLine(by), text: visibleLine(text), date: visibleLine(date) };
}

/** The fault first, because a list shows no more than the first sentence. */
function messageOf(fault: Fault, one: CaseResult): string {
  const reason = furtherReason(one);
  const dispute = one.dispute ?? fault.dispute;
  return [
    `${fault.title.replace(/\.$/, '')}.`,
    `Expected: ${expectedLines(one).join(', or ')}.`,
    `Actual: ${observedText(one)}${reason === undefined ? '' : ` (${reason})`}.`,
    `Case: ${one.id}.`,
    ...(dispute ? [`The fail is ${disputeText(dispute)}`] : []),
  ].join(' ');
}

/**
 * The case and the kind of reaction, which stay the same from run to run. Code scanning looks at `primaryLocationLineHash`
 * alone, and would otherwise take all cases of a scenario for one alert, because it would hash the line.
 */
function fingerprints(one: CaseResult): object {
  const hash = createHash('sha256')
    .update(`${one.id}\0${reactionKind(one)}`)
    .digest('hex');
  return { 'caseAndReaction/v1': hash, primaryLocationLineHash: `${hash.slice(0, 16)}:1` };
}
