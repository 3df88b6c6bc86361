// Who watches what goes over the connections of a case, byte by byte: a capture, as against the PDUs that results hold.

import { z } from 'zod';
import type { WireWhat } from './wire-record.ts';

export const captureSchema = z.strictObject({
  streams: z.array(z.number().int()).describe('Numbers of the TCP streams of the case, as Wireshark counts them'),
  frames: z
    .tuple([z.number().int(), z.number().int()])
    .describe('The first and the last frame; frames of other cases may lie between them'),
});

/** Where a case is in the capture of its run. */
export type CaseCapture = z.infer<typeof captureSchema>;

/** One end of a connection; the address as a socket gives it. */
export interface SocketAddress {
  readonly address: string;
  readonly port: number;
}

/** What is known of a connection when it is open. */
export interface ConnectionFacts {
  /** Who opened it. */
  readonly by: 'harness' | 'SUT';
  readonly harness: SocketAddress;
  readonly sut: SocketAddress;
  readonly calledAETitle: string;
  readonly callingAETitle: string;
  /** Bytes are those within TLS. */
  readonly isTls: boolean;
  /** How it is called, if a case has several. */
  readonly label?: string;
}

/**
 * What the harness is about to do. What it sends is `usual`; or `illegal` by the standard; or `changed`, as no usual peer sends
 * it, and legal all the same.
 */
export interface StepFacts {
  readonly text: string;
  readonly input: 'usual' | 'changed' | 'illegal';
}

/** Told of one connection, in the order of time. Bytes are valid during the call only. Never throws. */
export interface ConnectionTap {
  /** What is sent from now on belongs to this. */
  step(step: StepFacts): void;
  /** What is sent next. Gives the number of the frame in a capture, from 1, in which it will begin. */
  sends(what: WireWhat): number | undefined;
  /** The harness sends bytes. */
  sent(bytes: Uint8Array): void;
  /** Bytes have come. Gives the number of their last frame. */
  received(bytes: Uint8Array): number | undefined;
  ended(by: 'harness' | 'SUT', how: 'FIN' | 'RST'): void;
}

/** Watches the connections of one attempt of a case. */
export interface CaseTap {
  /** A connection is open. */
  connected(facts: ConnectionFacts): ConnectionTap;
  /** The attempt is over; where it is in the capture, if it is. */
  ended(): CaseCapture | undefined;
}

/** Watches a run: asked for a tap at each attempt of a case. */
export type TrafficWatch = (id: string, attempt: number) => CaseTap;
