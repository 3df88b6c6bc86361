// Functional groups of a multi-frame IOD (PS3.3 C.7.6.16.1): each is shared or of every frame, and not both; and there are
// as many items as frames.

import { describeCondition } from '../../../registry/iods/condition.ts';
import type { GroupUse, StorageIod } from '../../../registry/storage/storage-iod.ts';
import type { DataSetItem } from '../../read/element-tree.ts';
import { type CompiledCondition, compileCondition } from '../compiled-condition.ts';
import type { ItemScope } from '../item-scope.ts';

const sharedGroups = 0x52009229;
const frameGroups = 0x52009230;
const numberOfFrames = 0x00280008;
const clause = 'PS3.3 Table C.7.6.16-1';

interface CompiledGroup {
  readonly use: GroupUse;
  readonly holds: CompiledCondition | undefined;
}

/** Where the functional groups of an instance are. */
interface Groups {
  readonly top: ItemScope;
  readonly iodTable: string;
  readonly shared: DataSetItem | undefined;
  readonly frames: readonly DataSetItem[];
}

/** Objects to functional groups of an instance that are missing, in the wrong place or in both places. */
export type GroupsCheck = (top: ItemScope) => void;

/** The check for an IOD; undefined for one without functional groups. */
export function groupsCheck(iod: StorageIod): GroupsCheck | undefined {
  if (iod.groups.length === 0) return undefined;
  const compiled = iod.groups.map((use) => ({ use, holds: use.required && compileCondition(use.required) }));
  return (top) => {
    if (top.isUnread(frameGroups)) return;
    const [shared] = top.find(sharedGroups)?.items ?? [];
    const frames = top.find(frameGroups)?.items ?? [];
    if (!shared && frames.length === 0) return;
    checkNumber(top, frames.length);
    for (const group of compiled) checkGroup(group, { top, iodTable: iod.table, shared, frames });
  };
}

function checkNumber(top: ItemScope, count: number): void {
  const [frames] = top.valuesOf(numberOfFrames);
  if (count === 0 || frames === undefined || Number(frames) === count) return;
  const place = { tag: frameGroups, keyword: 'PerFrameFunctionalGroupsSequence' };
  top.object(place, 'item-count', 'error', clause, `${frames} items, as NumberOfFrames says`, String(count));
}

function checkGroup({ use, holds }: CompiledGroup, groups: Groups): void {
  const { shared, frames } = groups;
  const tag = use.tags.find((each) => hasElement(shared, each) || frames.some((frame) => hasElement(frame, each)));
  if (tag === undefined) {
    if (use.usage === 'M' || holds?.(groups.top) === true) checkMissing(use, groups);
    return;
  }
  const isShared = hasElement(shared, tag);
  const without = frames.findIndex((frame) => !hasElement(frame, tag));
  const withIt = frames.findIndex((frame) => hasElement(frame, tag));
  if (isShared && withIt >= 0) objectInFrame(groups, withIt, tag, 'absence, for it is shared by all frames', 'present');
  else if (isShared && use.sharing === 'perframe') objectShared(groups, tag, 'absence, for it is of single frames');
  else if (withIt >= 0 && use.sharing === 'shared')
    objectInFrame(groups, withIt, tag, 'absence, for it is shared by all frames', 'present');
  else if (!isShared && without >= 0 && use.usage === 'M') {
    const count = frames.filter((frame) => !hasElement(frame, tag)).length;
    const actual = `absent of ${count} of ${frames.length} frames`;
    objectInFrame(groups, without, tag, `the functional group ${use.name} shared or of every frame`, actual);
  }
}

/** Of a group that is nowhere. Where there are no items of frames, what may stand there cannot be asked for. */
function checkMissing(use: GroupUse, { top, iodTable, shared, frames }: Groups): void {
  const [tag] = use.tags;
  if (tag === undefined || (frames.length === 0 && use.sharing !== 'shared')) return;
  const why = use.required ? `, for ${describeCondition(use.required)}` : '';
  const place =
    use.sharing === 'shared' ? 'shared' : use.sharing === 'perframe' ? 'of every frame' : 'shared or of every frame';
  const expected = `the functional group ${use.name} ${place}${why}`;
  const sequence = frames.length === 0 || (use.sharing === 'shared' && shared) ? sharedGroups : frameGroups;
  const [item] = top.find(sequence)?.items ?? [];
  if (item)
    top.enter(sequence, item, 0).object({ tag }, 'missing', 'error', `PS3.3 Table ${iodTable}`, expected, 'absent');
}

function objectInFrame({ top, frames }: Groups, index: number, tag: number, expected: string, actual: string): void {
  const frame = frames[index];
  const rule = actual === 'present' ? 'not-allowed' : 'missing';
  if (frame) top.enter(frameGroups, frame, index).object({ tag }, rule, 'error', clause, expected, actual);
}

function objectShared({ top, shared }: Groups, tag: number, expected: string): void {
  if (shared) top.enter(sharedGroups, shared, 0).object({ tag }, 'not-allowed', 'error', clause, expected, 'present');
}

/** Elements ascend. */
function hasElement(item: DataSetItem | undefined, tag: number): boolean {
  if (!item) return false;
  let low = 0;
  let high = item.elements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((item.elements[middle]?.tag ?? 0) < tag) low = middle + 1;
    else high = middle;
  }
  return item.elements[low]?.tag === tag;
}
