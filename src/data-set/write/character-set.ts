/** Specific Character Set (0008,0005): PS3.5 6.1.2 and PS3.3 C.12.1.1.2, between bytes and strings, without loss. */

import { decodeKanji, encodeKanji } from './iso-2022-ir-87.ts';

export interface CharacterSet {
  /** The Defined Terms, for messages. */
  readonly name: string;
  /** The text, or undefined when these bytes are none in this character set. */
  decode(bytes: Uint8Array): string | undefined;
  /** The bytes, or undefined when the character set, or this library for it, cannot express the text. */
  encode(text: string): Uint8Array | undefined;
}

const escapeByte = 0x1b;

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80 && byte !== escapeByte);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** Anything beyond ASCII, and any escape sequence, is left to `decodeMore` and `encodeMore`. */
function characterSet(
  name: string,
  decodeMore: CharacterSet['decode'] = () => undefined,
  encodeMore: CharacterSet['encode'] = () => undefined,
): CharacterSet {
  return {
    name,
    decode: (bytes) => (isAscii(bytes) ? latin1(bytes) : decodeMore(bytes)),
    encode: (text) => {
      const bytes = Buffer.from(text, 'latin1');
      return isAscii(bytes) && latin1(bytes) === text ? bytes : encodeMore(text);
    },
  };
}

function decodeBy(label: string): CharacterSet['decode'] {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
}

/** A set of one byte per character: `characters` of the bytes 80H to FFH, undefined where there is none. */
function singleByte(name: string, characters: readonly (string | undefined)[]): CharacterSet {
  const byteOf = new Map(characters.map((character, index) => [character, 0x80 + index]));
  const characterOf = (byte: number) => (byte < 0x80 ? String.fromCharCode(byte) : characters[byte - 0x80]);
  return characterSet(
    name,
    (bytes) => joined([...bytes].map(characterOf)),
    (text) => {
      const bytes = [...text].map((character) =>
        character < '\x80' ? character.charCodeAt(0) : byteOf.get(character),
      );
      return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes as number[]);
    },
  );
}

function joined(characters: readonly (string | undefined)[]): string | undefined {
  return characters.includes(undefined) ? undefined : characters.join('');
}

const highBytes = Array.from({ length: 0x80 }, (_, index) => 0x80 + index);

function singleByteBy(name: string, label: string): CharacterSet {
  const decode = decodeBy(label);
  return singleByte(
    name,
    highBytes.map((byte) => decode(Uint8Array.of(byte))),
  );
}

/** JIS X 0201: the half-width katakana stand at A1H to DFH. */
function katakana(byte: number): string | undefined {
  return byte >= 0xa1 && byte <= 0xdf ? String.fromCharCode(0xff61 + byte - 0xa1) : undefined;
}

/** ISO 8859 parts by Defined Term, with the labels of the WHATWG Encoding Standard. */
const labels: { readonly [term: string]: string } = {
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'windows-1254',
  'ISO_IR 203': 'iso-8859-15',
  'ISO_IR 166': 'windows-874',
};

/** A lone surrogate has no bytes. */
function encodeUtf8(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.toString('utf8') === text ? bytes : undefined;
}

function make(term: string): CharacterSet {
  const label = labels[term];
  if (label) return singleByteBy(term, label);
  switch (term) {
    case 'ISO_IR 100':
      return singleByte(
        term,
        highBytes.map((byte) => String.fromCharCode(byte)),
      );
    case 'ISO_IR 13':
      return singleByte(term, highBytes.map(katakana));
    case 'ISO_IR 192':
      return characterSet(term, decodeBy('utf-8'), encodeUtf8);
    case 'GB18030':
    case 'GBK':
      return characterSet(term, decodeBy(term));
    case '\\ISO 2022 IR 87':
    case 'ISO 2022 IR 6\\ISO 2022 IR 87':
      return characterSet(term, decodeKanji, encodeKanji);
    default:
      return characterSet(term);
  }
}

const made = new Map<string, CharacterSet>();

/**
 * The character set of these Defined Terms. Of several, ASCII with ISO 2022 IR 87 is understood; with others, or with a
 * term not known, only ASCII: text with their code extensions stays bytes rather than be guessed at. GB18030 and GBK are
 * decoded, not encoded.
 */
export function characterSetOf(terms: readonly string[]): CharacterSet {
  const name = terms.map((term) => term.trim()).join('\\') || 'ISO_IR 6';
  const known = made.get(name) ?? make(name);
  if (made.size < 100) made.set(name, known);
  return known;
}

/** The character set where nothing is said (PS3.5 6.1.2.1). */
export const defaultCharacterSet = characterSetOf([]);
