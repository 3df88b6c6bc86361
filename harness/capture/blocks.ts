// The blocks of a capture file, bytes for bytes: pcapng (draft-ietf-opsawg-pcapng), version 1.0, in little endian.

/** LINKTYPE_RAW: a packet begins with its IP header. */
const linkTypeRaw = 101;
const option = {
  end: 0,
  comment: 1,
  hardware: 2,
  application: 4,
  interfaceName: 2,
  interfaceDescription: 3,
  resolution: 9,
};
/** The length of an option is a number of 16 bits; a longer text is cut within this. */
const longestOption = 0xfffc;

/** What may be said of a file as a whole. */
export interface SectionFacts {
  readonly application: string;
  readonly hardware: string;
  readonly comment: string;
}

/** The Section Header Block, of a section whose length is not given: the file is written as a stream. */
export function sectionHeader({ application, hardware, comment }: SectionFacts): Buffer {
  const body = Buffer.alloc(16, 0xff);
  body.writeUInt32LE(0x1a2b3c4d, 0);
  body.writeUInt16LE(1, 4);
  body.writeUInt16LE(0, 6);
  return block(0x0a0d0d0a, [
    body,
    ...options([
      [option.comment, text(comment)],
      [option.hardware, text(hardware)],
      [option.application, text(application)],
    ]),
  ]);
}

/** The Interface Description Block: packets of IP whose times count microseconds. */
export function interfaceDescription(name: string, description: string): Buffer {
  const body = Buffer.alloc(8);
  body.writeUInt16LE(linkTypeRaw, 0);
  return block(1, [
    body,
    ...options([
      [option.interfaceName, text(name)],
      [option.interfaceDescription, text(description)],
      // 10 to the power of -6 seconds.
      [option.resolution, Buffer.from([6])],
    ]),
  ]);
}

/** The Name Resolution Block: addresses, of 4 or 16 bytes, with the name of each. */
export function nameResolution(names: Iterable<readonly [address: Uint8Array, name: string]>): Buffer {
  const parts = [...names].flatMap(([address, name]) =>
    typeLengthValue(address.length === 4 ? 1 : 2, Buffer.concat([address, text(`${name.replaceAll('\0', '')}\0`)])),
  );
  return block(4, [...parts, Buffer.alloc(4)]);
}

export interface PacketFacts {
  /** Microseconds since 1970. */
  readonly atUs: number;
  /** The packet, or its head. */
  readonly bytes: Uint8Array;
  /** Bytes of the whole packet, if only its head is given. */
  readonly length?: number;
  readonly comments?: readonly string[];
}

/** An Enhanced Packet Block of the only interface. */
export function enhancedPacket({ atUs, bytes, length = bytes.length, comments = [] }: PacketFacts): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt32LE(Math.floor(atUs / 2 ** 32), 4);
  head.writeUInt32LE(Math.floor(atUs) % 2 ** 32, 8);
  head.writeUInt32LE(bytes.length, 12);
  head.writeUInt32LE(length, 16);
  const said = comments.map((comment) => [option.comment, text(comment)] as const);
  return block(6, [head, bytes, padding(bytes.length), ...options(said)]);
}

function block(type: number, parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 12);
  const [head, end] = [Buffer.alloc(8), Buffer.alloc(4)];
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(length, 4);
  end.writeUInt32LE(length, 0);
  return Buffer.concat([head, ...parts, end], length);
}

/** Options in their order, with the end of the list; empty texts, and a list of none, are left out. */
function options(list: readonly (readonly [code: number, value: Uint8Array])[]): Uint8Array[] {
  const given = list.filter(([, value]) => value.length > 0);
  return given.length === 0 ? [] : [...given.flatMap(([code, value]) => typeLengthValue(code, value)), Buffer.alloc(4)];
}

function typeLengthValue(type: number, value: Uint8Array): Uint8Array[] {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(value.length, 2);
  return [head, value, padding(value.length)];
}

function padding(length: number): Uint8Array {
  return Buffer.alloc((4 - (length % 4)) % 4);
}

/** UTF-8, not longer than an option may be, and cut between characters. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  if (bytes.length <= longestOption) return bytes;
  let end = longestOption;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
