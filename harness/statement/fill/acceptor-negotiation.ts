// What an acceptor answers of what is negotiated beside contexts: PS3.7 D.3.3, PS3.2 Tables N.7-4, N.8-9.

import type { ScpMeasurements } from '../../model/measurements.ts';
import type { ExtendedNegotiation, UserIdentity } from '../facts/associations.ts';
import { filled, measurement, seen, unseen } from './measured-leaf.ts';

/** Which kinds of negotiation are answered. */
export function acceptorNegotiation({
  window,
  roles,
  extended,
  userIdentity,
}: ScpMeasurements): ExtendedNegotiation | undefined {
  return filled({
    asynchronousOperations: window && seen(window.answered !== undefined, measurement('window')),
    roleSelection:
      roles &&
      seen(
        roles.some(({ answered }) => answered !== undefined),
        measurement('roles'),
      ),
    sopClassExtended: extended && extendedLeaf(extended),
    userIdentity: userIdentity && evaluationLeaf(userIdentity),
  });
}

function extendedLeaf({ answered, association }: NonNullable<ScpMeasurements['extended']>) {
  const evidence = measurement('extended-negotiation');
  if (association !== 'accepted') return unseen<boolean>(evidence, `the association came to ${association}`);
  return seen(answered.length > 0, evidence);
}

type Identities = NonNullable<ScpMeasurements['userIdentity']>;

const typeNames = ['username', 'username-and-password', 'kerberos', 'saml', 'jwt'] as const;

/** It is looked at if it is answered, or if somebody unknown is not let in. */
function evaluationLeaf({ without, types }: Identities) {
  const evidence = measurement('user-identity');
  if (types.some(({ response }) => response)) return seen(true, evidence);
  if (types.every(({ answer }) => answer === 'accepted')) return seen(false, evidence, 'every identity is ignored');
  if (without === 'accepted') return seen(true, evidence, 'some identities are rejected');
  return unseen<boolean>(evidence, `an association without identity came to ${without}`);
}

/** Which types are answered, whether one is required, whether a positive response is sent. */
export function acceptorUserIdentity({ userIdentity: found }: ScpMeasurements): UserIdentity | undefined {
  if (!found) return undefined;
  const evidence = measurement('user-identity');
  return {
    types: typesLeaf(found),
    required: requiredLeaf(found),
    positiveResponse: found.types.some(({ answer }) => answer === 'accepted')
      ? seen(
          found.types.some(({ response }) => response),
          evidence,
        )
      : unseen(evidence, 'no identity was accepted'),
  };
}

function typesLeaf({ types }: Identities): NonNullable<UserIdentity['types']> {
  const evidence = measurement('user-identity');
  const answered = typeNames.filter((_, at) => types.some(({ type, response }) => type === at + 1 && response));
  if (answered.length > 0) return seen(answered, evidence, 'those that are answered with a server response');
  const rejected = typeNames.filter((_, at) =>
    types.some(({ type, answer }) => type === at + 1 && answer !== 'accepted'),
  );
  if (rejected.length === 0) return seen([], evidence, 'identities are accepted without a response');
  return unseen(evidence, `an unknown user is refused: ${rejected.join(', ')}`);
}

function requiredLeaf({ without, types }: Identities): NonNullable<UserIdentity['required']> {
  const evidence = measurement('user-identity');
  if (without === 'accepted') return seen(false, evidence);
  if (types.some(({ answer }) => answer === 'accepted')) return seen(true, evidence, `without one: ${without}`);
  return unseen(evidence, `with and without an identity no association came about: ${without}`);
}
