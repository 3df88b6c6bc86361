// How the Data Set of a C-STORE request is encoded: PS3.5 6.2, 7.1 to 7.5 and Annex A, PS3.8 7.6.1.

import { type DataSetRule, describeFinding } from '../../../src/index.ts';
import type { DataSetCheckedRule } from './received-data-set.ts';

interface Row {
  readonly clause: string;
  readonly title: string;
  readonly demand: string;
}

/** What the strict reader finds; its limits are no rules, and what it says of deflating is a rule below. */
type StructureRule = Exclude<DataSetRule, 'deflate' | `${string}-limit`>;

const rows: Readonly<Record<StructureRule, Row>> = {
  truncated: {
    clause: 'PS3.5 7.1',
    title: 'Data Set that ends within an element',
    demand: 'A Data Set consists of whole Data Elements.',
  },
  'tag-order': {
    clause: 'PS3.5 7.1',
    title: 'Data Set with elements out of order',
    demand: 'The Data Elements of a Data Set come in increasing order of their tags.',
  },
  'duplicate-tag': {
    clause: 'PS3.5 7.1',
    title: 'Data Set with an element that occurs twice',
    demand: 'A Data Element occurs at most once in a Data Set.',
  },
  'forbidden-group': {
    clause: 'PS3.5 7.1',
    title: 'Data Set with an element of a group that is no group of Data Sets',
    demand: 'A Data Set has no elements of the groups of commands and of File Meta Information, such as 0002.',
  },
  'unknown-vr': {
    clause: 'PS3.5 6.2',
    title: 'Data Set with an element of an unknown VR',
    demand: 'In Explicit VR each Data Element has one of the VRs of Table 6.2-1.',
  },
  'odd-length': {
    clause: 'PS3.5 7.1.1',
    title: 'Data Element with a value of odd length',
    demand: 'The value of a Data Element has an even number of bytes.',
  },
  'length-for-vr': {
    clause: 'PS3.5 6.2',
    title: 'Data Element with a length that its VR cannot have',
    demand: 'The value of a Data Element of a binary VR holds whole values.',
  },
  'length-bounds': {
    clause: 'PS3.5 7.5',
    title: 'Data Element that reaches beyond the Item that holds it',
    demand: 'What an Item or sequence of explicit length holds ends where it ends.',
  },
  'undefined-length': {
    clause: 'PS3.5 7.1.1',
    title: 'Data Element with an Undefined Length that it may not have',
    demand: 'Only sequences, elements of VR UN and encapsulated Pixel Data have an Undefined Length.',
  },
  'item-expected': {
    clause: 'PS3.5 7.5',
    title: 'Sequence that holds something other than Items',
    demand: 'A sequence consists of Items.',
  },
  'stray-delimiter': {
    clause: 'PS3.5 7.5',
    title: 'Data Set with a delimiter that delimits nothing',
    demand: 'Delimiters end what is of Undefined Length, and nothing else.',
  },
  'delimiter-length': {
    clause: 'PS3.5 7.5',
    title: 'Data Set with a delimiter whose length is not 0',
    demand: 'The Value Length of a delimiter is 00000000H.',
  },
  encapsulation: {
    clause: 'PS3.5 A.4',
    title: 'Pixel Data that are not encapsulated as their Transfer Syntax has it',
    demand: 'Encapsulated Pixel Data are a Basic Offset Table and fragments, each an Item with a length.',
  },
};

export const encodingRules: readonly DataSetCheckedRule[] = [
  {
    id: 'data-set/transfer-syntax',
    clause: 'PS3.8 7.6.1',
    level: 'shall',
    title: 'Data Set that is encoded in another Transfer Syntax than the accepted one',
    demand: 'A Data Set is encoded in the Transfer Syntax that was agreed on for its presentation context.',
    check({ accepted, encodedIn }) {
      if (accepted.deflated) return undefined;
      if (!encodedIn) return [];
      const name = encodedIn.encapsulated ? 'a Transfer Syntax that encapsulates Pixel Data' : encodedIn.keyword;
      return [`${accepted.keyword} was accepted, and the Data Set is in ${name}`];
    },
  },
  {
    id: 'data-set/deflated',
    clause: 'PS3.5 A.5',
    level: 'shall',
    title: 'Data Set that is not deflated as its Transfer Syntax has it',
    demand:
      'In a deflated Transfer Syntax the Data Set is one deflated bit stream of RFC 1951, padded by one NULL at most.',
    check({ accepted, encodedIn, fault }) {
      if (!accepted.deflated) return undefined;
      if (encodedIn) return [`${accepted.keyword} was accepted, and the Data Set is in ${encodedIn.keyword}`];
      return fault?.rule === 'deflate' ? [describeFinding(fault)] : [];
    },
  },
  ...(Object.keys(rows) as StructureRule[]).map(structureRule),
];

/** After the first fault nothing more is read, so only a sound Data Set keeps the other rules. */
function structureRule(name: StructureRule): DataSetCheckedRule {
  return {
    id: `data-set/${name}`,
    level: 'shall',
    ...rows[name],
    check({ fault, encodedIn }) {
      if (!fault) return [];
      return fault.rule === name && !encodedIn ? [describeFinding(fault)] : undefined;
    },
  };
}
