// An A-ASSOCIATE-RQ as it was received, as the rules of its parts read it: PS3.8 9.3.2.

import type { AAssociateRQ } from '../../../src/wire.ts';
import type { CheckedRule } from '../rule.ts';

export interface AssociateRequest {
  readonly rq: AAssociateRQ;
  /** The whole PDU as it came. */
  readonly bytes: Uint8Array;
}

export type AssociateRqRule = CheckedRule<AssociateRequest>;

/** The presentation contexts as they came: UIDs with their padding, sub-items in their order. */
export function contextItemsOf({ items }: AAssociateRQ) {
  return items.flatMap((item) => ('data' in item || item.item !== 0x20 ? [] : [item]));
}

/** The Abstract Syntax Names (30H) or Transfer Syntax Names (40H) of all contexts, as they came. */
export function syntaxNamesOf(rq: AAssociateRQ, type: 0x30 | 0x40): readonly string[] {
  return contextItemsOf(rq).flatMap(({ subItems }) =>
    subItems.flatMap((subItem) => ('data' in subItem || subItem.item !== type ? [] : [subItem.uid])),
  );
}
