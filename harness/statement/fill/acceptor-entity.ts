// The AE that accepts associations, from the measurements and the results of its SCP: PS3.2 N.7.2.

import type { Measurements, ScpMeasurements } from '../../model/measurements.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import { acceptorAssociations } from './acceptor-associations.ts';
import { acceptorContexts, verificationLeaf } from './acceptor-contexts.ts';
import { acceptorFailures } from './acceptor-failures.ts';
import { acceptorNegotiation, acceptorUserIdentity } from './acceptor-negotiation.ts';
import { filled, type Measured, measurement, seen, unseen } from './measured-leaf.ts';
import { sentStatuses } from './sent-statuses.ts';
import { storageFacts } from './storage.ts';
import { preferenceOf } from './syntax-order.ts';

/** The AE; undefined if no source is about an SCP. */
export function acceptorEntity(
  results: readonly RunResult[],
  measurements: readonly Measurements[],
): ApplicationEntity | undefined {
  const live = measurements.find((one) => one.role === 'scp');
  const runs = results.filter(({ sut }) => sut.role !== 'scu');
  const [run] = runs;
  if (!live && !run) return undefined;
  const measured = live?.measured ?? {};
  const cases = runs.flatMap((one) => one.cases);
  const acceptor = filled({
    associations: acceptorAssociations(measured, run?.sut),
    contexts: acceptorContexts(measured, run),
    verification: verificationLeaf(measured, cases),
    preference: preferenceOf(measured),
    negotiation: acceptorNegotiation(measured),
    userIdentity: acceptorUserIdentity(measured),
    statuses: sentStatuses(cases, measured),
    failures: acceptorFailures(measured, cases),
    storage: storageFacts(cases),
  });
  const address = live?.address ?? run?.sut.address ?? '';
  const title = address.includes('@') ? address.slice(0, address.lastIndexOf('@')) : undefined;
  const titleLeaf = title === undefined ? undefined : calledTitle(title, measured);
  return {
    name: title === undefined || title === '' ? 'SCP' : title,
    ...(titleLeaf && { title: titleLeaf }),
    ...(acceptor && { acceptor }),
  };
}

/** Its title is known if it answers to no other. */
function calledTitle(title: string, { rejections }: ScpMeasurements): Measured<string> | undefined {
  const other = rejections?.find(({ cause }) => cause === 'called-ae-title')?.answer;
  if (other === undefined) return undefined;
  if (other === 'accepted') return unseen(measurement('rejections'), 'it answers to any AE title');
  return seen(title, measurement('rejections'), `another title came to ${other}`);
}
