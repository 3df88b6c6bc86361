// What an SCP keeps and changes of what it stores, if that was compared: PS3.4 B.4.1, PS3.2 Tables N.5-10, N.5-11, N.5-14.

import { kindOfClass } from '../../language/object-kind.ts';
import type { CaseResult } from '../../model/run-result.ts';
import type { StorageFacts } from '../facts/service.ts';
import { filled, seen, unseen } from './measured-leaf.ts';

/** A case in which what was stored was compared with what was sent. */
interface Compared {
  readonly id: string;
  readonly scenario: string;
  readonly changes: readonly Change[];
  readonly sopClass: string | undefined;
  readonly transferSyntax: { readonly sent: string; readonly stored: string } | undefined;
}

interface Change {
  readonly attribute: string;
  readonly change: 'MODIFIED' | 'ADDED' | 'REMOVED';
}

/** In these, private Attributes are among what is sent. */
const withPrivate = 'ps3.4/gg.4.2/stored-private-unchanged';
const twice = 'ps3.7/9.1.1/same-sop-instance-again';
const namedAtMost = 10;

/** The facts; undefined if nothing was compared, and no instance was sent twice. */
export function storageFacts(cases: readonly CaseResult[]): StorageFacts | undefined {
  const compared = cases.flatMap(comparedIn);
  return filled({
    level: compared.length > 0 ? levelLeaf(compared) : undefined,
    coercion: compared.length > 0 ? coercionLeaf(compared) : undefined,
    transcoding: transcodingLeaf(compared),
    compression: compressionLeaf(compared),
    duplicate: duplicateLeaf(cases),
  });
}

function comparedIn({ id, scenario, role, observed, given }: CaseResult): Compared[] {
  if (role !== 'scp' || observed.kind !== 'stored' || observed.changes === undefined) return [];
  const { changes, transferSyntax } = observed;
  return [{ id, scenario, changes, transferSyntax, sopClass: given.sopClass }];
}

/** Level 2 keeps every Attribute, private ones too; what others keep is for the vendor to say (PS3.4 B.4.1.1). */
function levelLeaf(compared: readonly Compared[]): StorageFacts['level'] {
  const lossy = compared.filter(({ changes }) => changes.some(({ change }) => change === 'REMOVED'));
  if (lossy.length > 0) return unseen(idsOf(lossy), 'some Attributes are not stored');
  const own = compared.filter(({ scenario }) => scenario === withPrivate);
  if (own.length === 0) return unseen(idsOf(compared), 'nothing is lost, but no private Attributes were sent');
  return seen('2', idsOf([...own, ...compared]));
}

function coercionLeaf(compared: readonly Compared[]): StorageFacts['coercion'] {
  const rows = new Map(
    compared.flatMap(({ changes }) => changes).map((one) => [`${one.attribute} ${one.change}`, { ...one }]),
  );
  const changed = compared.filter(({ changes }) => changes.length > 0);
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  return seen(sorted, idsOf(changed.length > 0 ? changed : compared));
}

/** Those that were stored, or are given back, in another Transfer Syntax. */
function transcodingLeaf(compared: readonly Compared[]): StorageFacts['transcoding'] {
  const told = compared.filter(({ transferSyntax }) => transferSyntax !== undefined);
  if (told.length === 0) return undefined;
  const changed = told.filter(({ transferSyntax: it }) => it?.sent !== it?.stored);
  const pairs = new Map(
    changed.flatMap(({ transferSyntax: it }) => (it ? [[`${it.sent} ${it.stored}`, { ...it }] as const] : [])),
  );
  const sorted = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  const sent = new Set(told.map(({ transferSyntax: it }) => it?.sent)).size;
  return seen(sorted, idsOf(changed.length > 0 ? changed : told), `of ${counted(sent)} that were sent`);
}

const counted = (count: number) => (count === 1 ? 'one Transfer Syntax' : `${count} Transfer Syntaxes`);

/** Images that are stored as they come; what makes others compress them is for the vendor to say. */
function compressionLeaf(compared: readonly Compared[]): StorageFacts['compression'] {
  const images = compared.filter(
    ({ sopClass = '', transferSyntax }) => transferSyntax !== undefined && kindOfClass(sopClass) !== 'nonImage',
  );
  if (images.length === 0) return undefined;
  const changed = images.filter(({ transferSyntax: it }) => it?.sent !== it?.stored);
  if (changed.length > 0)
    return unseen(idsOf(changed), 'some images are in another Transfer Syntax than they were sent in');
  return seen('AS_IS', idsOf(images));
}

function duplicateLeaf(cases: readonly CaseResult[]): StorageFacts['duplicate'] {
  const own = cases.filter(({ scenario, status }) => scenario === twice && status !== undefined);
  if (own.length === 0) return undefined;
  const statuses = [...new Set(own.flatMap(({ status }) => status ?? []))].sort();
  return seen(`it is answered with ${statuses.join(', ')}`, idsOf(own));
}

const idsOf = (cases: readonly { readonly id: string }[]): string[] =>
  [...new Set(cases.map(({ id }) => id))].slice(0, namedAtMost);
