// What an acceptor does about requests that it does not serve: PS3.8 Table 9-21, PS3.2 Table N.7-9.

import type { ScpMeasurements } from '../../model/measurements.ts';
import type { Failure } from '../facts/associations.ts';
import { measurement, seen } from './measured-leaf.ts';

/** A row for each cause that was tried. */
export function acceptorFailures({
  rejections = [],
  associations,
  userIdentity,
}: ScpMeasurements): Failure[] | undefined {
  const rows = [
    ...rejections.map(({ cause, answer }) => row(cause, answer, 'rejections')),
    ...(userIdentity ? [row('no-user-identity', userIdentity.without, 'user-identity')] : []),
    ...(associations?.refused === undefined
      ? []
      : [row('too-many-associations', associations.refused, 'associations')]),
  ];
  return rows.length > 0 ? rows : undefined;
}

function row(cause: string, answer: string, name: string): Failure {
  return { cause, answer: seen(reactionText(answer), measurement(name)) };
}

const words: Readonly<Record<string, string>> = {
  accepted: 'accepts',
  closed: 'closes the connection',
  reset: 'resets the connection',
  silence: 'nothing',
};

/** What it does, in the third person. */
export function reactionText(answer: string): string {
  return words[answer] ?? answer;
}
