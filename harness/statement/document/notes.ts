// Marks of footnotes at the end of a text: they belong to the layout and not to the value.

const note =
  /\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079†‡§]+|(?<=[A-Za-z0-9)])\*{1,3}|\[\^?\w{1,3}\]|<sup>[^<]{1,5}<\/sup>|\((?:see )?(?:foot)?notes? ?\w{1,3}\))$/i;

/** A text without the marks of footnotes at its end: `Y¹`, `Y*`, `SUPPORTED (see Note 1)`. */
export function withoutNotes(text: string): string {
  const less = text.replace(note, '');
  return less === text ? text : withoutNotes(less);
}
