// All claims on one Application Entity, as acceptor and as initiator: PS3.2 N.5.2.5, N.7.2 and N.7.3.

import { objectKinds } from '../../language/object-kind.ts';
import type { Failure } from '../facts/associations.ts';
import type { ApplicationEntity, Kind } from '../facts/conformance-facts.ts';
import { known, type Leaf } from '../facts/leaf.ts';
import { namedKeyword } from '../facts/named.ts';
import type { Preference } from '../facts/service.ts';
import { checkContexts, unclaimedContexts } from './check-contexts.ts';
import { associationRows, checkRows, identityRows, negotiationRows, storageRows } from './check-rows.ts';
import { checkHandledStatuses, checkSentStatuses } from './check-statuses.ts';
import { checkValue, listWords, same, sameSet, yesNo } from './check-value.ts';
import type { CheckedClaim, Unclaimed } from './checked-claim.ts';
import { sameAnswer } from './failure-answers.ts';

/** The claims of an AE against what was measured of it in each role. */
export function checkEntity(
  kind: Kind,
  claim: ApplicationEntity,
  measured: Omit<ApplicationEntity, 'name'>,
): CheckedClaim[] {
  const { name } = claim;
  return [
    ...checkValue({ place: `${name} title`, kind, claim: claim.title, measured: measured.title }, same),
    ...checkAcceptor(name, kind, claim.acceptor, measured.acceptor),
    ...checkInitiator(name, kind, claim.initiator, measured.initiator),
  ];
}

function checkAcceptor(
  name: string,
  kind: Kind,
  claim: ApplicationEntity['acceptor'],
  measured: ApplicationEntity['acceptor'],
): CheckedClaim[] {
  const at = `${name} acceptor`;
  return [
    ...checkContexts(`${at}.contexts`, kind, claim?.contexts, measured?.contexts, usualRoles(measured)),
    ...checkValue(
      { place: `${at}.verification`, kind, claim: claim?.verification, measured: measured?.verification },
      same,
      yesNo,
    ),
    ...checkRows(associationRows, `${at}.associations`, kind, claim?.associations, measured?.associations),
    ...checkPreference(`${at}.preference`, kind, claim?.preference, measured?.preference),
    ...checkRows(negotiationRows, `${at}.negotiation`, kind, claim?.negotiation, measured?.negotiation),
    ...checkRows(identityRows, `${at}.userIdentity`, kind, claim?.userIdentity, measured?.userIdentity),
    ...checkSentStatuses(`${at}.statuses`, kind, claim?.statuses, measured?.statuses),
    ...checkFailures(`${at}.failures`, kind, claim?.failures, measured?.failures),
    ...checkRows(storageRows, `${at}.storage`, kind, claim?.storage, measured?.storage),
    ...checkCoercion(`${at}.storage.coercion`, kind, claim, measured),
    ...checkStoredSyntaxes(`${at}.storage.transcoding`, kind, claim, measured),
  ];
}

/** Without role selection the requestor is the SCU (PS3.7 D.3.3.4). */
function usualRoles(measured: ApplicationEntity['acceptor']): Leaf<('SCU' | 'SCP')[]> | undefined {
  const selection = known(measured?.negotiation?.roleSelection, 'measured');
  if (selection.value !== false) return undefined;
  return { value: ['SCU'], basis: selection.basis, evidence: selection.evidence };
}

function checkInitiator(
  name: string,
  kind: Kind,
  claim: ApplicationEntity['initiator'],
  measured: ApplicationEntity['initiator'],
): CheckedClaim[] {
  const at = `${name} initiator`;
  const oneAContext = { claim: claim?.oneTransferSyntaxAContext, measured: measured?.oneTransferSyntaxAContext };
  return [
    ...checkContexts(`${at}.contexts`, kind, claim?.contexts, measured?.contexts),
    ...checkValue({ place: `${at}.oneTransferSyntaxAContext`, kind, ...oneAContext }, same, yesNo),
    ...checkValue(
      { place: `${at}.verification`, kind, claim: claim?.verification, measured: measured?.verification },
      same,
      yesNo,
    ),
    ...checkRows(associationRows, `${at}.associations`, kind, claim?.associations, measured?.associations),
    ...checkRows(negotiationRows, `${at}.negotiation`, kind, claim?.negotiation, measured?.negotiation),
    ...checkRows(identityRows, `${at}.userIdentity`, kind, claim?.userIdentity, measured?.userIdentity),
    ...checkHandledStatuses(`${at}.statuses`, kind, claim?.statuses, measured?.statuses),
    ...checkFailures(`${at}.failures`, kind, claim?.failures, measured?.failures),
    ...(claim?.transcoding ?? []).flatMap(({ from, to, support }) => {
      const pair = { from: namedKeyword(from), to: namedKeyword(to) };
      const found = measured?.transcoding?.find(
        (it) => namedKeyword(it.from) === pair.from && namedKeyword(it.to) === pair.to,
      );
      return checkValue(
        { place: `${at}.transcoding[${pair.from} to ${pair.to}]`, kind, claim: support, measured: found?.support },
        same,
      );
    }),
  ];
}

