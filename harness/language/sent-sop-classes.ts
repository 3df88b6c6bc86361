// The SOP Classes of which scenarios send instances, for SCPs that are there to be tried by scenarios.

import { sopClasses } from '../../src/index.ts';

/** Those that no row of the registry has: a private one, and the retired ones of PS3.4 Table B.6-1. */
const unregistered = [
  '2.25.117910',
  '1.2.840.10008.5.1.4.1.1.3',
  '1.2.840.10008.5.1.4.1.1.5',
  '1.2.840.10008.5.1.4.1.1.6',
  '1.2.840.10008.5.1.4.1.1.12.3',
];

/** UIDs of all of them. */
export const sentSopClasses: readonly string[] = [
  ...sopClasses.filter(({ service }) => service !== 'verification').map(({ uid }) => uid),
  ...unregistered,
];

/** Sequences in one another, as deep as scenarios send them. */
export const sentDepth = 1024;
