/** Padding of text: PS3.5 6.2 (spaces) and 9.1 (NULL). */

/**
 * The text without these characters at its end; spaces and NULLs unless given. One pass from the end: a regular
 * expression for a run at the end tries every run before it, and a peer decides how long those are.
 */
export function withoutPadding(text: string, characters = ' \0'): string {
  let end = text.length;
  while (end > 0 && isOneOf(characters, text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function isOneOf(characters: string, code: number): boolean {
  for (let i = 0; i < characters.length; i += 1) if (characters.charCodeAt(i) === code) return true;
  return false;
}
