// What a rejection says for each cause: PS3.8 7.1.1.7, Table 9-21, PS3.2 Table N.7-9.

import { type AskedItems, ask } from './ask.ts';
import type { Measurement } from './measurement.ts';

/** A title that no AE has; a name below the root of DICOM that means nothing; a version without bit 0. */
const causes: readonly { readonly cause: string; readonly items: AskedItems }[] = [
  { cause: 'called-ae-title', items: { calledAETitle: 'NOT_YOUR_TITLE' } },
  { cause: 'calling-ae-title', items: { callingAETitle: 'NOBODY_KNOWS_ME' } },
  { cause: 'application-context', items: { applicationContextName: '1.2.840.10008.3.1.1.2' } },
  { cause: 'protocol-version', items: { protocolVersion: 2 } },
];

/** One association for each cause. */
export const rejections: Measurement = {
  name: 'rejections',
  async measure(subject) {
    const found: { cause: string; answer: string }[] = [];
    for (const { cause, items } of causes) found.push({ cause, answer: (await ask(subject, items)).answer });
    return { rejections: found };
  },
};
