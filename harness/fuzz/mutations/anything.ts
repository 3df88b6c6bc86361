// Anything in its place: an element, a Command Set, an item, a PDU, bytes or a fragmentation drawn by a number, for what no row names.

import * as fc from 'fast-check';
import { mutate } from '../../language/mutations/registry.ts';
import { ScenarioError } from '../../model/outcome.ts';
import { arbitraryBytes } from '../arbitraries/free/bytes.ts';
import { arbitraryCommandElement, arbitraryCommandSet } from '../arbitraries/free/command-set.ts';
import { arbitraryFreeDataSet, arbitraryFreeElement, arbitraryFreeSequence } from '../arbitraries/free/data-set.ts';
import {
  arbitraryPdvCounts,
  arbitraryPieceLengths,
  arbitrarySegments,
  fragmented,
} from '../arbitraries/free/delivery.ts';
import { arbitraryAeTitle, arbitraryFreeUid } from '../arbitraries/free/names.ts';
import { arbitraryByteStream, arbitraryItem, arbitraryPdu, arbitraryPdv } from '../arbitraries/free/pdus.ts';
import { countNodes, replaceNode } from '../draft/edit-tree.ts';
import { everywhere } from '../draft/node-tests.ts';
import type { Choice } from '../input.ts';
import { mutationsOf, type Row } from './mutation.ts';
import { around, brief, close, isSent, send } from './turns/turn-edits.ts';

/** The size says which of so many is drawn. */
const sizes = { least: 0, most: 0xffff };

/** What is drawn by the size of a choice, always the same. */
function drawn<T>(arbitrary: fc.Arbitrary<T>, { size }: Choice): T {
  const [value] = fc.sample(arbitrary, { seed: size, numRuns: 1 });
  if (value === undefined) throw new RangeError('nothing was drawn');
  return value;
}

const names = fc.record({
  sopInstanceUID: arbitraryFreeUid,
  calledAETitle: arbitraryAeTitle,
  callingAETitle: arbitraryAeTitle,
  elements: fc.constant(new Map<number, string>()),
});

const elements = fc.oneof(arbitraryFreeElement(), arbitraryFreeSequence());
const segments = fc.tuple(arbitrarySegments, fc.constantFrom('A-ASSOCIATE-RQ', 'P-DATA-TF', 'A-RELEASE-RQ'));
const fragmentation = fc.tuple(arbitraryPieceLengths, arbitraryPdvCounts);
const deepBytes = arbitraryBytes(2000);

const ofNames: readonly Row<'names'>[] = [
  {
    id: 'anything/names',
    clause: 'PS3.5 9.1',
    breaks: 'AE titles and SOP Instance UID are any, legal or not',
    sizes,
    apply: (value, choice) => ({ ...drawn(names, choice), elements: value.elements }),
  },
];

const ofTree: readonly Row<'tree'>[] = [
  {
    id: 'anything/element',
    clause: 'PS3.5 7.1',
    breaks: 'an element or a Sequence is any: tag, VR, value and length',
    places: everywhere,
    variants: ['before another', 'in place of another'],
    sizes,
    apply: (nodes, choice) => {
      const free = drawn(elements, choice);
      if (countNodes(nodes) === 0) return [free];
      return replaceNode(nodes, choice.place, (node) => (choice.variant % 2 === 0 ? [free, node] : [free]));
    },
  },
  {
    id: 'anything/data-set',
    clause: 'PS3.5 7.1',
    breaks: 'the Data Set has any elements',
    variants: ['alone', 'and those of the instance'],
    sizes,
    apply: (nodes, choice) => {
      const free = drawn(arbitraryFreeDataSet, choice);
      return choice.variant % 2 === 0 ? free : [...nodes, ...free];
    },
  },
];

const ofDataSet: readonly Row<'data set'>[] = [
  {
    id: 'anything/bytes',
    clause: 'PS3.5 7.1',
    breaks: 'the Data Set is any bytes',
    sizes,
    apply: (_bytes, choice) => drawn(deepBytes, choice),
  },
];

