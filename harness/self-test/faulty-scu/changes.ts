// Small changes of what a good SCU sends, for the tables of faults and of legal choices.

import {
  type AAssociateRQ,
  type AssociateItem,
  type CommandSet,
  type CommandValues,
  commandElementsOf,
  encodePdu,
  type Pdu,
  type PresentationContext,
  type RawCommandElement,
  type SyntaxSubItem,
  type UserInformationSubItem,
} from '../../../src/wire.ts';
import type { RequestorState } from './requestor-state.ts';
import type { ScuChange } from './scu-behaviour.ts';

type ContextItem = Extract<AssociateItem, { item: 0x20; id: number }>;

/** A change of the A-ASSOCIATE-RQ alone. */
export function requesting(request: (rq: AAssociateRQ) => AAssociateRQ | Uint8Array): ScuChange {
  return { request };
}

/** The A-ASSOCIATE-RQ with items of a type replaced. */
export function withItems(
  rq: AAssociateRQ,
  type: number,
  change: (item: AssociateItem, index: number) => readonly AssociateItem[],
): AAssociateRQ {
  let index = 0;
  return { ...rq, items: rq.items.flatMap((item) => (item.item === type ? change(item, index++) : [item])) };
}

/** Leaves out the items of a type. */
export function withoutItem(type: number): ScuChange {
  return requesting((rq) => withItems(rq, type, () => []));
}

/** Sends the items of a type twice. */
export function itemTwice(type: number): ScuChange {
  return requesting((rq) => withItems(rq, type, (item) => [item, item]));
}

/** Changes the first Presentation Context Item. */
export function firstContext(change: (item: ContextItem) => ContextItem): ScuChange {
  return requesting((rq) => withItems(rq, 0x20, (item, index) => [index === 0 ? change(item as ContextItem) : item]));
}

/** Changes the sub-items of the first Presentation Context Item. */
export function firstSyntaxes(change: (subItems: readonly SyntaxSubItem[]) => readonly SyntaxSubItem[]): ScuChange {
  return firstContext((item) => ({ ...item, subItems: change(item.subItems) }));
}

/** Changes the sub-items of the User Information. */
export function subItems(
  change: (subItems: readonly UserInformationSubItem[]) => readonly UserInformationSubItem[],
): ScuChange {
  return requesting((rq) =>
    withItems(rq, 0x50, (item) => {
      if ('data' in item || item.item !== 0x50) return [item];
      return [{ ...item, subItems: change(item.subItems) }];
    }),
  );
}

/** Adds sub-items to the User Information, in their places. */
export function plus(...more: readonly UserInformationSubItem[]): ScuChange {
  return subItems((own) => [...own, ...more].sort((one, other) => one.item - other.item));
}

/** Replaces the sub-item of a type in the User Information. */
export function instead(subItem: UserInformationSubItem): ScuChange {
  return subItems((own) => own.map((one) => (one.item === subItem.item ? subItem : one)));
}

/** Leaves a sub-item out of the User Information. */
export function withoutSubItem(type: number): ScuChange {
  return subItems((own) => own.filter(({ item }) => item !== type));
}

/** Overwrites bytes of the A-ASSOCIATE-RQ. */
export function withBytes(at: number, ...bytes: readonly number[]): ScuChange {
  return requesting((rq) => {
    const encoded = encodePdu(rq);
    encoded.set(bytes, at);
    return encoded;
  });
}

/** Proposes more contexts after those of a good SCU. */
export function alsoProposing(
  more: (first: PresentationContext) => readonly Omit<PresentationContext, 'id'>[],
): Pick<ScuChange, 'propose'> & ScuChange {
  return {
    propose(contexts) {
      const [first] = contexts;
      const others = first ? more(first) : [];
      return [...contexts, ...others].map((context, at) => ({ ...context, id: 2 * at + 1 }));
    },
  };
}

/** Command elements with a Command Group Length that fits them in front. */
export function withGroupLength(elements: readonly RawCommandElement[]): RawCommandElement[] {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(elements.reduce((sum, { value }) => sum + 8 + value.length, 0));
  return [{ tag: 0, value: length }, ...elements];
}

/** Changes the elements of every C-STORE-RQ; its Command Group Length fits them. */
export function elements(change: (own: readonly RawCommandElement[]) => readonly RawCommandElement[]): ScuChange {
  return { command: (command) => withGroupLength(change(commandElementsOf(command))) };
}

/** Puts elements into every C-STORE-RQ, in the places of their tags, or in place of those that are there. */
export function withElements(...more: readonly RawCommandElement[]): ScuChange {
  const tags = new Set(more.map(({ tag }) => tag));
  return elements((own) =>
    [...own.filter(({ tag }) => !tags.has(tag)), ...more].sort((one, other) => one.tag - other.tag),
  );
}

/** Leaves an element out of every C-STORE-RQ. */
export function withoutElement(unwanted: number): ScuChange {
  return elements((own) => own.filter(({ tag }) => tag !== unwanted));
}

/** Changes values of every C-STORE-RQ. */
export function withValues(values: CommandValues): ScuChange {
  return { command: (command: CommandSet) => ({ ...command, ...values }) as CommandSet };
}

/** Characters, one byte each. */
export function chars(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Passes over what comes in a state, and waits for ever for something else. */
export function ignores(type: Pdu['type'] | 'invalid', ...states: readonly RequestorState[]): ScuChange {
  return {
    receive: (arrival, { state }) => (arrival.type === type && states.includes(state) ? [] : undefined),
    patience: () => Number.POSITIVE_INFINITY,
  };
}
