// The rules of what an SCP may change in what it stores: PS3.4 GG.4.2 and B.4.1, PS3.5 7.4.5.

import { type DataSetDifference, emptyValue } from '../../src/index.ts';

/** What a difference between what was sent and what is stored comes to. */
export interface StorageRule {
  readonly verdict: 'pass' | 'warn' | 'fail';
  /** The clause, and what it says. */
  readonly rule: string;
}

/** Where it was not sent, all text is of ISO-IR 6, which every other set but ISO-IR 13 leaves as it is. */
const specificCharacterSet = '(0008,0005)';

const dropped: StorageRule = { verdict: 'fail', rule: 'PS3.4 GG.4.2: the SCP stores every Attribute of the instance' };
const emptyDropped: StorageRule = {
  verdict: 'pass',
  rule: 'PS3.5 7.4.5: a Type 3 element without a value means the same as none',
};
const changed: StorageRule = {
  verdict: 'fail',
  rule: 'PS3.4 GG.4.2: the value of a Type 1 or 2 Attribute does not change under the same SOP Instance UID',
};
const optionalChanged: StorageRule = {
  verdict: 'warn',
  rule: 'PS3.4 GG.4.2: a Type 3 or private Attribute may change only where the meaning of the instance does not',
};
const added: StorageRule = {
  verdict: 'warn',
  rule: 'PS3.4 GG.4.2: only Type 3 and private Attributes may be added under the same SOP Instance UID',
};
const optionalAdded: StorageRule = {
  verdict: 'pass',
  rule: 'PS3.4 GG.4.2: Type 3 and private Attributes may be added',
};
const characterSetAdded: StorageRule = {
  verdict: 'pass',
  rule: 'PS3.5 6.1.2: text of the default repertoire reads the same under this Specific Character Set',
};
const otherVR: StorageRule = { verdict: 'warn', rule: 'PS3.5 7.1.1: the VR of an element is that of PS3.6' };

/** For the Non-Patient Object Storage Service Class. `isOptional`: of Type 3, private or standard extended. */
export function nonPatientRule(
  { tagPath, what, before, after = '' }: DataSetDifference,
  isOptional: boolean,
): StorageRule {
  switch (what) {
    case 'missing':
      return isOptional && before === emptyValue ? emptyDropped : dropped;
    case 'added':
      if (tagPath === specificCharacterSet && !/IR 13\b/.test(after)) return characterSetAdded;
      return isOptional ? optionalAdded : added;
    case 'vr':
      return otherVR;
    default:
      if (after === emptyValue) return dropped;
      return isOptional ? optionalChanged : changed;
  }
}

/** Patient ID and its issuer, Other Patient IDs, Study and Series Instance UID. */
const coercible = ['(0010,0020)', '(0010,0021)', '(0010,1002)', '(0020,000D)', '(0020,000E)'];
/** Code Value and Coding Scheme Designator, which may become those of another coding scheme. */
const codes = /\]\.\(0008,010[02]\)$/;
const pixelData = '(7FE0,0010)';

const discarded: StorageRule = {
  verdict: 'warn',
  rule: 'PS3.4 B.4.1.1: a Storage Level 2 (Full) SCP stores every Attribute; see its Conformance Statement',
};
const emptyDiscarded: StorageRule = {
  verdict: 'pass',
  rule: 'PS3.4 B.4.1.1: an empty Type 3 Attribute may be discarded',
};
const coerced: StorageRule = { verdict: 'pass', rule: 'PS3.4 B.4.1.3: coerced, and answered with a Warning' };
const coercedInSilence: StorageRule = {
  verdict: 'fail',
  rule: 'PS3.4 B.4.1.3: an SCP that coerces this Attribute returns a status of Warning',
};
const corrected: StorageRule = {
  verdict: 'warn',
  rule: 'PS3.4 B.4.1.3: other Attributes may be corrected by an SCP, which is unusual',
};
const compressed: StorageRule = { verdict: 'pass', rule: 'PS3.5 A.4: stored compressed, which is not compared' };
const more: StorageRule = { verdict: 'pass', rule: 'PS3.4 B.4.1: no clause forbids more Attributes' };

/** For the Storage Service Class. `isWarned`: the SCP has answered with a status of Warning. */
export function ordinaryRule({ tagPath, what, before, after = '' }: DataSetDifference, isWarned: boolean): StorageRule {
  if (what === 'missing') return before === emptyValue ? emptyDiscarded : discarded;
  if (what === 'added') return more;
  if (what === 'vr') return otherVR;
  if (tagPath === pixelData && / fragments$/.test(after)) return compressed;
  const isCoercion = coercible.some((path) => tagPath.startsWith(path)) || codes.test(tagPath);
  if (isCoercion) return isWarned ? coerced : coercedInSilence;
  return after === emptyValue ? discarded : corrected;
}
