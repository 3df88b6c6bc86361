// Which attributes of an instance are optional to it: PS3.5 7.4, PS3.2 3 (what a Standard Extended SOP Class adds).

import { expandRows, iodOf, type Row } from '../../src/index.ts';
import { tagNumber } from '../language/values.ts';

export interface KnownAttribute {
  /** Undefined for private and for standard extended attributes. */
  readonly keyword?: string;
  /** Type 3, or within a sequence of Type 3; private and standard extended attributes are of Type 3. */
  readonly isOptional: boolean;
}

/** The attribute at `(0072,0200)[1].(0072,0202)`, as the IOD of the SOP Class defines it. */
export function attributeAt(sopClassUID: string, tagPath: string): KnownAttribute {
  let rows = rowsOf(sopClassUID);
  let isOptional = false;
  let keyword: string | undefined;
  for (const tag of tagsOf(tagPath)) {
    const here = rows.filter((row) => row.tag === tag);
    keyword = here[0]?.keyword;
    if (here.every(({ type }) => type === '3')) isOptional = true;
    rows = here.flatMap((row) => (row.row === 'sequence' ? attributeRows(row.rows) : []));
  }
  return { isOptional, ...(keyword !== undefined && { keyword }) };
}

function tagsOf(tagPath: string): number[] {
  return tagPath.split('.').map((step) => tagNumber(step.replace(/\[\d+\]$/, '')));
}

function rowsOf(sopClassUID: string) {
  return (iodOf(sopClassUID)?.modules ?? []).flatMap(({ module }) => attributeRows(module.rows));
}

function attributeRows(rows: readonly Row[]) {
  return expandRows(rows).filter((row) => row.row !== 'wildcard');
}
