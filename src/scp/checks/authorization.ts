/** Who may store which SOP Class: the cause of 0x0124 Refused: Not authorized (PS3.7 C.5.25). */
import { sopClassByKeyword } from '../../registry/sop-classes.ts';
import type { AssociationInfo } from '../handler.ts';

/**
 * One row of an authorization table. Every field that is given must match; a field left out matches everything. The
 * first row that matches decides, and what no row matches is allowed: end with `{ allow: false }` to refuse the rest.
 */
export interface StoreRule {
  readonly callingAETitle?: string | readonly string[];
  /** User's name from the User Identity item (PS3.7 D.3.3.7); a requestor without one matches no name. */
  readonly user?: string | readonly string[];
  /** SOP Class UID or keyword. */
  readonly sopClass?: string | readonly string[];
  readonly allow: boolean;
}

/** Returns `true` when the requestor may store the SOP Class, otherwise `false` or the reason in a few words. */
export type AuthorizeFunction = (association: AssociationInfo, sopClassUID: string) => boolean | string;

function matches(wanted: string | readonly string[] | undefined, actual: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (actual === undefined) return false;
  return typeof wanted === 'string' ? wanted === actual : wanted.includes(actual);
}

function sopClassUids(wanted: StoreRule['sopClass']): readonly string[] | undefined {
  if (wanted === undefined) return undefined;
  const names = typeof wanted === 'string' ? [wanted] : wanted;
  return names.map((name) => sopClassByKeyword(name)?.uid ?? name);
}

function byRules(rules: readonly StoreRule[]): AuthorizeFunction {
  const resolved = rules.map((rule) => ({ ...rule, sopClass: sopClassUids(rule.sopClass) }));
  return (association, sopClassUID) => {
    const rule = resolved.find(
      (row) =>
        matches(row.callingAETitle, association.callingAETitle) &&
        matches(row.user, association.user) &&
        matches(row.sopClass, sopClassUID),
    );
    return rule?.allow ?? true;
  };
}

/**
 * Turns rules or a function into one question: why may this requestor not store this SOP Class? `undefined` when it
 * may. Without rules the answer is always `undefined`.
 */
export function forbiddenBy(
  authorize: readonly StoreRule[] | AuthorizeFunction | undefined,
): (association: AssociationInfo, sopClassUID: string) => string | undefined {
  if (authorize === undefined) return () => undefined;
  const decide = typeof authorize === 'function' ? authorize : byRules(authorize);
  return (association, sopClassUID) => {
    const answer = ask(decide, association, sopClassUID);
    if (answer === true) return undefined;
    if (typeof answer === 'string') return answer;
    const who = association.user === undefined ? association.callingAETitle : `user ${association.user}`;
    return `${who} may not store this SOP Class`;
  };
}

/** An authorization that cannot be decided is none. */
function ask(decide: AuthorizeFunction, association: AssociationInfo, sopClassUID: string): boolean | string {
  try {
    return decide(association, sopClassUID);
  } catch (error) {
    return `the authorization failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}
