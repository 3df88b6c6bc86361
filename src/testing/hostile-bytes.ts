/** Bytes as a peer or a file may have them: any, right ones, and right ones that were damaged (PS3.8 9.3, PS3.5 7). */

import fc from 'fast-check';

type Damage = (bytes: Buffer) => Buffer;

/** Lengths at which arithmetic goes wrong. */
const lengths = [0, 1, 2, 3, 0x7f, 0xff, 0x7fff, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0xfffffffe, 0xffffffff];

const place = fc.nat();

/** Nothing is changed where there is nothing. */
function somewhere(change: (bytes: Buffer, at: number) => Buffer): (at: number) => Damage {
  return (at) => (bytes) => (bytes.length === 0 ? bytes : change(bytes, at % bytes.length));
}

const flip = fc.tuple(place, fc.nat(7)).map(([at, bit]) =>
  somewhere((bytes, index) => {
    bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
    return bytes;
  })(at),
);

const cut = place.map(somewhere((bytes, at) => bytes.subarray(0, at)));

const insert = fc
  .tuple(place, fc.uint8Array({ minLength: 1, maxLength: 20 }))
  .map(([at, more]) =>
    somewhere((bytes, index) => Buffer.concat([bytes.subarray(0, index), more, bytes.subarray(index)]))(at),
  );

const leaveOut = fc
  .tuple(place, fc.integer({ min: 1, max: 20 }))
  .map(([at, count]) =>
    somewhere((bytes, index) => Buffer.concat([bytes.subarray(0, index), bytes.subarray(index + count)]))(at),
  );

const double = fc
  .tuple(place, fc.integer({ min: 1, max: 60 }))
  .map(([at, count]) =>
    somewhere((bytes, index) => Buffer.concat([bytes.subarray(0, index + count), bytes.subarray(index)]))(at),
  );

/** Four or two bytes that may be a length, in either byte order. */
const replaceLength = fc
  .tuple(place, fc.constantFrom(...lengths), fc.boolean(), fc.boolean())
  .map(([at, length, isShort, isLittle]) =>
    somewhere((bytes, index) => {
      const size = isShort ? 2 : 4;
      if (index + size > bytes.length) return bytes;
      const value = isShort ? length & 0xffff : length;
      if (isLittle) bytes.writeUIntLE(value, index, size);
      else bytes.writeUIntBE(value, index, size);
      return bytes;
    })(at),
  );

const damage: fc.Arbitrary<Damage> = fc.oneof(flip, cut, insert, leaveOut, double, replaceLength);

/** Right bytes with one to three damages. */
export function damagedBytes(right: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Buffer> {
  return fc
    .tuple(right, fc.array(damage, { minLength: 1, maxLength: 3 }))
    .map(([bytes, damages]) => damages.reduce<Buffer>((result, change) => change(result), Buffer.from(bytes)));
}

/** Any bytes, right ones, and damaged ones, which get furthest. */
export function hostileBytes(right: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Buffer> {
  const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  return fc.oneof(
    { arbitrary: any, weight: 1 },
    { arbitrary: right.map((bytes) => Buffer.from(bytes)), weight: 1 },
    { arbitrary: damagedBytes(right), weight: 4 },
  );
}

/** The same bytes in the middle of others, so that whatever is read outside of them shows. */
export function embedded(bytes: Uint8Array, filler: number): Buffer {
  const around = Buffer.alloc(bytes.length + 64, filler);
  around.set(bytes, 32);
  return around.subarray(32, 32 + bytes.length);
}

const allocators = ['alloc', 'allocUnsafe', 'allocUnsafeSlow'] as const;

/** How many bytes of memory are asked for by size while `action` runs: a length that a peer only announces is none to trust. */
export function allocatedBy(action: () => unknown): number {
  let sum = 0;
  const originals = allocators.map((name) => [name, Buffer[name]] as const);
  for (const [name, original] of originals) {
    Buffer[name] = ((size: number, ...rest: []) => {
      sum += size;
      return original(size, ...rest);
    }) as typeof Buffer.alloc;
  }
  try {
    action();
  } finally {
    for (const [name, original] of originals) Buffer[name] = original as typeof Buffer.alloc;
  }
  return sum;
}
