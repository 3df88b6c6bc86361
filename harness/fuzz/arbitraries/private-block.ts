// Blocks of private elements with their creators: PS3.5 7.8.

import * as fc from 'fast-check';
import type { DataSet, DataSetElement } from '../../../src/index.ts';
import { type CharacterSetChoice, defaultRepertoire } from './character-set.ts';
import { arbitraryValue, valueRepresentations } from './value.ts';
import { arbitraryText } from './values/text.ts';

/** Odd groups that are free for private use (PS3.5 7.1). */
const groups = [0x0009, 0x0019, 0x0029, 0x0099, 0x7fe1];

const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');

/** A private element carries its VR, for no dictionary tells it. */
function arbitraryPrivateElement(charset: CharacterSetChoice): fc.Arbitrary<DataSetElement> {
  return fc
    .constantFrom(...valueRepresentations)
    .chain((vr) => fc.array(arbitraryValue(vr, charset), { maxLength: 1 }).map((Value) => ({ vr, Value })));
}

/** The elements of one block, its creator among them. */
export function arbitraryPrivateBlock(charset: CharacterSetChoice): fc.Arbitrary<DataSet> {
  return fc
    .record({
      group: fc.constantFrom(...groups),
      block: fc.integer({ min: 0x10, max: 0xff }),
      creator: arbitraryText(defaultRepertoire, 64),
      elements: fc.dictionary(fc.nat({ max: 0xff }).map(String), arbitraryPrivateElement(charset), { maxKeys: 4 }),
    })
    .map(({ group, block, creator, elements }) => {
      const key = (element: number) => hex(group, 4) + hex(element, 4);
      const inBlock = Object.entries(elements).map(([low, element]) => [key(block * 0x100 + Number(low)), element]);
      return { [key(block)]: { vr: 'LO', Value: [creator] }, ...Object.fromEntries(inBlock) };
    });
}
