// Bytes that were right, made wrong without a look at what they mean: flipped, cut, inserted, doubled, lengths replaced.

import { oneOf, type Random } from './random.ts';

type Damage = (bytes: Buffer, random: Random) => Buffer;

/** Lengths at which arithmetic goes wrong: none, one, the ends of 8, 16, 31 and 32 bits. */
const lengths = [0, 1, 2, 3, 6, 0x7f, 0xff, 0x7fff, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0xfffffffe, 0xffffffff];
const longest = 64;

const flip: Damage = (bytes, random) => {
  const at = random(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
  return bytes;
};

const replace: Damage = (bytes, random) => {
  bytes[random(bytes.length)] = oneOf(random, [0x00, 0x01, 0x20, 0x7f, 0x80, 0xff, random(256)]);
  return bytes;
};

const cut: Damage = (bytes, random) => bytes.subarray(0, random(bytes.length));

const leaveOut: Damage = (bytes, random) => {
  const at = random(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(longest))]);
};

const insert: Damage = (bytes, random) => {
  const at = random(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), rubbish(random, 1 + random(longest)), bytes.subarray(at)]);
};

const double: Damage = (bytes, random) => {
  const at = random(bytes.length);
  const end = Math.min(bytes.length, at + 1 + random(8 * longest));
  return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
};

/** Four bytes that may be a length, in either byte order. */
const replaceLength: Damage = (bytes, random) => {
  if (bytes.length < 4) return bytes;
  const at = random(bytes.length - 3);
  const length = oneOf(random, [...lengths, random(bytes.length + 1)]);
  if (random(2) === 0) bytes.writeUInt32BE(length, at);
  else bytes.writeUInt32LE(length, at);
  return bytes;
};

const damages = [flip, flip, replace, replace, cut, leaveOut, insert, double, replaceLength, replaceLength];

/** A copy with one to three damages. Bytes that are none stay so. */
export function damaged(bytes: Uint8Array, random: Random): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let left = 1 + random(3); left > 0 && result.length > 0; left -= 1)
    result = oneOf(random, damages)(result, random);
  return result;
}

/** So many bytes of any value, or all of one. */
export function rubbish(random: Random, length: number): Buffer {
  const bytes = Buffer.alloc(length, random(4) === 0 ? random(256) : 0);
  if (random(4) > 0) for (let at = 0; at < length; at += 1) bytes[at] = random(256);
  return bytes;
}
