// Claims on SOP Classes and Transfer Syntaxes: PS3.2 Tables N.1-1 and N.1-2. One claim for each pair of both.

import type { Kind } from '../facts/conformance-facts.ts';
import { type Known, known, type Leaf, leafValue } from '../facts/leaf.ts';
import { namedKeyword } from '../facts/named.ts';
import type { StatementContext } from '../facts/service.ts';
import { checkValue, listWords, sameSet, sameText } from './check-value.ts';
import type { CheckedClaim, ClaimVerdict, Unclaimed } from './checked-claim.ts';

type Contexts = readonly StatementContext[] | undefined;

/**
 * The claims of a role on its SOP Classes. @param place e.g. `STORE_SCP acceptor.contexts`
 * @param usualRoles the roles of a SOP Class for which none were measured
 */
export function checkContexts(
  place: string,
  kind: Kind,
  claims: Contexts,
  measured: Contexts,
  usualRoles?: Leaf<('SCU' | 'SCP')[]>,
): CheckedClaim[] {
  return (claims ?? []).flatMap((claim) => {
    const sopClass = namedKeyword(claim.sopClass);
    const found = contextsOf(measured, sopClass);
    const at = `${place}[${sopClass}]`;
    const [first] = found;
    return [
      ...(leafValue(claim.transferSyntaxes) ?? []).map((syntax) => checkSyntax(at, namedKeyword(syntax), found)),
      ...checkValue({ place: `${at}.stored`, kind, claim: claim.stored, measured: first?.stored }, sameText),
      ...checkValue(
        { place: `${at}.roles`, kind, claim: claim.roles, measured: first?.roles ?? usualRoles },
        sameSet,
        listWords,
      ),
    ];
  });
}

const contextsOf = (contexts: Contexts, sopClass: string): StatementContext[] =>
  (contexts ?? []).filter((context) => namedKeyword(context.sopClass) === sopClass);

function checkSyntax(at: string, syntax: string, found: readonly StatementContext[]): CheckedClaim {
  const lists = found.map((context) => known(context.transferSyntaxes, 'measured'));
  const evidence = [...new Set(lists.flatMap((list) => list.evidence ?? []))];
  const claim = { place: `${at}[${syntax}]`, claim: 'supported', evidence };
  return { ...claim, ...verdictOf(syntax, found, lists) };
}

function verdictOf(
  syntax: string,
  found: readonly StatementContext[],
  lists: readonly Known<string[]>[],
): { readonly verdict: ClaimVerdict; readonly measured: string } {
  if (lists.some(({ value }) => value?.map(namedKeyword).includes(syntax)))
    return { verdict: 'confirmed', measured: 'supported' };
  const wasAsked = found.some(({ asked, transferSyntaxes }) =>
    asked ? asked.map(namedKeyword).includes(syntax) : leafValue(transferSyntaxes) !== undefined,
  );
  if (!wasAsked) return { verdict: 'untested', measured: 'not measured' };
  const others = lists.flatMap(({ value }) => value ?? []).map(namedKeyword);
  return {
    verdict: 'contradicted',
    measured: others.length === 0 ? 'SOP Class not supported' : `only ${listWords(others)}`,
  };
}

/** What a role was seen to support though it is not claimed, once for each SOP Class. */
export function unclaimedContexts(place: string, claims: Contexts, measured: Contexts): Unclaimed[] {
  if (claims === undefined) return [];
  const classes = new Set((measured ?? []).map(({ sopClass }) => namedKeyword(sopClass)));
  return [...classes].flatMap((sopClass) => {
    const claimed = syntaxesOf(contextsOf(claims, sopClass));
    const found = contextsOf(measured, sopClass);
    const more = syntaxesOf(found).filter((syntax) => !claimed.includes(syntax));
    const evidence = found.flatMap(({ transferSyntaxes }) => known(transferSyntaxes, 'measured').evidence ?? []);
    const row = {
      place: `${place}[${sopClass}]`,
      measured: `also ${listWords(more)}`,
      evidence: [...new Set(evidence)],
    };
    return more.length === 0 ? [] : [row];
  });
}

const syntaxesOf = (contexts: readonly StatementContext[]): string[] => [
  ...new Set(contexts.flatMap(({ transferSyntaxes }) => leafValue(transferSyntaxes) ?? []).map(namedKeyword)),
];
