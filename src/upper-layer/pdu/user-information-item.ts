/** PS3.8 9.3.2.3, 9.3.3.3 and Annex D: the User Information Item (50H) and its sub-items 51H to 59H. */

import {
  type AsynchronousOperationsWindowSubItem,
  decodeAsynchronousOperationsWindow,
  encodeAsynchronousOperationsWindow,
} from './asynchronous-operations-window.ts';
import {
  type CommonExtendedNegotiationSubItem,
  decodeCommonExtendedNegotiation,
  encodeCommonExtendedNegotiation,
} from './common-extended-negotiation.ts';
import {
  decodeExtendedNegotiation,
  type ExtendedNegotiationSubItem,
  encodeExtendedNegotiation,
} from './extended-negotiation.ts';
import {
  decodeImplementationClassUID,
  encodeImplementationClassUID,
  type ImplementationClassUIDSubItem,
} from './implementation-class-uid.ts';
import {
  decodeImplementationVersionName,
  encodeImplementationVersionName,
  type ImplementationVersionNameSubItem,
} from './implementation-version-name.ts';
import { encodeItem, hex, type ItemHead, type RawItem, rawItem, readItems } from './item.ts';
import { decodeMaximumLength, encodeMaximumLength, type MaximumLengthSubItem } from './maximum-length.ts';
import { withReserved } from './reserved.ts';
import { decodeRoleSelection, encodeRoleSelection, type RoleSelectionSubItem } from './role-selection.ts';
import { decodeUserIdentityAC, encodeUserIdentityAC, type UserIdentityACSubItem } from './user-identity-ac.ts';
import { decodeUserIdentityRQ, encodeUserIdentityRQ, type UserIdentityRQSubItem } from './user-identity-rq.ts';

/** A sub-item whose fields are known here. */
export type KnownUserInformationSubItem =
  | MaximumLengthSubItem
  | ImplementationClassUIDSubItem
  | AsynchronousOperationsWindowSubItem
  | RoleSelectionSubItem
  | ImplementationVersionNameSubItem
  | ExtendedNegotiationSubItem
  | CommonExtendedNegotiationSubItem
  | UserIdentityRQSubItem
  | UserIdentityACSubItem;

/** `'data' in subItem` tells a raw sub-item from a known one. */
export type UserInformationSubItem = KnownUserInformationSubItem | RawItem;

export interface UserInformationItem {
  readonly item: 0x50;
  readonly reserved?: Uint8Array;
  /** In any order (PS3.8 9.3.2.3); kept in the order received. */
  readonly subItems: readonly UserInformationSubItem[];
}

const decoders: Readonly<Record<number, (head: ItemHead) => KnownUserInformationSubItem>> = {
  81: decodeMaximumLength,
  82: decodeImplementationClassUID,
  83: decodeAsynchronousOperationsWindow,
  84: decodeRoleSelection,
  85: decodeImplementationVersionName,
  86: decodeExtendedNegotiation,
  87: decodeCommonExtendedNegotiation,
  88: decodeUserIdentityRQ,
  89: decodeUserIdentityAC,
};

export function encodeUserInformation(item: UserInformationItem): Buffer {
  return encodeItem(0x50, item.reserved, ...item.subItems.map(encodeSubItem));
}

export function decodeUserInformation({ reserved, value }: ItemHead): UserInformationItem {
  return { item: 0x50, ...withReserved(reserved), subItems: Array.from(readItems(value), decodeSubItem) };
}

function decodeSubItem(head: ItemHead): UserInformationSubItem {
  const decode = decoders[head.type];
  if (!decode) return rawItem(head);
  const subItem = decode(head);
  head.value.end(`sub-item ${hex(head.type)}H`);
  return subItem;
}

function encodeSubItem(subItem: UserInformationSubItem): Buffer {
  if ('data' in subItem) return encodeItem(subItem.item, subItem.reserved, subItem.data);
  switch (subItem.item) {
    case 0x51:
      return encodeMaximumLength(subItem);
    case 0x52:
      return encodeImplementationClassUID(subItem);
    case 0x53:
      return encodeAsynchronousOperationsWindow(subItem);
    case 0x54:
      return encodeRoleSelection(subItem);
    case 0x55:
      return encodeImplementationVersionName(subItem);
    case 0x56:
      return encodeExtendedNegotiation(subItem);
    case 0x57:
      return encodeCommonExtendedNegotiation(subItem);
    case 0x58:
      return encodeUserIdentityRQ(subItem);
    case 0x59:
      return encodeUserIdentityAC(subItem);
  }
}