/** The rule of all SOP Classes, and those of the kinds of objects, which are measured apart only if they differ. */
function checkPreference(
  place: string,
  kind: Kind,
  claim: Preference | undefined,
  measured: Preference | undefined,
): CheckedClaim[] {
  const choices = objectKinds.flatMap((each) => {
    const own = claim?.byKind?.[each];
    return own ? [[`${place}.byKind.${each}`, own, measured?.byKind?.[each] ?? measured] as const] : [];
  });
  return [[place, claim, measured] as const, ...choices].flatMap(([at, said, found]) => [
    ...checkValue({ place: `${at}.policy`, kind, claim: said?.policy, measured: found?.policy }, same),
    ...checkValue({ place: `${at}.order`, kind, claim: said?.order, measured: found?.order }, sameOrder, listWords),
  ]);
}

/** Only what both name can be compared: a claim may list fewer Transfer Syntaxes than were tried. */
const sameOrder = (claim: readonly string[], measured: readonly string[]) => {
  const wanted = claim.map(namedKeyword);
  const found = measured.map(namedKeyword);
  const common = wanted.filter((it) => found.includes(it));
  if (common.length < 2) return 'untested' as const;
  const isSame = listWords(common) === listWords(found.filter((it) => common.includes(it)));
  return isSame ? ('confirmed' as const) : ('contradicted' as const);
};

function checkFailures(
  place: string,
  kind: Kind,
  claims: readonly Failure[] | undefined,
  measured: readonly Failure[] | undefined,
): CheckedClaim[] {
  return (claims ?? []).flatMap(({ cause, answer }) => {
    const found = measured?.find((row) => causeName(row.cause) === causeName(cause));
    return checkValue({ place: `${place}[${cause}]`, kind, claim: answer, measured: found?.answer }, sameAnswer);
  });
}

/** `called AE title` is `called-ae-title`. */
const causeName = (cause: string): string =>
  cause
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');

/** Which attributes are changed, and how; when is for the vendor to say. */
function checkCoercion(
  place: string,
  kind: Kind,
  claim: ApplicationEntity['acceptor'],
  measured: ApplicationEntity['acceptor'],
): CheckedClaim[] {
  const changes = (acceptor: ApplicationEntity['acceptor'], basis: Kind): Leaf<string[]> => {
    const it = known(acceptor?.storage?.coercion, basis);
    return { ...it, value: it.value?.map(({ attribute, change }) => `${attribute} ${change}`) };
  };
  const [wanted, found] = [changes(claim, kind), changes(measured, 'measured')];
  return checkValue({ place, kind, claim: wanted, measured: found }, sameSet, listWords);
}

/** Which Transfer Syntaxes are stored in others. */
function checkStoredSyntaxes(
  place: string,
  kind: Kind,
  claim: ApplicationEntity['acceptor'],
  measured: ApplicationEntity['acceptor'],
): CheckedClaim[] {
  const pairs = (acceptor: ApplicationEntity['acceptor'], basis: Kind): Leaf<string[]> => {
    const it = known(acceptor?.storage?.transcoding, basis);
    return { ...it, value: it.value?.map(({ sent, stored }) => `${namedKeyword(sent)} to ${namedKeyword(stored)}`) };
  };
  const [wanted, found] = [pairs(claim, kind), pairs(measured, 'measured')];
  return checkValue({ place, kind, claim: wanted, measured: found }, sameSet, listWords);
}

/** What an AE was seen to support beyond its claims. */
export function unclaimedOf(claim: ApplicationEntity, measured: Omit<ApplicationEntity, 'name'>): Unclaimed[] {
  const { name } = claim;
  return [
    ...unclaimedContexts(`${name} acceptor.contexts`, claim.acceptor?.contexts, measured.acceptor?.contexts),
    ...unclaimedContexts(`${name} initiator.contexts`, claim.initiator?.contexts, measured.initiator?.contexts),
  ];
}
