// C-ECHO of the faulty SCU: PS3.7 9.1.5.

import { ImplicitVRLittleEndian, verificationSOPClassUID } from '../../../src/index.ts';
import { type CommandSet, cEchoRQ, encodeCommandSet, type RawCommandElement } from '../../../src/wire.ts';
import { alsoProposing } from './changes.ts';
import { onePdvEach } from './fragments.ts';
import type { ScuChange } from './scu-behaviour.ts';
import type { ScuConnection } from './scu-connection.ts';

/** The presentation context on which Verification was accepted. */
export function verificationContext({ accepted }: ScuConnection): number | undefined {
  return accepted.find(({ abstractSyntax }) => abstractSyntax === verificationSOPClassUID)?.id;
}

/** Proposes Verification beside the rest. */
export const alsoVerification = alsoProposing(() => [
  { abstractSyntax: verificationSOPClassUID, transferSyntaxes: [ImplicitVRLittleEndian.uid] },
]);

/** Sends a C-ECHO with its command changed before the first C-STORE, and waits for the response if there is one. */
export function echoing(
  change: (command: CommandSet) => CommandSet | readonly RawCommandElement[],
  { isAnswered = true, dataSet }: { isAnswered?: boolean; dataSet?: Uint8Array } = {},
): ScuChange {
  return {
    ...alsoVerification,
    messageId: (n) => n + 1,
    async opening(session) {
      const contextId = verificationContext(session);
      if (contextId === undefined) return;
      const command = encodeCommandSet(change(cEchoRQ({ MessageID: 1 })) as CommandSet);
      session.raw(...onePdvEach({ contextId, command, dataSet }, session.maxLength));
      if (isAnswered) await session.next();
    },
  };
}
