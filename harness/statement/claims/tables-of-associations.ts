// Association parameters of a statement as claims: PS3.2 Tables N.7-1 and N.7-2.

import type { Associations } from '../facts/associations.ts';
import { bytesIn, countIn, secondsIn } from './quantities.ts';
import type { TableRow } from './table-columns.ts';

/** What both roles have in common, and what is of one of them. */
export interface AssociationClaims {
  readonly general: Associations;
  readonly acceptor: Associations;
  readonly initiator: Associations;
  /** Names of parameters whose value is no number that could be compared. */
  readonly notRead: readonly string[];
}

type Part = 'general' | 'acceptor' | 'initiator';

/** Parameters by words in their names: for each part the limit that it is, and how its value is read. */
const parameters: readonly (readonly [RegExp, (value: string) => string | number | undefined, Places])[] = [
  [/Application Context Name/i, uidOf, { general: 'applicationContextName' }],
  [/Implementation Class UID/i, uidOf, { general: 'implementationClassUID' }],
  [/Implementation Version Name/i, (value) => value, { general: 'implementationVersionName' }],
  [/Maximum PDU/i, bytesIn, { general: 'maximumLength' }],
  [/ARTIM/i, secondsIn, { acceptor: 'artimSeconds' }],
  [/Associations?\b.*Initiator/i, countIn, { initiator: 'maximumAssociations' }],
  [/Associations?\b.*Acceptor/i, countIn, { acceptor: 'maximumAssociations' }],
  [/asynchronous/i, countIn, { acceptor: 'maximumOperationsPerformed', initiator: 'maximumOperationsInvoked' }],
];

type Places = Readonly<Partial<Record<Part, keyof Associations>>>;

/** The parameters of a table. Those below "Media Services" and "Web Services" are about something else. */
export function associationsIn(rows: readonly TableRow[]): AssociationClaims {
  const found = { general: {}, acceptor: {}, initiator: {} };
  const notRead: string[] = [];
  for (const row of rows) {
    const value = row(/Value|Default/i);
    if (value === undefined || /^(?:Media|Web) Services/i.test(row.texts[0] ?? row.band)) continue;
    const name = row(/Name|Parameter/i) ?? '';
    if (!readParameter(name, value, found)) notRead.push(name);
  }
  return { ...found, notRead };
}

/** False if nothing of it was read. */
function readParameter(name: string, value: string, found: Record<Part, Associations>): boolean {
  const [, read, places] = parameters.find(([words]) => words.test(name)) ?? [];
  if (!read || !places) return false;
  const values = byRole(value);
  let isRead = false;
  for (const [part, key] of Object.entries(places) as [Part, keyof Associations][]) {
    const targets = part === 'general' && values.general === undefined ? (['acceptor', 'initiator'] as const) : [part];
    for (const target of targets) {
      const result = read(values[target] ?? values.general ?? '');
      if (result === undefined || result === '') continue;
      Object.assign(found[target], { [key]: result });
      isRead = true;
    }
  }
  return isRead;
}

/** `16384 as acceptor; 32768 as initiator`: a value for each role; else one for both. */
function byRole(value: string): Partial<Record<Part, string>> {
  const pairs = value.split(';').map((part) => /^(.*) as (?:Association )?(acceptor|initiator)$/i.exec(part.trim()));
  if (pairs.some((pair) => pair === null)) return { general: value };
  return Object.fromEntries(pairs.map((pair) => [pair?.[2]?.toLowerCase(), pair?.[1]?.trim()]));
}

function uidOf(value: string): string | undefined {
  const uid = value.replaceAll(/\. (?=\d)/g, '.');
  return /^[0-9.]{1,64}$/.test(uid) ? uid : undefined;
}

/** The role that a table is about, if it is one: only of that role it says how many associations there are. */
export function roleOf({ acceptor, initiator }: AssociationClaims): 'acceptor' | 'initiator' | undefined {
  const [accepts, opens] = [acceptor.maximumAssociations, initiator.maximumAssociations].map((it) => it !== undefined);
  return accepts === opens ? undefined : accepts ? 'acceptor' : 'initiator';
}

/** Adds claims; those that contradict earlier ones stay out, and are told by their names. */
export function addAssociations(before: Associations, more: Associations): [Associations, string[]] {
  const conflicts = (Object.keys(more) as (keyof Associations)[]).filter(
    (key) => before[key] !== undefined && before[key] !== more[key],
  );
  return [{ ...more, ...before }, conflicts];
}
