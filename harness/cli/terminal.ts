// What a terminal can show: colour only where it is wanted, lines that fit, and no control characters from a peer.

/** The part of a stream that decides how to write to it. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** C0 and C1 controls, DEL, line and paragraph separators, and the characters that change the direction of text. */
const unsafe = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu;

/** The commands that GitHub Actions obeys wherever in a line they stand. */
const logCommand = /##(?=\[)/g;

/**
 * Makes a text from a peer or a file harmless on a terminal and in a log: every control character becomes `\xNN` or
 * `\uNNNN`, and no `##[command]` is left.
 */
export function escapeControls(text: string): string {
  return text.replace(logCommand, '#\\x23').replace(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Cuts a line to the width of the terminal, ending it with `…` where something was cut. */
export function fitTo(columns: number, line: string): string {
  return line.length <= columns ? line : `${line.slice(0, Math.max(0, columns - 1))}…`;
}

/**
 * True if ANSI colours are wanted: on a terminal that is not dumb, or anywhere with FORCE_COLOR (but `0` and `false`).
 * NO_COLOR (https://no-color.org) goes before all.
 */
export function wantsColour(output: Output, env: NodeJS.ProcessEnv = process.env): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return Boolean(output.isTTY) && env.TERM !== 'dumb';
}

/** True where a line can be written over: a terminal that knows carriage return and erase. */
export function canRewriteLine(output: Output, env: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(output.isTTY) && env.TERM !== 'dumb';
}

const codes = { red: 31, green: 32, yellow: 33, cyan: 36, grey: 90, bold: 1 } as const;

export type Colour = keyof typeof codes;
/** Colours a text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

/** A painter for this output. */
export function painter(enabled: boolean): Paint {
  return (colour, text) => (enabled ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);
}
