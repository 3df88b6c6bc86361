/** The C-ECHO service as SCU: PS3.7 9.1.5, PS3.4 Annex A. */
import type { Association } from '../association/association.ts';
import type { WaitOptions } from '../association/dimse-message.ts';
import { cEchoRQ } from '../dimse/c-echo.ts';
import { CommandField } from '../dimse/command-field.ts';
import { verificationSOPClassUID } from '../registry/uids.ts';
import { contextFor } from './c-store.ts';
import { NoPresentationContext } from './no-presentation-context.ts';
import { type OperationResponse, operationResponse } from './operation-response.ts';

export type CEchoRSP = OperationResponse;

/**
 * Verifies that the peer answers. Rejects with NoPresentationContext when none was accepted for Verification, with a
 * DicomNetworkError for a response without status, and as `Association.invoke`.
 */
export async function cEcho(association: Association, options: WaitOptions = {}): Promise<CEchoRSP> {
  const context = contextFor(association, verificationSOPClassUID);
  if (context === undefined) throw new NoPresentationContext(association, verificationSOPClassUID);
  const command = cEchoRQ();
  const response = await association.invoke({ contextId: context.id, command }, options);
  return operationResponse(response, command, CommandField['C-ECHO-RSP']);
}
