// Strings of the peer made safe to read (PS3.5 6.1.3 names the control characters a value may hold; a peer may send any).

/** C0 but tab and line feed, DEL, C1, bidirectional, zero-width and separator characters, noncharacters, lone surrogates. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what it is for
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Cs}/gu;

/** The text with every invisible character written as an escape such as `\x1b` or `\u202e`; line feeds and tabs stay. */
export function visible(text: string): string {
  return text.replace(invisible, escapeOf);
}

/** The same for text that has to stay on one line: line feeds and tabs become `\n` and `\t`. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\r') return '\\r';
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
