// Small changes of what a good SCP sends, for the tables of faults.

import {
  type AAssociateAC,
  type AssociateItem,
  type CommandSet,
  commandElementsOf,
  encodePdu,
  type RawCommandElement,
  type UserInformationSubItem,
} from '../../../src/wire.ts';

type ContextItem = Extract<AssociateItem, { item: 0x21 }>;

/** Is an item of this type and not a raw one. */
function isOf<T extends 0x10 | 0x21 | 0x50>(item: AssociateItem, type: T): item is Extract<AssociateItem, { item: T }> {
  return !('data' in item) && item.item === type;
}

/** The A-ASSOCIATE-AC without items of a type. */
export function withoutItem(ac: AAssociateAC, type: number): AAssociateAC {
  return { ...ac, items: ac.items.filter(({ item }) => item !== type) };
}

/** The A-ASSOCIATE-AC with each answer to a presentation context replaced. */
export function withContexts(
  ac: AAssociateAC,
  change: (answer: ContextItem, index: number) => ContextItem | readonly ContextItem[],
): AAssociateAC {
  let index = 0;
  const items = ac.items.flatMap((item): AssociateItem | readonly AssociateItem[] =>
    isOf(item, 0x21) ? change(item, index++) : item,
  );
  return { ...ac, items };
}

/** The A-ASSOCIATE-AC with only the accepted contexts changed. */
export function withAccepted(ac: AAssociateAC, change: (answer: ContextItem) => ContextItem): AAssociateAC {
  return withContexts(ac, (answer) => (answer.result === 0 ? change(answer) : answer));
}

/** The A-ASSOCIATE-AC with its User Information changed. */
export function withSubItems(
  ac: AAssociateAC,
  change: (subItems: readonly UserInformationSubItem[]) => readonly UserInformationSubItem[],
): AAssociateAC {
  const items = ac.items.map((item) => (isOf(item, 0x50) ? { ...item, subItems: change(item.subItems) } : item));
  return { ...ac, items };
}

/** The A-ASSOCIATE-AC with sub-items added to its User Information. */
export function plusSubItems(ac: AAssociateAC, ...more: readonly UserInformationSubItem[]): AAssociateAC {
  return withSubItems(ac, (subItems) => [...subItems, ...more]);
}

/** The A-ASSOCIATE-AC without a sub-item of its User Information. */
export function withoutSubItem(ac: AAssociateAC, type: number): AAssociateAC {
  return withSubItems(ac, (subItems) => subItems.filter(({ item }) => item !== type));
}

/** The A-ASSOCIATE-AC as bytes with some of them overwritten. */
export function withBytes(ac: AAssociateAC, at: number, ...bytes: readonly number[]): Buffer {
  const encoded = encodePdu(ac);
  encoded.set(bytes, at);
  return encoded;
}

/** The command elements of a response, in ascending order, with a Command Group Length as it should be. */
export function elementsOf(response: CommandSet): RawCommandElement[] {
  return withGroupLength(commandElementsOf(response));
}

/** Command elements with the Command Group Length that fits them in front. */
export function withGroupLength(elements: readonly RawCommandElement[]): RawCommandElement[] {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(elements.reduce((sum, { value }) => sum + 8 + value.length, 0));
  return [{ tag: 0, value: length }, ...elements];
}

/** The response with one element changed, and a Command Group Length that fits. */
export function withElement(
  response: CommandSet,
  tag: number,
  change: (value: Uint8Array) => Uint8Array | undefined,
): RawCommandElement[] {
  return withGroupLength(
    commandElementsOf(response).flatMap((element) => {
      if (element.tag !== tag) return [element];
      const value = change(element.value);
      return value === undefined ? [] : [{ tag, value }];
    }),
  );
}
