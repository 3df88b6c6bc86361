/** The messages of the C-ECHO service: PS3.7 9.1.5 and 9.3.5. */
import { verificationSOPClassUID } from '../registry/uids.ts';
import { responseTo, type StatusParameters } from './c-store.ts';
import { CommandField } from './command-field.ts';
import { type CommandSet, noDataSet } from './command-set.ts';

/** The Command Set of a C-ECHO-RQ (PS3.7 Table 9.3-12); left out, the association chooses the Message ID. */
export function cEchoRQ(parameters: { readonly MessageID?: number } = {}): CommandSet {
  return {
    AffectedSOPClassUID: verificationSOPClassUID,
    CommandField: CommandField['C-ECHO-RQ'],
    MessageID: parameters.MessageID,
    CommandDataSetType: noDataSet,
  };
}

/** The Command Set of the C-ECHO-RSP to a request (PS3.7 Table 9.3-13). */
export function cEchoRSP(request: CommandSet, status: StatusParameters = { Status: 0x0000 }): CommandSet {
  return responseTo(request, CommandField['C-ECHO-RSP'], status);
}
