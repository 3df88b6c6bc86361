// What PS3.7 9.1.1 and 9.3.1.1 demand of a request that the SCU under test sends.

import { type AAssociateRQ, CommandField, presentationContextsOf } from '../../src/wire.ts';
import { type Finding, shall } from '../model/finding.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';

/** A request of the SCU, the association it came on, and the C-STORE requests before it. */
export interface RequestRecord {
  readonly message: ReceivedMessage;
  readonly associate: AAssociateRQ | undefined;
  readonly earlier: readonly Pick<RequestRecord, 'message'>[];
}

/** Findings of a request: its encoding, and for C-STORE its context and its Data Set. */
export function requestFindings({ message, associate }: RequestRecord): Finding[] {
  const { command, findings } = message.decoded;
  const broken: Finding[] = findings.map(({ clause, text }) => shall(clause, text));
  if (command.CommandField !== CommandField['C-STORE-RQ']) return broken;
  if (message.dataSetLength === undefined)
    broken.push(shall('PS3.7 9.1.1.1.8', 'a C-STORE request came without Data Set'));
  const context = associate && presentationContextsOf(associate).find(({ id }) => id === message.contextId);
  if (associate && !context) {
    broken.push(shall('PS3.8 9.3.5.1', `presentation context ${message.contextId} was not proposed`));
  } else if (context && command.AffectedSOPClassUID !== context.abstractSyntax) {
    const text = `Affected SOP Class UID ${command.AffectedSOPClassUID} is not that of context ${context.id}`;
    broken.push(shall('PS3.7 9.3.1.1', text));
  }
  return broken;
}
