// A DOCX without the time of its making: the same document is the same file (ECMA-376 part 2).

import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** 1980-01-01, the earliest time that a ZIP file can tell. */
const earliest = '1980-01-01T00:00:00';

/** The file with a fixed time in its properties and of its parts, in the order of their names after the first. */
export function withoutTime(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const types = '[Content_Types].xml';
  const names = [
    types,
    ...Object.keys(parts)
      .filter((name) => name !== types)
      .sort(),
  ];
  const files: Zippable = {};
  for (const name of names) {
    const part = parts[name] ?? new Uint8Array();
    files[name] =
      name === 'docProps/core.xml'
        ? strToU8(strFromU8(part).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${earliest}Z`))
        : part;
  }
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
}
