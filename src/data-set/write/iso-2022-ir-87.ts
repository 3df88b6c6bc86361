/** Kanji and kana of JIS X 0208 beside ASCII, switched by escape sequences: PS3.5 6.1.2.5, PS3.3 C.12.1.1.2 (ISO 2022 IR 87). */

const toKanji = '\x1b$B';
const toAscii = '\x1b(B';
/** Rows of JIS X 0208 that hold characters; EUC-JP has those of vendors between them. */
const isAssigned = (row: number) => (row >= 0x21 && row <= 0x28) || (row >= 0x30 && row <= 0x74);

let pairs: ReadonlyMap<string, string> | undefined;

/** Every character with its two bytes, made at first use from EUC-JP, which has them with the high bit set. */
function pairOf(character: string): string | undefined {
  pairs ??= makePairs();
  return pairs.get(character);
}

function makePairs(): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('euc-jp');
  const made = new Map<string, string>();
  for (let row = 0x21; row <= 0x74; row++) {
    if (!isAssigned(row)) continue;
    for (let cell = 0x21; cell <= 0x7e; cell++) {
      const character = decoder.decode(Uint8Array.of(row | 0x80, cell | 0x80));
      if (!character.includes('\ufffd')) made.set(character, String.fromCharCode(row, cell));
    }
  }
  return made;
}

/**
 * The bytes of a text; undefined when it has characters outside ASCII and JIS X 0208. ASCII is active before every
 * delimiter and at the end, as PS3.5 6.1.2.5.3 wants.
 */
export function encodeKanji(text: string): Uint8Array | undefined {
  let encoded = '';
  let kanji = false;
  for (const character of text) {
    const plain = character < '\x80';
    const bytes = plain ? character : pairOf(character);
    if (bytes === undefined) return undefined;
    if (plain === kanji) encoded += plain ? toAscii : toKanji;
    encoded += bytes;
    kanji = !plain;
  }
  return Buffer.from(kanji ? encoded + toAscii : encoded, 'latin1');
}

/** The text, or undefined where the bytes are not what `encodeKanji` makes, so that they would be lost. */
export function decodeKanji(bytes: Uint8Array): string | undefined {
  const [first = '', ...runs] = Buffer.from(bytes).toString('latin1').split('\x1b');
  const text = first + runs.map(decodeRun).join('');
  const again = encodeKanji(text);
  return again && Buffer.compare(again, bytes) === 0 ? text : undefined;
}

/** What follows one ESC: two characters that name the set, then text in it. */
function decodeRun(run: string): string {
  if (!run.startsWith('$B')) return run.slice(2);
  const raised = Buffer.from(run.slice(2), 'latin1').map((byte) => byte | 0x80);
  return new TextDecoder('euc-jp').decode(raised);
}
