// An A-ASSOCIATE-AC together with the A-ASSOCIATE-RQ that it answers, as the rules of its parts read them: PS3.8 9.3.3.

import type { AAssociateAC, AAssociateRQ } from '../../../src/wire.ts';
import { subItemsOf } from '../associate-items.ts';
import type { CheckedRule } from '../rule.ts';

export interface AssociateAnswer {
  readonly rq: AAssociateRQ;
  readonly ac: AAssociateAC;
  /** The request as it was sent. */
  readonly rqBytes: Uint8Array;
}

export type AssociateAcRule = CheckedRule<AssociateAnswer>;

/** Application Context and Transfer Syntax Names of the request, which may be returned as they came, with their padding. */
export function proposedNames({ items }: AAssociateRQ): ReadonlySet<string> {
  const names = items.flatMap((item) => {
    if ('data' in item) return [];
    if (item.item === 0x10) return [item.name];
    return item.item === 0x20 ? item.subItems.flatMap((syntax) => ('data' in syntax ? [] : [syntax.uid])) : [];
  });
  return new Set(names);
}

/** Whether the request has a sub-item of this type that cannot be read: what an acceptor made of it, nobody can tell. */
export function isMalformed(rq: AAssociateRQ, type: number): boolean {
  return subItemsOf(rq).some((subItem) => subItem.item === type && 'data' in subItem);
}
