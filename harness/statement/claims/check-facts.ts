// Claims or requirements against measured facts: confirmed, contradicted or untested, each with its evidence.

import type { ApplicationEntity, ConformanceFacts } from '../facts/conformance-facts.ts';
import { leafValue } from '../facts/leaf.ts';
import { checkCipherSuites } from './check-cipher-suites.ts';
import { checkConfiguration } from './check-configuration.ts';
import { checkEntity, unclaimedOf } from './check-entity.ts';
import { checkRows, securityRows } from './check-rows.ts';
import { checkValue, listWords, sameSet } from './check-value.ts';
import { type CheckedClaim, type CheckResult, claimVerdicts } from './checked-claim.ts';

/** Checks each claim; contradicted ones first, then untested ones, else in the order of the claims. */
export function checkFacts(claims: ConformanceFacts, measured: ConformanceFacts): CheckResult {
  const { kind } = claims;
  const pairs = claims.applicationEntities.map((claim) => [claim, measuredOf(claim, claims, measured)] as const);
  const checked: CheckedClaim[] = [
    ...pairs.flatMap(([claim, found]) => checkEntity(kind, claim, found)),
    ...checkConfiguration(claims, measured),
    ...checkRows(securityRows, 'security', kind, claims.security, measured.security),
    ...checkCipherSuites(kind, claims.security?.cipherSuites, measured.security?.cipherSuites),
    ...checkValue(
      { place: 'characterSets', kind, claim: claims.characterSets, measured: measured.characterSets },
      sameSet,
      listWords,
    ),
  ];
  const rank = ({ verdict }: CheckedClaim) => claimVerdicts.indexOf(verdict);
  return {
    product: leafValue(claims.product.name) ?? 'not named',
    kind,
    claims: checked.toSorted((one, other) => rank(one) - rank(other)),
    unclaimed: kind === 'required' ? [] : pairs.flatMap(([claim, found]) => unclaimedOf(claim, found)),
  };
}

/**
 * What was measured of the AE that a claim is about: of the same name or title, and else, for each role, of the only AE that
 * has it. SCP and SCU are measured apart, and may be one AE of the product.
 */
function measuredOf(
  claim: ApplicationEntity,
  { applicationEntities: all }: ConformanceFacts,
  { applicationEntities: measured }: ConformanceFacts,
): Omit<ApplicationEntity, 'name'> {
  const title = leafValue(claim.title);
  const named = measured.find((it) => it.name === claim.name || (title !== undefined && leafValue(it.title) === title));
  const only = (role: 'acceptor' | 'initiator') => {
    if (named?.[role]) return named;
    const candidates = measured.filter((it) => it[role] !== undefined);
    return candidates.length === 1 && all.filter((it) => it[role] !== undefined).length === 1
      ? candidates[0]
      : undefined;
  };
  const [scp, scu] = [only('acceptor'), only('initiator')];
  return {
    ...(claim.acceptor && { acceptor: scp?.acceptor }),
    ...(claim.initiator && { initiator: scu?.initiator }),
    title: (named ?? (claim.acceptor ? scp : scu))?.title,
  };
}
