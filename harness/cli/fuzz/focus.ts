// What `--focus` selects: the subjects of mutations, as a user names them.

import type { Subject } from '../../fuzz/mutations/mutation.ts';

export const focusNames = ['dataset', 'command', 'pdu', 'sequence', 'name'] as const;

export type FocusName = (typeof focusNames)[number];

const subjects: Readonly<Record<FocusName, readonly Subject[]>> = {
  dataset: ['data set'],
  command: ['command'],
  pdu: ['pdu'],
  // The order of operations and PDUs, and the time between them.
  sequence: ['sequence', 'state', 'timing'],
  name: ['name'],
};

/** The subjects of mutations that are selected. */
export function subjectsOf(focus: FocusName): readonly Subject[] {
  return subjects[focus];
}
