// The functional groups of a generated multi-frame instance (PS3.3 C.7.6.16.1): each is shared if it may be, and the frames
// have what may only be of a frame.

import { evaluate } from '../../../registry/iods/condition.ts';
import { expandRows, type Row } from '../../../registry/iods/definition.ts';
import type { StorageIod } from '../../../registry/storage/storage-iod.ts';
import { PlainItem } from '../full/plain-item.ts';
import type { Content } from './content.ts';
import { fillItem } from './fill-item.ts';
import { demanded, strictestRows } from './strictest-rows.ts';

const places = [
  { sequence: 'SharedFunctionalGroupsSequence', isShared: true },
  { sequence: 'PerFrameFunctionalGroupsSequence', isShared: false },
] as const;

/** Adds the groups that are needed to one item of each sequence, if the IOD has groups and the sequence among `all`. */
export function fillGroups(iod: StorageIod, top: PlainItem, all: readonly Row[], content: Content): void {
  if (iod.groups.length === 0) return;
  for (const { sequence, isShared } of places) {
    const row = all.find((each) => each.row === 'sequence' && each.keyword === sequence);
    if (row?.row !== 'sequence') continue;
    const groups = iod.groups.filter(
      ({ table, usage, required, sharing }) =>
        (usage === 'M' || content.groups.has(table) || (required && evaluate(required, top) === true)) &&
        isShared === (sharing !== 'perframe' && !content.groups.has(`${table} of frames`)),
    );
    const wanted = new Set(groups.flatMap(({ tags }) => tags));
    const item = top.items(sequence)[0] ?? new PlainItem({}, top, sequence, 0, 1);
    const inner = strictestRows(expandRowsOf(row)).filter(({ tag }) => wanted.has(tag));
    fillItem(item, inner.map(demanded), content);
    top.dataSet[sequence] = [item.dataSet];
  }
}

const expanded = new WeakMap<readonly Row[], readonly Row[]>();

function expandRowsOf({ rows }: Extract<Row, { row: 'sequence' }>): readonly Row[] {
  const made = expanded.get(rows) ?? expandRows(rows);
  expanded.set(rows, made);
  return made;
}
