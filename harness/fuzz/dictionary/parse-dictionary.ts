// Reads dictionaries of AFL: `name="value"`, `name@level="value"` or `"value"` a line, with \xNN, \\ and \" in the value, and # comments.

/** One token of a dictionary. */
export interface Token {
  /** Empty if it has none. */
  readonly name: string;
  /** 0 if none is said. AFL leaves tokens of a greater level out unless asked; here all are used. */
  readonly level: number;
  readonly bytes: Uint8Array;
}

export interface ParsedDictionary {
  readonly tokens: readonly Token[];
  /** One line each, `file:line: what is wrong and what is expected`. */
  readonly faults: readonly string[];
}

/** Longest value: AFL takes no longer one either. */
const maxBytes = 128;
/** Tokens of a file; further ones are a fault. */
const maxTokens = 4096;

const line = /^(?:(?<name>\w+)(?:@(?<level>\d{1,4}))?\s*=\s*)?"(?<value>.*)"$/;

/** Reads a dictionary. `file` is named in the faults. Never throws. */
export function parseDictionary(text: string, file: string): ParsedDictionary {
  const tokens: Token[] = [];
  const faults: string[] = [];
  for (const [at, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const token = tokenOf(trimmed);
    if (typeof token !== 'string' && tokens.length < maxTokens) tokens.push(token);
    else faults.push(`${file}:${at + 1}: ${typeof token === 'string' ? token : `more than ${maxTokens} tokens`}`);
  }
  return { tokens, faults };
}

function tokenOf(text: string): Token | string {
  const { name = '', level = '0', value } = line.exec(text)?.groups ?? {};
  if (value === undefined) return 'expected name="value", name@level="value" or "value"';
  const bytes = bytesOf(value);
  if (typeof bytes === 'string') return bytes;
  if (bytes.length === 0) return 'the value is empty';
  if (bytes.length > maxBytes) return `the value has ${bytes.length} bytes, and may have ${maxBytes}`;
  return { name, level: Number(level), bytes };
}

/** The bytes of a value, or what is wrong with it. */
function bytesOf(value: string): Uint8Array | string {
  const pieces: Buffer[] = [];
  for (let at = 0; at < value.length; ) {
    const rest = value.slice(at);
    const [escaped, hex] = /^\\(?:x([0-9a-fA-F]{2})|[\\"])/.exec(rest) ?? [];
    if (escaped !== undefined) pieces.push(hex === undefined ? Buffer.from(escaped.slice(1)) : Buffer.from(hex, 'hex'));
    else if (rest.startsWith('\\')) return `\\${rest[1] ?? ''} is no escape: use \\xNN, \\\\ or \\"`;
    else if (rest.startsWith('"')) return 'a quotation mark within the value: write \\"';
    const plain = /^[^\\"]+/.exec(rest)?.[0] ?? '';
    if (escaped === undefined) pieces.push(Buffer.from(plain));
    at += (escaped ?? plain).length;
  }
  return Buffer.concat(pieces);
}
