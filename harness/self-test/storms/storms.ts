// Peers that keep an SCP busy with traffic that is legal, or with none: a neighbour has to be served beside them all the same.

import { deflateRawSync } from 'node:zlib';
import { buildInstance } from '../../../src/index.ts';
import {
  associateRQ,
  cEchoRQ,
  cStoreRQ,
  encodeCommandSet,
  encodePdu,
  fragmentMessage,
  type PresentationContext,
} from '../../../src/wire.ts';

export interface Storm {
  readonly name: string;
  /** Connections of it at once. */
  readonly peers: number;
  /** They come to the port where TLS is spoken. */
  readonly tls?: boolean;
  /** What each sends on an association; those without connect, and are silent. */
  readonly traffic?: Traffic;
}

export interface Traffic {
  readonly request: Uint8Array;
  /** What is sent first, and then again and again, as fast as it is taken. */
  readonly first: Uint8Array;
  readonly again: Uint8Array;
  /** Whether what comes back is read. */
  readonly reads: boolean;
}

const [explicit, deflated, verification] = ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99', '1.2.840.10008.1.1'];
const { sopClassUID, sopInstanceUID } = buildInstance('SecondaryCaptureImageStorage', { seed: 14 });
/** Longest variable field of the P-DATA-TF, far below what our SCP takes. */
const maxLength = 65_536;
const chunk = 262_144;

/** The head of a private element (0009,1010) OB of a given length (PS3.5 7.1.2); that many bytes follow. */
function elementHead(length: number): Buffer {
  const head = Buffer.from([9, 0, 0x10, 0x10, 0x4f, 0x42, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(length, 8);
  return head;
}

function requestOf(abstractSyntax: string, transferSyntax: string): Uint8Array {
  const context: PresentationContext = { id: 1, abstractSyntax, transferSyntaxes: [transferSyntax] };
  const titles = { calledAETitle: 'CSTORE_SCP', callingAETitle: 'STORM' };
  return encodePdu(
    associateRQ({ ...titles, presentationContexts: [context], maxLength: 0, implementationClassUID: '1.2.3' }),
  );
}

const storeCommand = encodeCommandSet(
  cStoreRQ({ MessageID: 1, AffectedSOPClassUID: sopClassUID, AffectedSOPInstanceUID: sopInstanceUID }),
);

/** A P-DATA-TF for each byte of a Data Set, which has more of them than a storm lasts (PS3.8 9.3.5, E.1). */
function oneByteFragments(): Traffic {
  const fragment = (bytes: Uint8Array) =>
    encodePdu({ type: 'P-DATA-TF', pdvs: [{ contextId: 1, isCommand: false, isLast: false, fragment: bytes }] });
  const one = fragment(Buffer.alloc(1));
  const first = [...fragmentMessage(1, storeCommand, undefined, maxLength), fragment(elementHead(0x40000000))];
  const again = Buffer.alloc(Math.floor(chunk / one.length) * one.length, one);
  return { request: requestOf(sopClassUID, explicit), first: Buffer.concat(first), again, reads: true };
}

/** C-ECHO-RQ after C-ECHO-RQ, none of which waits for an answer (PS3.7 9.1.5). */
function echoes(reads: boolean): Traffic {
  const echo = (MessageID: number) =>
    Buffer.concat(fragmentMessage(1, encodeCommandSet(cEchoRQ({ MessageID })), undefined, maxLength));
  const again = Buffer.concat(Array.from({ length: 2000 }, (_, at) => echo(at + 1)));
  return { request: requestOf(verification, explicit), first: echo(0), again, reads };
}

/** C-STORE after C-STORE of a Data Set that grows a thousandfold when it is inflated (PS3.5 A.5). */
function deflateBombs(): Traffic {
  const length = 200_000_000;
  const dataSet = deflateRawSync(Buffer.concat([elementHead(length), Buffer.alloc(length)]));
  const bomb = Buffer.concat(fragmentMessage(1, storeCommand, dataSet, maxLength));
  return { request: requestOf(sopClassUID, deflated), first: bomb, again: bomb, reads: true };
}

/** The storms, made when they are asked for: a bomb takes a second. */
export const storms: Readonly<Record<string, () => Storm>> = {
  'one-byte fragments': () => ({ name: 'one-byte fragments', peers: 4, traffic: oneByteFragments() }),
  'pipelined C-ECHOs': () => ({ name: 'pipelined C-ECHOs', peers: 4, traffic: echoes(true) }),
  'deflate bombs': () => ({ name: 'deflate bombs', peers: 4, traffic: deflateBombs() }),
  'slow readers': () => ({ name: 'slow readers', peers: 40, traffic: echoes(false) }),
  'silent TLS connections': () => ({ name: 'silent TLS connections', peers: 1500, tls: true }),
};

export const stormNames: readonly string[] = Object.keys(storms);

/** Whether the peers of a storm come to the port of TLS, which who makes none of its traffic wants to know. */
export function speaksTls(name: string): boolean {
  return name === 'silent TLS connections';
}
