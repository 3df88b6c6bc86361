/** PS3.7 D.3.3.4: the SCP/SCU Role Selection Sub-Item (54H). */

import { encodeItem, type ItemHead, lengthAnd, text, uint8 } from './item.ts';
import { withReserved } from './reserved.ts';

export interface RoleSelectionSubItem {
  readonly item: 0x54;
  readonly reserved?: Uint8Array;
  /** SOP-class-uid, or Meta SOP Class UID. */
  readonly uid: string;
  /** SCU-role: in a request 1 = supported by the requestor, in a response 1 = the proposal is accepted. */
  readonly scuRole: number;
  /** SCP-role, coded like `scuRole`. */
  readonly scpRole: number;
}

export function encodeRoleSelection({ reserved, uid, scuRole, scpRole }: RoleSelectionSubItem): Buffer {
  return encodeItem(0x54, reserved, lengthAnd(text(uid)), uint8(scuRole), uint8(scpRole));
}

export function decodeRoleSelection({ reserved, value }: ItemHead): RoleSelectionSubItem {
  const uid = value.lengthAndText('SOP-class-uid');
  const scuRole = value.uint8('SCU-role');
  return { item: 0x54, ...withReserved(reserved), uid, scuRole, scpRole: value.uint8('SCP-role') };
}
