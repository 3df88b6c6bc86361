// What an SCP may do to a Data Set that it stores under the same SOP Instance UID: PS3.4 GG.4.2, PS3.5 7.4.5.

import { compareDataSets, type DataSetDifference, emptyValue } from '../../src/index.ts';
import { attributeAt } from './attribute-types.ts';

/** A Data Set as it is encoded; the Transfer Syntax by UID. */
export interface EncodedInstance {
  readonly sopClassUID: string;
  readonly transferSyntax: string;
  readonly bytes: Uint8Array;
}

/** One attribute that is not stored as it was sent, and what that comes to. */
export interface StoredDifference {
  readonly verdict: 'pass' | 'warn' | 'fail';
  /** Tag path, keyword, the value sent and the value stored, and the clause. */
  readonly text: string;
}

/** Where it was not sent, all text is of ISO-IR 6, which every other set but ISO-IR 13 leaves as it is. */
const specificCharacterSet = '(0008,0005)';

/**
 * Every attribute that differs, whatever the two Transfer Syntaxes are. Throws DataSetError when one of the two is no sound
 * Data Set.
 */
export function storedDifferences(
  sent: EncodedInstance,
  stored: Pick<EncodedInstance, 'transferSyntax' | 'bytes'>,
): StoredDifference[] {
  const differences = compareDataSets(sent.bytes, sent.transferSyntax, stored.bytes, stored.transferSyntax);
  return differences.map((difference) => judged(difference, sent.sopClassUID));
}

function judged(difference: DataSetDifference, sopClassUID: string): StoredDifference {
  const { tagPath, what, before = '', after = '' } = difference;
  const { keyword, isOptional } = attributeAt(sopClassUID, tagPath);
  const { verdict, rule } = ruleFor(difference, isOptional);
  const of = what === 'vr' ? 'VR ' : '';
  const came = after === '' ? 'not stored' : `stored ${of}${after}`;
  const values = what === 'added' ? `not sent, ${came}` : `sent ${of}${before}, ${came}`;
  return { verdict, text: `${tagPath}${keyword === undefined ? '' : ` ${keyword}`}: ${values} (${rule})` };
}

type Rule = Pick<StoredDifference, 'verdict'> & { readonly rule: string };

const dropped: Rule = { verdict: 'fail', rule: 'PS3.4 GG.4.2: the SCP stores every Attribute of the instance' };
const emptyDropped: Rule = {
  verdict: 'pass',
  rule: 'PS3.5 7.4.5: a Type 3 element without a value means the same as none',
};
const changed: Rule = {
  verdict: 'fail',
  rule: 'PS3.4 GG.4.2: the value of a Type 1 or 2 Attribute does not change under the same SOP Instance UID',
};
const optionalChanged: Rule = {
  verdict: 'warn',
  rule: 'PS3.4 GG.4.2: a Type 3 or private Attribute may change only where the meaning of the instance does not',
};
const added: Rule = {
  verdict: 'warn',
  rule: 'PS3.4 GG.4.2: only Type 3 and private Attributes may be added under the same SOP Instance UID',
};
const optionalAdded: Rule = { verdict: 'pass', rule: 'PS3.4 GG.4.2: Type 3 and private Attributes may be added' };
const characterSetAdded: Rule = {
  verdict: 'pass',
  rule: 'PS3.5 6.1.2: text of the default repertoire reads the same under this Specific Character Set',
};
const otherVR: Rule = { verdict: 'warn', rule: 'PS3.5 7.1.1: the VR of an element is that of PS3.6' };

function ruleFor({ tagPath, what, before, after = '' }: DataSetDifference, isOptional: boolean): Rule {
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
