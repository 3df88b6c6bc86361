/**
 * Receiving into one buffer that is used again and again (PS3.8 9.1). Node.js allocates 64 KiB for each read otherwise,
 * and collecting that garbage costs an SCP that receives large Data Sets more than all else it does.
 *
 * The option `onread` of `net.Socket` does this, but `net.Server` does not pass it on to the connections that it accepts.
 * So the handle of an accepted connection moves to a socket that has the option. Where this Node.js keeps the handle
 * elsewhere, the accepted socket is used as it is.
 */

import { Socket, type SocketConstructorOpts } from 'node:net';

/** As much as a peer on a fast network has sent by the time it is read; untouched memory of it costs nothing. */
const bufferLength = 0x40000;
/** Room for what comes first: a connection that is silent, of which there may be thousands, needs no more. */
const firstLength = 0x1000;

/** A socket and, where it receives into one buffer, the way to get the chunks, each valid during the call only. */
export interface ReceivingSocket {
  readonly socket: Socket;
  /** Sets who gets the chunks; where it is absent, the socket tells of them by `data`. */
  readonly receive?: (onChunk: (chunk: Buffer) => void) => void;
}

interface Handle {
  readStart(): number;
  useUserBuffer(buffer: Uint8Array): void;
}

interface HandleOwner {
  _handle?: Handle | null;
}

/** Moves an accepted connection, of which nothing has been read, to a socket that receives into one buffer. */
export function receivingIntoOneBuffer(accepted: Socket): ReceivingSocket {
  const owner = accepted as unknown as HandleOwner;
  const handle = owner._handle;
  if (typeof handle?.useUserBuffer !== 'function') return { socket: accepted };
  let onChunk: (chunk: Buffer) => void = () => undefined;
  let current: Buffer = Buffer.allocUnsafeSlow(firstLength);
  let isFirst = true;
  let large: Buffer | undefined;
  const callback = (length: number): boolean => {
    onChunk(current.subarray(0, length));
    return true;
  };
  /** Asked for at the beginning, and after each read for the next. */
  const buffer = (): Buffer => {
    if (!isFirst) current = large ??= Buffer.allocUnsafeSlow(bufferLength);
    isFirst = false;
    // The system writes into the buffer as long as the handle is open, whoever else has forgotten it by then.
    receiving.receiveBuffer = current;
    return current;
  };
  const receiving = handle as Handle & { receiveBuffer?: Buffer };
  owner._handle = null;
  // It would read at once otherwise, and what comes before there is somebody to get it would be lost.
  const manualStart = true;
  const socket = new Socket({ handle, manualStart, onread: { buffer, callback } } as SocketConstructorOpts);
  // The server counts the accepted socket as open until it is destroyed.
  socket.once('close', () => accepted.destroy());
  return {
    socket,
    receive: (to) => {
      onChunk = to;
    },
  };
}
