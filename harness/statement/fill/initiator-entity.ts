// The AE that opens associations, from the measurements and the results of its SCU: PS3.2 N.7.2.

import type { Measurements } from '../../model/measurements.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import { handledStatuses } from './handled-statuses.ts';
import {
  initiatorAssociations,
  initiatorNegotiation,
  initiatorUserIdentity,
  oneValue,
  type SeenAtOnce,
  type SeenProposal,
} from './initiator-associations.ts';
import { initiatorContexts, oneSyntaxAContext, proposesVerification } from './initiator-contexts.ts';
import { initiatorFailures } from './initiator-failures.ts';
import { initiatorWaits } from './initiator-waits.ts';
import { filled, measurement } from './measured-leaf.ts';

/** The AE; undefined if no source is about an SCU. */
export function initiatorEntity(
  results: readonly RunResult[],
  measurements: readonly Measurements[],
): ApplicationEntity | undefined {
  const cases = results.flatMap((result) => result.cases).filter(({ scu }) => scu !== undefined);
  const live = measurements.filter((one) => one.role === 'scu');
  if (cases.length === 0 && live.length === 0) return undefined;
  const proposals = [...liveProposals(live), ...results.flatMap(proposalsIn)];
  const initiator = filled({
    associations: filled({ ...initiatorAssociations(proposals, mostAtOnce(cases)), ...initiatorWaits(cases, live) }),
    contexts: initiatorContexts(proposals),
    oneTransferSyntaxAContext: oneSyntaxAContext(proposals),
    verification: proposesVerification(proposals),
    negotiation: initiatorNegotiation(proposals),
    userIdentity: initiatorUserIdentity(proposals),
    statuses: handledStatuses(results.flatMap(({ statusBehaviour = [] }) => statusBehaviour)),
    failures: initiatorFailures(cases),
  });
  const title = proposals.length > 0 ? oneValue(proposals, ({ callingAETitle }) => callingAETitle) : undefined;
  return {
    name: title?.value || 'SCU',
    ...(title?.value && { title: { ...title, note: 'as it is configured for the measurement' } }),
    ...(initiator && { initiator }),
  };
}

function liveProposals(live: readonly Measurements[]): SeenProposal[] {
  const [evidence = ''] = measurement('proposals');
  return live.flatMap((one) =>
    one.role === 'scu'
      ? (one.measured.proposals ?? []).flatMap(({ proposed }) => proposed.map((each) => ({ proposed: each, evidence })))
      : [],
  );
}

function proposalsIn({ scuProposals = [] }: RunResult): SeenProposal[] {
  return scuProposals.flatMap(({ proposed, cases: [evidence = ''] }) => [{ proposed, evidence }]);
}

function mostAtOnce(cases: RunResult['cases']): SeenAtOnce | undefined {
  const all = cases.flatMap(({ id, scu }) => (scu?.atOnce === undefined ? [] : [{ count: scu.atOnce, evidence: id }]));
  return all.reduce<SeenAtOnce | undefined>((most, one) => (most && most.count >= one.count ? most : one), undefined);
}
