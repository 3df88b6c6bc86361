// A C-ECHO-RQ in one P-DATA-TF: PS3.7 9.3.5.1.

import { cEchoRQ, encodeCommandSet, encodePdu } from '../../../src/wire.ts';

/** The PDU of a C-ECHO request with this Message ID. */
export function echoRequest(contextId: number, messageId: number): Uint8Array {
  const fragment = encodeCommandSet(cEchoRQ({ MessageID: messageId }));
  return encodePdu({ type: 'P-DATA-TF', pdvs: [{ contextId, isCommand: true, isLast: true, fragment }] });
}
