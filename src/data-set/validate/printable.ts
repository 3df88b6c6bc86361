// A value of a peer or file in one short line: control characters as escapes (PS3.5 6.1.3), long text cut.

const mostCharacters = 64;

/** The text for a message; never holds a control character. */
export function printable(text: string): string {
  const cut = text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
  return JSON.stringify(cut).replace(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`);
}
