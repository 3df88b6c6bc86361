// The versions of TLS by their names in Node.js and in PS3.2 N.11.2.5, the oldest first.

import type { SecureVersion } from 'node:tls';
import type { ScpMeasurements } from '../model/measurements.ts';

type Name = NonNullable<ScpMeasurements['tls']>['versions'][number];

export const tlsVersions: readonly (readonly [SecureVersion, Name])[] = [
  ['TLSv1', 'TLSv1.0'],
  ['TLSv1.1', 'TLSv1.1'],
  ['TLSv1.2', 'TLSv1.2'],
  ['TLSv1.3', 'TLSv1.3'],
];
