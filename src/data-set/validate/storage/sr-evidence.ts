// Instances that the Content Tree of an SR document refers to: they are among its evidence (PS3.3 C.17.2.3), those of a
// Key Object Selection in its current evidence (C.17.6.2), and none is in both kinds.

import type { ItemScope } from '../item-scope.ts';
import { printable } from '../printable.ts';

const contentSequence = 0x0040a730;
const currentEvidence = { tag: 0x0040a375, keyword: 'CurrentRequestedProcedureEvidenceSequence' };
const otherEvidence = { tag: 0x0040a385, keyword: 'PertinentOtherEvidenceSequence' };
const [referencedSeries, referencedSop] = [0x00081115, 0x00081199];
const realWorldValueMaps = 0x0008114b;
const referencedInstance = { tag: 0x00081155, keyword: 'ReferencedSOPInstanceUID' };

/** Objects to references to instances that are no evidence. */
export function checkEvidence(top: ItemScope, iodTable: string): void {
  // What was not read may list more, or refer to it.
  if (top.isUnread(currentEvidence.tag) || top.isUnread(otherEvidence.tag)) return;
  const current = instancesOf(top, currentEvidence.tag);
  const isKeyObject = iodTable === 'A.35.4-1';
  const other = isKeyObject ? new Set<string>() : instancesOf(top, otherEvidence.tag);
  for (const uid of other) {
    if (!current.has(uid)) continue;
    const expected = `none of the instances of ${currentEvidence.keyword}`;
    top.object(otherEvidence, 'duplicate', 'error', 'PS3.3 C.17.2.3', expected, printable(uid));
    break;
  }
  const clause = isKeyObject ? 'PS3.3 C.17.6.2' : 'PS3.3 C.17.2.3';
  checkItems(top, (uid) => current.has(uid) || other.has(uid), clause);
}

function instancesOf(top: ItemScope, evidence: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (const study of top.itemsOf(evidence))
    for (const series of study.itemsOf(referencedSeries))
      for (const instance of series.itemsOf(referencedSop)) for (const uid of uidsOf(instance)) found.add(uid);
  return found;
}

function uidsOf(item: ItemScope): readonly string[] {
  const values = item.valuesOf(referencedInstance.tag);
  return values.filter((value): value is string => typeof value === 'string' && value !== '');
}

function checkItems(source: ItemScope, isEvidence: (uid: string) => boolean, clause: string): void {
  for (const item of source.itemsOf(contentSequence)) {
    for (const referred of item.itemsOf(referencedSop)) {
      checkReference(referred, isEvidence, clause);
      // The presentation state and the real world value map of an image.
      for (const tag of [referencedSop, realWorldValueMaps])
        for (const beside of referred.itemsOf(tag)) checkReference(beside, isEvidence, clause);
    }
    checkItems(item, isEvidence, clause);
  }
}

function checkReference(item: ItemScope, isEvidence: (uid: string) => boolean, clause: string): void {
  const missing = uidsOf(item).find((uid) => !isEvidence(uid));
  const expected = 'an instance that is listed as evidence';
  if (missing !== undefined)
    item.object(referencedInstance, 'reference', 'error', clause, expected, printable(missing));
}
