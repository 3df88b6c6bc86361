// How an acceptor deals with associations, from measurements and from the preflight of a run: PS3.2 Tables N.7-1, N.7-2.

import type { Duration, ScpMeasurements } from '../../model/measurements.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { Associations } from '../facts/associations.ts';
import { filled, type Measured, measurement, seen, seenAtLeast, unseen } from './measured-leaf.ts';

/** Evidence of what the SUT answered before the first case of a run. */
export const preflightEvidence = ['preflight'];

const uidForm = /^[0-9.]{1,64}$/;

/** The association parameters. */
export function acceptorAssociations(
  measured: ScpMeasurements,
  sut: Partial<RunResult['sut']> = {},
): Associations | undefined {
  const { implementation, severalContexts } = measured;
  const name = implementation ? implementation.versionName : sut.implementationVersionName;
  const uid = implementation ? implementation.classUID : sut.implementationClassUID;
  const evidence = implementation ? measurement('implementation') : preflightEvidence;
  const isTold = implementation !== undefined || sut.implementationClassUID !== undefined;
  return filled({
    applicationContextName: applicationContextOf(measured),
    implementationClassUID: isTold ? uidLeaf(uid, evidence, 'no Implementation Class UID came') : undefined,
    implementationVersionName: isTold ? textLeaf(name, evidence, 'no Implementation Version Name came') : undefined,
    maximumLength: maximumLengthOf(measured),
    maximumAssociations: maximumAssociationsOf(measured),
    ...windowOf(measured),
    artimSeconds: durationLeaf(measured.artim, 'artim', 'the connection'),
    idleSeconds: durationLeaf(measured.idle, 'idle', 'the association'),
    multipleContextsOfOneSopClass: severalContexts && severalContextsLeaf(severalContexts),
  });
}

function applicationContextOf({ applicationContext: found }: ScpMeasurements): Measured<string> | undefined {
  return found && uidLeaf(found.name, measurement('application-context'), 'no Application Context Name came');
}

function uidLeaf(uid: string | undefined, evidence: readonly string[], absent: string): Measured<string> {
  if (uid === undefined) return unseen(evidence, absent);
  return uidForm.test(uid) ? seen(uid, evidence) : unseen(evidence, `what came is no UID: ${JSON.stringify(uid)}`);
}

function textLeaf(text: string | undefined, evidence: readonly string[], absent: string): Measured<string> {
  return text === undefined ? unseen(evidence, absent) : seen(text, evidence);
}

function maximumLengthOf({ maximumLength: found }: ScpMeasurements): Measured<number> | undefined {
  if (!found) return undefined;
  const evidence = measurement('maximum-length');
  return found.bytes === undefined ? unseen(evidence, 'no Maximum Length came') : seen(found.bytes, evidence);
}

/** From one address a limit for each address cannot be told from one for all, unless it is a single association. */
function maximumAssociationsOf({ associations: found }: ScpMeasurements): Measured<number> | undefined {
  if (!found) return undefined;
  const evidence = measurement('associations');
  if (found.open === 0) return unseen(evidence, `no association came about: ${found.refused ?? 'none was tried'}`);
  if (found.refused === undefined) return seenAtLeast(found.open, evidence, 'no more were tried');
  const note = `one more came to ${found.refused}`;
  if (found.open === 1) return seen(1, evidence, note);
  return seenAtLeast(found.open, evidence, `${note}; all were opened from one address`);
}

/** The answer says what the requestor may invoke and perform (PS3.7 D.3.3.3); without one, one operation at a time. */
function windowOf({
  window: found,
}: ScpMeasurements): Pick<Associations, 'maximumOperationsInvoked' | 'maximumOperationsPerformed'> {
  if (!found) return {};
  const evidence = measurement('window');
  const { invoked, performed } = found.answered ?? { invoked: 1, performed: 1 };
  const note = found.answered ? undefined : 'no answer to an asynchronous operations window';
  return {
    maximumOperationsInvoked: seen(performed, evidence, note),
    maximumOperationsPerformed: seen(invoked, evidence, note),
  };
}

function durationLeaf(found: Duration | undefined, name: string, what: string): Measured<number> | undefined {
  if (!found) return undefined;
  const evidence = measurement(name);
  if ('atLeast' in found) return seenAtLeast(found.atLeast, evidence, `${what} was still open when the wait was over`);
  return seen(found.seconds, evidence, `it ended with ${found.end}`);
}

function severalContextsLeaf({
  proposed,
  accepted,
}: NonNullable<ScpMeasurements['severalContexts']>): Measured<boolean> {
  const evidence = measurement('several-contexts');
  if (accepted === proposed) return seen(true, evidence);
  if (accepted === 1) return seen(false, evidence, `of ${proposed} contexts one was accepted`);
  return unseen(evidence, `of ${proposed} contexts ${accepted} were accepted`);
}
