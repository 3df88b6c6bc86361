// Faults in how structures and lengths are read that few instances have: PS3.5 6.2.2, 7.1 to 7.5.

import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';
import { dieWhere } from './die-where.ts';
import { refuseWhere, refuseWith } from './refuse-where.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const explicit = 'ExplicitVRLittleEndian';
const implicit = 'ImplicitVRLittleEndian';
const sequences = (label: string, syntax = explicit): string => `ps3.5/7.5/forms-of-sequences:${syntax}:${label}`;
const deep = (label: string, syntax = explicit): string => `ps3.5/7.5/deep-sequences:${syntax}:${label}`;
const longValue = (label: string): string => `ps3.5/7.1.2/long-values:${explicit}:${label}`;
const size = (label: string): string => `ps3.5/7.1/sizes:${label}`;
const empty = (label: string): string => `ps3.5/7.4.5/empty-elements:${explicit}:${label}`;

/** How often these bytes are in a Data Set. */
function count(dataSet: Buffer, bytes: Buffer): number {
  let found = 0;
  for (let at = dataSet.indexOf(bytes); at >= 0; at = dataSet.indexOf(bytes, at + 1)) found += 1;
  return found;
}

const structure: readonly Fault[] = [
  {
    name: 'nested-sequences-refused',
    clause: 'PS3.5 7.5.1',
    does: 'refuses Data Sets with a sequence in an item of Contributing Equipment',
    store: refuseWith('400070a1'),
    caughtBy: [sequences('explicit-lengths-throughout'), sequences('undefined-lengths-throughout', implicit)],
    spares: [stored, sequences('an-empty-sequence-of-explicit-length')],
  },
  {
    name: 'open-in-explicit-length-refused',
    clause: 'PS3.5 7.5.2',
    does: 'refuses undefined lengths within a sequence of explicit length',
    store: refuseWhere(
      ({ dataSet }) => dataSet.includes(hex('feff0de0')) && !dataSet.includes(hex('180001a053510000ffffffff')),
    ),
    caughtBy: [sequences('undefined-lengths-within-explicit-ones')],
    spares: [stored, sequences('undefined-lengths-throughout'), sequences('explicit-lengths-within-undefined-ones')],
  },
  {
    name: 'five-levels-at-most',
    clause: 'PS3.5 7.5',
    does: 'refuses sequences that are nested more than five deep',
    store: refuseWhere(({ dataSet }) => count(dataSet, hex('180001a0')) > 5),
    caughtBy: [sequences('eight-sequences-in-one-another'), sequences('eight-sequences-in-one-another', implicit)],
    spares: [stored, sequences('undefined-lengths-throughout')],
  },
  {
    name: 'dies-of-65-levels',
    clause: 'PS3.5 7.5',
    does: 'dies of more than 64 sequences in one another',
    message: dieWhere(({ dataSet }) => count(dataSet, hex('180001a0')) > 64),
    caughtBy: [deep('65:explicit')],
    spares: [stored, sequences('eight-sequences-in-one-another')],
  },
  {
    name: 'stack-overflows',
    clause: 'PS3.5 7.5',
    does: 'reads sequences by recursion, and dies of some hundred in one another',
    message: dieWhere(({ dataSet }) => count(dataSet, hex('180001a0')) > 500),
    caughtBy: [deep('1000:undefined', implicit)],
    spares: [stored, deep('65:undefined', implicit), deep('65:explicit')],
  },
  {
    name: 'closes-at-65-levels',
    clause: 'PS3.7 9.1.1.2',
    does: 'closes the connection at more than 64 sequences in one another, and answers nothing',
    message: (command, { contextId, dataSet }, session) => {
      if (count(dataSet, hex('180001a0')) > 64) session.close();
      else session.respond(contextId, command);
      return [];
    },
    caughtBy: [deep('65:undefined'), deep('1000:explicit')],
    spares: [stored, sequences('eight-sequences-in-one-another')],
  },
  {
    name: 'empty-open-sequence-refused',
    clause: 'PS3.5 7.5.2',
    does: 'refuses a sequence that its delimiter follows at once',
    store: refuseWith('fffffffffeffdde0'),
    caughtBy: [sequences('an-empty-sequence-of-undefined-length'), empty('an-empty-sequence-of-undefined-length')],
    spares: [stored, sequences('an-empty-sequence-of-explicit-length')],
  },
  {
    name: 'dies-of-an-open-sequence',
    clause: 'PS3.7 9.1.1.2',
    does: 'dies of a Data Set that ends within a sequence',
    message: dieWhere(({ dataSet }) => dataSet.subarray(-8).equals(hex('feff0de000000000'))),
    caughtBy: [`ps3.7/9.1.1/not-decodable-sequences-answered:${explicit}:a-sequence-without-its-delimiter`],
    spares: [stored, sequences('undefined-lengths-throughout')],
  },
  {
    name: 'dies-of-a-single-byte',
    clause: 'PS3.7 9.1.1.2',
    does: 'dies of a Data Set of one byte',
    message: dieWhere(({ dataSet }) => dataSet.length === 1),
    caughtBy: ['ps3.7/9.1.1/tiny-data-sets-answered:one-byte'],
    spares: [stored, 'ps3.7/9.1.1/tiny-data-sets-answered:two-bytes'],
  },
];

