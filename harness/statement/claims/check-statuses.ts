// Claims on the statuses of an SCP (PS3.2 Table N.7-43) and on what an SCU does with each (Table N.7-42).

import type { Kind } from '../facts/conformance-facts.ts';
import { known, leafValue } from '../facts/leaf.ts';
import type { HandledStatus, SentStatus } from '../facts/service.ts';
import { checkValue, type limit, limitWords, listWords, same, sameSet, time } from './check-value.ts';
import type { CheckedClaim } from './checked-claim.ts';

type Sent = readonly SentStatus[] | undefined;
type Handled = readonly HandledStatus[] | undefined;

/** What an SCP answers with: each status that is claimed, and that there is no other. */
export function checkSentStatuses(place: string, kind: Kind, claims: Sent, measured: Sent): CheckedClaim[] {
  if (claims === undefined) return [];
  const rows = claims.filter(({ status }) => status !== '*');
  const checked = rows.flatMap((claim) => checkSent(place, kind, claim, measured ?? []));
  const isOpen = kind === 'required' || claims.some(({ status }) => status === '*');
  return isOpen ? checked : [...checked, ...checkNoOther(place, claims, measured ?? [])];
}

function checkSent(place: string, kind: Kind, claim: SentStatus, measured: readonly SentStatus[]): CheckedClaim[] {
  const at = `${place}[${claim.status}]`;
  const seen = measured.find(({ status }) => status === claim.status);
  const causes = leafValue(claim.causes) ?? [];
  const fields = checkValue(
    { place: `${at}.relatedFields`, kind, claim: claim.relatedFields, measured: seen?.relatedFields },
    sameSet,
    listWords,
  );
  if (causes.length > 0) return [...causes.map((cause) => checkCause(at, claim.status, cause, measured)), ...fields];
  const verdict = seen ? 'confirmed' : 'untested';
  return [
    { place: at, claim: 'sent', measured: seen ? 'seen' : 'not seen', verdict, evidence: evidenceOf(seen) },
    ...fields,
  ];
}

function checkCause(at: string, status: string, cause: string, measured: readonly SentStatus[]): CheckedClaim {
  const rows = measured.filter((row) => leafValue(row.causes)?.some((it) => it === cause));
  const claim = { place: at, claim: `sent for ${cause}` };
  const same = rows.find((row) => row.status === status);
  if (same) return { ...claim, measured: 'seen', verdict: 'confirmed', evidence: evidenceOf(same) };
  if (rows.length === 0) return { ...claim, measured: 'not measured', verdict: 'untested', evidence: [] };
  const instead = listWords(rows.map((row) => row.status));
  return { ...claim, measured: `${instead} for ${cause}`, verdict: 'contradicted', evidence: rows.flatMap(evidenceOf) };
}

function evidenceOf(row: SentStatus | undefined): readonly string[] {
  const leaves = [known(row?.causes, 'measured'), known(row?.condition, 'measured'), known(row?.meaning, 'measured')];
  return [...new Set(leaves.flatMap(({ evidence = [] }) => evidence))];
}

/** A statement lists every status that may come (PS3.2 N.7.3.2.5.2). */
function checkNoOther(place: string, claims: readonly SentStatus[], measured: readonly SentStatus[]): CheckedClaim[] {
  const others = measured.filter((row) => !claims.some(({ status }) => status === row.status));
  const claim = { place, claim: 'no other status' };
  if (measured.length === 0) return [{ ...claim, measured: 'not measured', verdict: 'untested', evidence: [] }];
  if (others.length === 0) return [{ ...claim, measured: 'none was seen', verdict: 'confirmed', evidence: [] }];
  return others.map((row) => ({
    ...claim,
    measured: `${row.status} was seen`,
    verdict: 'contradicted',
    evidence: evidenceOf(row),
  }));
}

/** What an SCU does with statuses; a row for all others is tried on each status that has no row of its own. */
export function checkHandledStatuses(place: string, kind: Kind, claims: Handled, measured: Handled): CheckedClaim[] {
  return (claims ?? []).flatMap((claim) => {
    if (claim.status !== '*')
      return checkHandled(
        place,
        kind,
        claim,
        measured?.find(({ status }) => status === claim.status),
      );
    const others = (measured ?? []).filter((row) => !claims?.some(({ status }) => status === row.status));
    if (others.length === 0) return checkHandled(place, kind, claim, undefined);
    return others.flatMap((row) => checkHandled(place, kind, { ...claim, status: row.status }, row));
  });
}

function checkHandled(
  place: string,
  kind: Kind,
  claim: HandledStatus,
  measured: HandledStatus | undefined,
): CheckedClaim[] {
  const at = `${place}[${claim.status}]`;
  return [
    ...checkValue({ place: `${at}.next`, kind, claim: claim.next, measured: measured?.next }, same),
    ...checkValue(
      { place: `${at}.retries`, kind, claim: claim.retries, measured: measured?.retries },
      numberOf,
      String,
    ),
    ...checkValue(
      { place: `${at}.retryAfterSeconds`, kind, claim: claim.retryAfterSeconds, measured: measured?.retryAfterSeconds },
      time,
      limitWords,
    ),
    ...checkValue({ place: `${at}.told`, kind, claim: claim.told, measured: measured?.told }, told),
  ];
}

/** Retries are counted, so zero is none. */
const numberOf: typeof limit = (claim, measured, kind) =>
  (kind === 'required' ? measured >= claim : measured === claim) ? 'confirmed' : 'contradicted';

/** A measurement shows that the user can tell a failure, and seldom in which words. */
const told = (claim: string, measured: string) => {
  if (claim === measured) return 'confirmed';
  if (claim === 'not-told' || measured === 'not-told') return 'contradicted';
  return claim === 'told' ? 'confirmed' : 'untested';
};
