// What to do when no association comes about, by the reason (PS3.8 9.3.4).

import type { AssociationRejected, DicomNetworkError } from '../../../src/index.ts';
import { type CliError, messageOf, notJudged, usageError } from '../cli-error.ts';

/** The error of a command whose peer cannot be reached, or rejects the association. */
export function unreachable(address: string, error: Error): CliError {
  const { code } = error as Partial<DicomNetworkError>;
  if (code === 'TLS_CONFIG') return usageError(`${messageOf(error)}; see --cert, --key and --ca`, { cause: error });
  return notJudged(`${address}: ${messageOf(error)}; ${adviceFor(error)}`, { cause: error });
}

function adviceFor(error: Error): string {
  const { pdu } = error as Partial<AssociationRejected>;
  if (pdu?.type !== 'A-ASSOCIATE-RJ') return 'check host, port and TLS, and that the SCP runs';
  if (pdu.result === 2) return 'try again later';
  if (pdu.source === 1 && pdu.reason === 3) return 'give a title that it knows with --calling-ae';
  if (pdu.source === 1 && pdu.reason === 7) return 'check the AE title in AET@host:port';
  return 'check the AE titles, --calling-ae and --user';
}
