// The attribute without which a condition cannot hold (PS3.5 7.4.2): where it is absent, the condition need not be asked.

import type { Condition } from '../../registry/iods/condition.ts';

/** The keyword of an attribute of the same item that is there whenever the condition holds; undefined where none is. */
export function triggerOf(condition: Condition): string | undefined {
  switch (condition.is) {
    case 'present':
    case 'hasValue':
    case 'privateTag':
    case 'equals':
    case 'greaterThan':
    case 'codeIs':
      return condition.keyword;
    case 'all':
      return condition.of.map(triggerOf).find((keyword) => keyword !== undefined);
    case 'any':
      return commonTrigger(condition.of.map(triggerOf));
    default:
      return undefined;
  }
}

function commonTrigger([first, ...others]: readonly (string | undefined)[]): string | undefined {
  return others.every((keyword) => keyword === first) ? first : undefined;
}
