/** The rules that one Data Element header has to keep: PS3.5 7.1 (tags), 7.1.1 and Table 6.2-1 (lengths), A.4. */

import type { ValueRepresentation } from '../../registry/vrs.ts';
import { pixelDataTag, undefinedLength } from './element-header.ts';
import type { DataSetRule } from './finding.ts';

/** A broken rule, without the place. */
export interface RuleProblem {
  readonly rule: DataSetRule;
  readonly clause: string;
  readonly text: string;
}

/** Tags ascend, occur once, and keep out of the groups of commands and files (PS3.5 7.1, 7.5.1, 7.8.1). */
export function tagProblem(tag: number, previous: number): RuleProblem | undefined {
  if (tag <= previous) {
    return tag === previous
      ? { rule: 'duplicate-tag', clause: 'PS3.5 7.1', text: 'the Data Element occurs twice' }
      : { rule: 'tag-order', clause: 'PS3.5 7.1', text: 'the Data Element stands after one with a greater tag' };
  }
  const group = tag >>> 16;
  if (group >= 8 && group !== 0xffff) return undefined;
  const clause = group % 2 === 0 ? 'PS3.5 7.1' : 'PS3.5 7.8.1';
  return { rule: 'forbidden-group', clause, text: 'the group may not be used in a Data Set' };
}

function isPrintable(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

/** Says which two bytes stand where a VR should. */
export function unknownVR(bytes: Uint8Array, at: number): RuleProblem {
  const pair = [...bytes.subarray(at, at + 2)];
  const hex = pair.map((byte) => `${byte.toString(16).toUpperCase().padStart(2, '0')}H`);
  const found = pair.every(isPrintable) ? `'${String.fromCharCode(...pair)}'` : hex.join(' ');
  const text = `${found} is no Value Representation (is the Data Set in Implicit VR?)`;
  return { rule: 'unknown-vr', clause: 'PS3.5 6.2', text };
}

/** An explicit Value Length is even and holds a whole number of values of the VR. */
export function lengthProblem(tag: number, vr: ValueRepresentation, length: number): RuleProblem | undefined {
  if (length % 2 !== 0) {
    return { rule: 'odd-length', clause: 'PS3.5 7.1.1', text: `the Value Length ${length} is odd` };
  }
  if (length % vr.unit !== 0) {
    const text = `the Value Length ${length} is no multiple of ${vr.unit}, the length of one ${vr.vr} value`;
    return { rule: 'length-for-vr', clause: 'PS3.5 6.2', text };
  }
  if ((tag & 0xffff) === 0 && length !== 4) {
    return { rule: 'length-for-vr', clause: 'PS3.5 7.2', text: `a Group Length has ${length} bytes instead of 4` };
  }
  return undefined;
}

/** Nothing reaches beyond the Item or sequence around it, nor beyond the size that the reader was given. */
export function boundsProblem(end: number, limit: number, sizeLimit: number): RuleProblem | undefined {
  if (end > limit) {
    const text = `the value ends ${end - limit} bytes beyond the sequence or Item that holds it`;
    return { rule: 'length-bounds', clause: 'PS3.5 7.5', text };
  }
  if (end <= sizeLimit) return undefined;
  return {
    rule: 'size-limit',
    clause: 'PS3.5 7.1',
    text: `the Data Set is larger than the limit of ${sizeLimit} bytes`,
  };
}

/** What a Value Length of FFFFFFFFH opens, or undefined where it is not allowed (PS3.5 7.1.1, 6.2.2, A.4). */
export function undefinedLengthOpens(
  tag: number,
  vr: ValueRepresentation,
  encapsulated: boolean,
): 'sequence' | 'fragments' | undefined {
  if (vr.vr === 'SQ' || vr.vr === 'UN') return 'sequence';
  // PS3.5 A.4 wants OB, but many images in archives have OW, and what they hold is as clear.
  return encapsulated && tag === pixelDataTag && (vr.vr === 'OB' || vr.vr === 'OW') ? 'fragments' : undefined;
}

/** Says that it is not allowed. */
export function undefinedLengthProblem(vr: ValueRepresentation): RuleProblem {
  const text = `${vr.vr} may not have an Undefined Length here`;
  return { rule: 'undefined-length', clause: 'PS3.5 7.1.1', text };
}

/** At the top level of an encapsulating Transfer Syntax, Pixel Data may not have an explicit length (PS3.5 A.4). */
export function nativeProblem(tag: number, mayBeNative: boolean): RuleProblem | undefined {
  if (mayBeNative || tag !== pixelDataTag) return undefined;
  return { rule: 'encapsulation', clause: 'PS3.5 A.4', text: 'Pixel Data is not encapsulated' };
}

/** The first Item is the Basic Offset Table of 32-bit offsets; each other one holds at least two bytes (PS3.5 A.4). */
export function fragmentProblem(ordinal: number, length: number): RuleProblem | undefined {
  const clause = 'PS3.5 A.4';
  if (length === undefinedLength)
    return { rule: 'undefined-length', clause, text: 'a fragment has an Undefined Length' };
  if (length % 2 !== 0) return { rule: 'odd-length', clause, text: `a fragment has the odd length ${length}` };
  if (ordinal === 1 && length % 4 !== 0) {
    return { rule: 'encapsulation', clause, text: `the Basic Offset Table has ${length} bytes, no multiple of 4` };
  }
  if (ordinal > 1 && length < 2) return { rule: 'encapsulation', clause, text: 'a fragment is empty' };
  return undefined;
}
