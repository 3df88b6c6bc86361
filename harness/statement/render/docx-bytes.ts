// A DOCX without traces of its making: the same document is the same file (ECMA-376 part 2).

import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The earliest time that a ZIP file can tell. */
const earliest = '1980-01-01T00:00:00Z';

const types = '[Content_Types].xml';

/** What differs from one making to the next, by part. */
const settled: Readonly<Record<string, (xml: string) => string>> = {
  'docProps/core.xml': (xml) => xml.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, earliest),
  'word/document.xml': renumberedBookmarks,
};

/** The file with fixed times and ids, its parts in the order of their names after the first. */
export function reproducible(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const names = [
    types,
    ...Object.keys(parts)
      .filter((name) => name !== types)
      .sort(),
  ];
  const files: Zippable = {};
  for (const name of names) {
    const part = parts[name] ?? new Uint8Array();
    const settle = settled[name];
    files[name] = settle ? strToU8(settle(strFromU8(part))) : part;
  }
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
}

/** The library counts bookmarks from its first document on. */
function renumberedBookmarks(xml: string): string {
  const ids = new Map<string, number>();
  return xml.replaceAll(/(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)"/g, (_, before: string, id: string) => {
    const number = ids.get(id) ?? ids.size + 1;
    ids.set(id, number);
    return `${before}${number}"`;
  });
}
