// Text from a peer, made safe to print: control characters become visible, and length is bounded.

const maxLength = 200;

/** The text with control characters as `\xNN` and at most 200 characters. */
export function printable(text: string): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)}...` : text;
  return cut.replaceAll(
    /[^\x20-\x7e\u00a1-\uffff]/g,
    (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