const ofCommand: readonly Row<'command'>[] = [
  {
    id: 'anything/command-element',
    clause: 'PS3.7 6.3.1',
    breaks: 'a Command Element is any: tag, value and length',
    places: (all) => all.length + 1,
    variants: ['before another', 'in place of another'],
    sizes,
    apply: (all, choice) => {
      const after = choice.variant % 2 === 0 ? choice.place : choice.place + 1;
      return [...all.slice(0, choice.place), drawn(arbitraryCommandElement, choice), ...all.slice(after)];
    },
  },
  {
    id: 'anything/command-set',
    clause: 'PS3.7 6.3.1',
    breaks: 'the Command Set has any elements',
    sizes,
    apply: (_all, choice) => drawn(arbitraryCommandSet, choice),
  },
];

const ofFragments: readonly Row<'fragments'>[] = [
  {
    id: 'anything/fragmentation',
    clause: 'PS3.8 E.1',
    breaks: 'the message is cut into any PDVs, odd or empty ones among them, and P-DATA-TF PDUs',
    sizes,
    apply: (pdus, choice) => fragmented(pdus.flat(), ...drawn(fragmentation, choice)),
  },
  {
    id: 'anything/pdv',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'a PDV is any: Presentation-context-ID, Message Control Header and fragment',
    places: (pdus) => pdus.length + 1,
    sizes,
    apply: (pdus, choice) => [
      ...pdus.slice(0, choice.place),
      [drawn(arbitraryPdv(), choice)],
      ...pdus.slice(choice.place),
    ],
  },
];

const ofAssociate: readonly Row<'associate'>[] = [
  {
    id: 'anything/item',
    clause: 'PS3.8 9.3.2',
    breaks: 'an item of the A-ASSOCIATE-RQ is any: type, content and length',
    variants: ['an item', 'a sub-item of User Information'],
    sizes,
    apply: (bytes, choice) => {
      const hex = Buffer.from(drawn(arbitraryItem(), choice)).toString('hex');
      try {
        return mutate(bytes, [{ insertItem: { into: choice.variant % 2 === 0 ? [] : [0x50], hex } }]);
      } catch (error) {
        // Another mutation has left no such item.
        if (error instanceof ScenarioError) return bytes;
        throw error;
      }
    },
  },
];

const ofTurns: readonly Row<'turns'>[] = [
  {
    id: 'anything/pdu',
    clause: 'PS3.8 9.2.3',
    breaks: 'a PDU is any: PDU-type, content and PDU-length',
    variants: ['first of all', 'after the association', 'after the message'],
    sizes,
    apply: (turns, choice) => {
      const free = send('PDU', drawn(arbitraryPdu, choice));
      if (choice.variant % 3 === 0) return [free, brief, close];
      const { before, found } = around(turns, isSent('P-DATA-TF'));
      return [...before, ...(choice.variant % 3 === 2 ? found : []), free, brief, close];
    },
  },
  {
    id: 'anything/byte-stream',
    clause: 'PS3.8 9.3.1',
    breaks: 'what comes on the connection is any bytes, PDUs among them',
    variants: ['first of all', 'after the association'],
    sizes,
    apply: (turns, choice) => {
      const { before } = around(turns, isSent('P-DATA-TF'));
      const free = send('bytes', drawn(arbitraryByteStream, choice));
      return [...(choice.variant % 2 === 0 ? [] : before), free, brief, close];
    },
  },
];

const ofTiming: readonly Row<'turns'>[] = [
  {
    id: 'anything/segments',
    clause: 'PS3.8 9.1.3',
    breaks: 'nothing: a PDU comes in TCP segments of any length',
    sizes,
    apply: (turns, choice) => {
      const [cut, what] = drawn(segments, choice);
      return turns.map((turn) => (turn.kind === 'send' && turn.what === what ? { ...turn, segments: cut } : turn));
    },
  },
];

export const anythingMutations = [
  ...mutationsOf('names', 'name', ofNames),
  ...mutationsOf('tree', 'data set', ofTree),
  ...mutationsOf('data set', 'data set', ofDataSet),
  ...mutationsOf('command', 'command', ofCommand),
  ...mutationsOf('fragments', 'pdu', ofFragments),
  ...mutationsOf('associate', 'pdu', ofAssociate),
  ...mutationsOf('turns', 'pdu', ofTurns),
  ...mutationsOf('turns', 'timing', ofTiming),
];
