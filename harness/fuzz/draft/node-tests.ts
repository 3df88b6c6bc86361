// Kinds of Data Elements that mutations choose from: PS3.5 6.2, 7.1, 7.5.

import { countNodes } from './edit-tree.ts';
import type { Node } from './tree.ts';

const texts = new Set('AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT'.split(' '));

/** A value of characters. */
export const isText = ({ vr, value }: Node): boolean => texts.has(vr) && value !== undefined;
/** A value of bytes: neither a Sequence of Items nor encapsulated. */
export const isPlain = ({ value }: Node): boolean => value !== undefined;
/** A value of one byte at least. */
export const isFilled = ({ value }: Node): boolean => value !== undefined && value.length > 0;
/** A Sequence of Items, or encapsulated fragments. */
export const isSequence = ({ items }: Node): boolean => items !== undefined;

/** How many elements there are on all levels. */
export const everywhere = (nodes: readonly Node[]): number => countNodes(nodes);
export const ofTexts = (nodes: readonly Node[]): number => countNodes(nodes, isText);
export const ofFilled = (nodes: readonly Node[]): number => countNodes(nodes, isFilled);
export const ofPlain = (nodes: readonly Node[]): number => countNodes(nodes, isPlain);
