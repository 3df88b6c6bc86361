// Sees that a requestor sends a PDU piece by piece: by how often more of it has come, not by how long that takes.

import type { FaultyConnection } from './faulty-connection.ts';

/** Milliseconds between two looks; a piece that comes with another one is not seen. */
const lookMs = 5;

/** Calls back once so many pieces have come while `isPartial` holds; each look that finds more bytes has found a piece. */
export function whenInPieces(
  session: FaultyConnection,
  pieces: number,
  isPartial: () => boolean,
  onEnough: () => void,
): void {
  let before = session.bytesReceived;
  let seen = 0;
  const timer = setInterval(() => {
    const now = session.bytesReceived;
    if (now > before) seen += 1;
    before = now;
    if (seen >= pieces) onEnough();
    if (seen >= pieces || !isPartial() || !session.program.has(session)) clearInterval(timer);
  }, lookMs);
}
