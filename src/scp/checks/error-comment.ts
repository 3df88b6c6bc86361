/** Error Comment (0000,0902): LO, at most 64 characters of the Default Character Repertoire (PS3.7 C.5, PS3.5 6.2). */

const most = 64;

/**
 * The text as an Error Comment may carry it: characters outside of ISO 646 G0, and the backslash that separates
 * values, become `?`; line breaks and tabs become spaces; what is longer than 64 characters is cut.
 */
export function errorComment(text: string): string {
  const plain = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x5b\x5d-\x7e]/g, '?')
    .trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 3)}...`;
}

/**
 * `place: text` with the place whole and the text cut; a place longer than 48 characters loses its front, where the
 * outer sequences stand, as the tag at its end is what went wrong.
 */
export function errorCommentAt(place: string, text: string): string {
  const kept = place.length <= 48 ? place : `...${place.slice(-45)}`;
  return errorComment(`${kept}: ${text}`);
}
