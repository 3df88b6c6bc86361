// What an SCP may do to a Data Set that it stores under the same SOP Instance UID: PS3.4 GG.4.2 and B.4.1.

import { compareDataSets, type DataSetDifference, readDataSet, sopClassByUid } from '../../src/index.ts';
import { attributeAt } from './attribute-types.ts';
import { nonPatientRule, ordinaryRule, type StorageRule } from './storage-rules.ts';

/** A Data Set as it is encoded; the Transfer Syntax by UID. */
export interface EncodedInstance {
  readonly sopClassUID: string;
  readonly transferSyntax: string;
  readonly bytes: Uint8Array;
  /** The response to it was a warning. */
  readonly isWarned?: boolean;
}

/** One attribute that is not stored as it was sent, and what that comes to. */
export interface StoredDifference {
  readonly verdict: 'pass' | 'warn' | 'fail';
  /** Tag path, keyword, the value sent and the value stored, and the clause. */
  readonly text: string;
  /** The attribute and what became of it (PS3.2 Table N.5-11); absent if its value is the same, or nothing can be read. */
  readonly change?: { readonly attribute: string; readonly change: 'MODIFIED' | 'ADDED' | 'REMOVED' };
}

const numberOfFrames = 0x00280008;
const changes = { missing: 'REMOVED', added: 'ADDED', value: 'MODIFIED', items: 'MODIFIED' } as const;

/**
 * Every attribute that differs, whatever the two Transfer Syntaxes are. Throws DataSetError when one of the two is no sound
 * Data Set.
 */
export function storedDifferences(
  sent: EncodedInstance,
  stored: Pick<EncodedInstance, 'transferSyntax' | 'bytes'>,
): StoredDifference[] {
  const differences = compareDataSets(sent.bytes, sent.transferSyntax, stored.bytes, stored.transferSyntax);
  return differences.map((difference) => lostFrames(difference, sent) ?? judged(difference, sent));
}

/** Compressed pixels may be others than those that were sent, but each frame has a fragment at least (PS3.5 A.4). */
function lostFrames({ tagPath, after = '' }: DataSetDifference, sent: EncodedInstance): StoredDifference | undefined {
  const [, fragments] = /^(\d+) fragments$/.exec(after) ?? [];
  if (tagPath !== '(7FE0,0010)' || fragments === undefined) return undefined;
  const { elements } = readDataSet(sent.bytes, sent.transferSyntax);
  const value = elements.find(({ tag }) => tag === numberOfFrames)?.value ?? new Uint8Array();
  const frames = Number(Buffer.from(value).toString('latin1').trim() || 1);
  // The first item is the Basic Offset Table.
  const stored = Number(fragments) - 1;
  if (!(stored < frames)) return undefined;
  const text = `(7FE0,0010) PixelData: sent ${frames} frames, stored ${stored} fragments (PS3.5 A.4: each frame has one at least)`;
  return { verdict: 'fail', text, change: { attribute: '(7FE0,0010) PixelData', change: 'MODIFIED' } };
}

function judged(difference: DataSetDifference, { sopClassUID, isWarned = false }: EncodedInstance): StoredDifference {
  const { tagPath, what, before = '', after = '' } = difference;
  const { keyword, isOptional } = attributeAt(sopClassUID, tagPath);
  const { verdict, rule }: StorageRule = isOrdinary(sopClassUID)
    ? ordinaryRule(difference, isWarned)
    : nonPatientRule(difference, isOptional);
  const of = what === 'vr' ? 'VR ' : '';
  const came = after === '' ? 'not stored' : `stored ${of}${after}`;
  const values = what === 'added' ? `not sent, ${came}` : `sent ${of}${before}, ${came}`;
  const attribute = `${tagPath}${keyword === undefined ? '' : ` ${keyword}`}`;
  const text = `${attribute}: ${values} (${rule})`;
  return { verdict, text, ...(what !== 'vr' && { change: { attribute, change: changes[what] } }) };
}

/** Of the Storage Service Class, whose SCPs may store less and coerce more. */
function isOrdinary(sopClassUID: string): boolean {
  return sopClassByUid(sopClassUID)?.service === 'storage';
}

/** What an SCP says with success, by the clause of its service class. */
export function meaningOfSuccess(sopClassUID: string): string {
  const ref = isOrdinary(sopClassUID) ? 'PS3.4 B.2.2' : 'PS3.4 GG.4.2';
  return `${ref}: with success the SCP says that it has stored the instance`;
}
