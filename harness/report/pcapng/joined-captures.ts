// Captures one after the other in one file: pcapng files are sections, and a file may have many.

import { closeSync, openSync, readSync } from 'node:fs';

/** Frames and TCP streams of a capture. */
export interface CaptureCounts {
  readonly frames: number;
  readonly streams: number;
}

/** What is not a capture of this program. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
}

/** A packet and its comments are shorter, by far. */
const longestBlock = 4 * 2 ** 20;
const chunkLength = 2 ** 20;

const sectionHeader = 0x0a0d0d0a;
const enhancedPacket = 6;
const byteOrder = 0x1a2b3c4d;

/** Counts what is in a capture. @throws CaptureError with the offset of what is wrong; the error of the system. */
export function countCapture(file: string): CaptureCounts {
  let [frames, streams, at] = [0, 0, 0];
  for (const block of blocksOf(file)) {
    const type = block.readUInt32LE(0);
    const isFirst = at === 0;
    if (isFirst && (type !== sectionHeader || block.readUInt32LE(8) !== byteOrder))
      throw new CaptureError('it does not begin as a capture of this program');
    if (type === enhancedPacket) {
      frames += 1;
      if (isOpening(packetOf(block, at))) streams += 1;
    }
    at += block.length;
  }
  if (at === 0) throw new CaptureError('it is empty');
  return { frames, streams };
}

/** The bytes of the captures, a part at a time, each valid until the next is asked for. */
export function* joinedCaptures(files: readonly string[]): Generator<Uint8Array> {
  for (const file of files) yield* bytesOf(file);
}

/** The blocks of a file, each valid until the next is asked for. */
function* blocksOf(file: string): Generator<Buffer> {
  let waiting = Buffer.alloc(0);
  let offset = 0;
  for (const chunk of bytesOf(file)) {
    waiting = Buffer.concat([waiting, chunk]);
    let from = 0;
    for (let length = lengthAt(waiting, from, offset); length <= waiting.length - from; ) {
      const block = waiting.subarray(from, from + length);
      if (block.readUInt32LE(length - 4) !== length)
        throw new CaptureError(`the block at ${offset + from} has two lengths`);
      yield block;
      from += length;
      length = lengthAt(waiting, from, offset);
    }
    offset += from;
    waiting = waiting.subarray(from);
  }
  if (waiting.length > 0) throw new CaptureError(`it ends within the block at ${offset}`);
}

/** The length of a block; Infinity if that has not been read yet. */
function lengthAt(bytes: Buffer, from: number, offset: number): number {
  if (bytes.length - from < 12) return Number.POSITIVE_INFINITY;
  const length = bytes.readUInt32LE(from + 4);
  if (length >= 12 && length % 4 === 0 && length <= longestBlock) return length;
  throw new CaptureError(`the block at ${offset + from} has a length of ${length}`);
}

function packetOf(block: Buffer, at: number): Buffer {
  const captured = block.length >= 32 ? block.readUInt32LE(20) : Number.POSITIVE_INFINITY;
  if (captured > block.length - 32) throw new CaptureError(`the packet at ${at} is longer than its block`);
  return block.subarray(28, 28 + captured);
}

/** Whether a packet of IP opens a TCP connection: SYN without ACK (RFC 9293 3.1). */
function isOpening(packet: Buffer): boolean {
  const version = (packet[0] ?? 0) >> 4;
  const header = version === 6 ? 40 : ((packet[0] ?? 0) & 0x0f) * 4;
  const flags = packet[header + 13] ?? 0;
  return (flags & 0x02) !== 0 && (flags & 0x10) === 0;
}

function* bytesOf(file: string): Generator<Buffer> {
  const fd = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(chunkLength);
  try {
    for (let count = readSync(fd, buffer); count > 0; count = readSync(fd, buffer)) yield buffer.subarray(0, count);
  } finally {
    closeSync(fd);
  }
}
