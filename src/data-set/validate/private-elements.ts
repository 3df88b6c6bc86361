// Private Data Elements: PS3.5 7.8 (groups) and 7.8.1 (blocks and their creators).

import type { ItemScope } from './item-scope.ts';

/** An odd group number makes an element private (PS3.5 7.1). */
export function isPrivate(tag: number): boolean {
  return ((tag >>> 16) & 1) === 1;
}

/** Groups 0001, 0003, 0005, 0007 and FFFF are not available for private use (PS3.5 7.1). */
export function isForbiddenPrivateGroup(tag: number): boolean {
  const group = tag >>> 16;
  return isPrivate(tag) && (group < 0x0009 || group === 0xffff);
}

/** Private Creators stand at (gggg,0010) to (gggg,00FF). */
export function isPrivateCreator(tag: number): boolean {
  const element = tag & 0xffff;
  return isPrivate(tag) && element >= 0x0010 && element <= 0x00ff;
}

/** True if the block of a private element is reserved in the same item by a Private Creator with a value. */
export function hasCreator(tag: number, scope: ItemScope): boolean {
  const block = (tag & 0xffff) >>> 8;
  const creator = scope.find(((tag & 0xffff0000) | block) >>> 0);
  return block >= 0x10 && creator !== undefined && creator.length > 0;
}