const values: readonly Fault[] = [
  {
    name: 'lengths-of-16-bits',
    clause: 'PS3.5 7.1.2',
    does: 'reads a Value Length of 32 bits as one of 16',
    store: refuseWhere(({ dataSet }) => dataSet.length > 0xffff),
    caughtBy: [longValue('UT-of-64-KB-and-more'), longValue('OB-of-64-KB-and-more'), size('64-KB')],
    spares: [stored, size('1-KB')],
  },
  {
    name: 'long-text-refused',
    clause: 'PS3.5 7.1.2',
    does: 'refuses values of VR UT with more than 64 KB',
    store: refuseWhere(({ dataSet }) => dataSet.length > 0xffff && dataSet.includes(hex('e97f011055540000'))),
    caughtBy: [longValue('UT-of-64-KB-and-more')],
    spares: [stored, longValue('OB-of-64-KB-and-more')],
  },
  {
    name: 'unknown-vr-refused',
    clause: 'PS3.5 6.2.2',
    does: 'refuses values of VR UN',
    store: refuseWith('554e0000'),
    caughtBy: [longValue('UN-of-64-KB-and-more'), `ps3.5/7.8/private-elements:${explicit}:elements-of-many-VRs`],
    spares: [stored, longValue('OB-of-64-KB-and-more')],
  },
  {
    name: 'megabyte-refused',
    clause: 'PS3.5 7.1',
    does: 'refuses Data Sets of a megabyte and more as not understood',
    store: refuseWhere(({ dataSet }) => dataSet.length >= 0x100000),
    caughtBy: [size('1-MB'), size('16-MB')],
    spares: [stored, size('64-KB')],
  },
  {
    name: 'megabyte-not-answered',
    clause: 'PS3.7 9.1.1.2',
    does: 'answers nothing to a Data Set of a megabyte and more',
    message: (command, { contextId, dataSet }, session) => {
      if (dataSet.length < 0x100000) session.respond(contextId, command);
      return [];
    },
    caughtBy: [size('1-MB')],
    spares: [stored, size('64-KB')],
  },
  {
    name: 'group-length-refused',
    clause: 'PS3.5 7.2',
    does: 'refuses Data Sets with a Group Length',
    store: refuseWhere(({ dataSet }) => dataSet.subarray(0, 4).equals(hex('08000000'))),
    caughtBy: [`ps3.5/7.2/group-lengths:${explicit}`, `ps3.5/7.2/group-lengths:${implicit}`],
    spares: [stored],
  },
  {
    name: 'group-length-required',
    clause: 'PS3.5 7.2',
    does: 'refuses Data Sets without a Group Length',
    store: refuseWhere(({ dataSet }) => !dataSet.subarray(0, 4).equals(hex('08000000'))),
    caughtBy: [stored],
    spares: [`ps3.5/7.2/group-lengths:${explicit}`],
  },
  {
    name: 'empty-dates-refused',
    clause: 'PS3.5 7.4.5',
    does: 'refuses Data Sets with an empty date',
    store: refuseWith('0800120044410000'),
    caughtBy: [empty('an-empty-date')],
    spares: [stored, empty('an-empty-time')],
  },
  {
    name: 'empty-uids-refused',
    clause: 'PS3.5 7.4.5',
    does: 'refuses Data Sets with an empty UID of Type 3',
    store: refuseWith('0800140055490000'),
    caughtBy: [empty('an-empty-UID')],
    spares: [stored, empty('an-empty-date')],
  },
];

export const structures: readonly Fault[] = sparing([stored, echoed], [...structure, ...values]);
