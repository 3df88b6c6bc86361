/** What became of a file that was sent: PS3.4 GG.4.1, PS3.7 9.3.1.3. */

import { CommandField } from '../dimse/command-field.ts';
import { DicomNetworkError } from '../errors.ts';
import type { StatusCategory } from '../registry/statuses.ts';

/** What became of one file. */
export interface SendOutcome {
  readonly path: string;
  /** Whether the peer has it: Success or Warning (PS3.7 Annex C). */
  readonly stored: boolean;
  /** Absent when there was no response. */
  readonly status?: number;
  readonly category?: StatusCategory;
  readonly errorComment?: string;
  readonly offendingElements?: readonly number[];
  /** Why there was no response. */
  readonly error?: Error;
  readonly sopClassUID?: string;
  readonly sopInstanceUID?: string;
  /** The one sent in, which is not that of the file when it was transcoded. */
  readonly transferSyntax?: string;
  /** Counts the associations from 1; absent when the file did not come that far. */
  readonly association?: number;
}

/** Why a message with this Command Field does not say that an instance is stored; undefined for a C-STORE-RSP (PS3.7 9.3.1.3). */
export function notTheAnswer(field: number | undefined): Error | undefined {
  if (field === CommandField['C-STORE-RSP']) return undefined;
  const name =
    field === undefined
      ? 'without Command Field'
      : `of Command Field 0x${field.toString(16).toUpperCase().padStart(4, '0')}`;
  return new DicomNetworkError('WRONG_RESPONSE', `A message ${name} came in place of the C-STORE-RSP (PS3.7 9.3.1.3)`);
}
