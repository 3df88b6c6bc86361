// What the parts of a recording ask of each other.

import type { StreamPacket } from '../../capture/tcp-stream.ts';
import type { CommentedConnection } from './comments.ts';
import type { EndPoints } from './end-points.ts';
import type { CaptureLimits, Kept } from './limits.ts';

/** A connection with the number of its TCP stream. */
export interface NumberedConnection extends CommentedConnection {
  readonly stream: number;
}

/** The recording of a run. Nothing of it throws. */
export interface Recording {
  readonly limits: CaptureLimits;
  readonly kept: Kept;
  readonly endPoints: EndPoints;
  /** Why nothing more is recorded, e.g. that the disk is full. */
  readonly failure: Error | undefined;
  /** Frames until now. */
  readonly frames: number;
  /** The number of the next TCP stream. */
  readonly nextStream: number;
  /** A connection begins with this packet. */
  open(connection: NumberedConnection, syn: StreamPacket): void;
  /** Adds a packet, and gives its frame number. */
  add(packet: StreamPacket, comments: readonly string[]): number;
}

/** The recording of one attempt of a case. */
export interface CaseRecording {
  readonly id: string;
  readonly attempt: number;
  readonly kept: Kept;
  /** A frame belongs to it. */
  has(frame: number): void;
}
