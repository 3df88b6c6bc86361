// The A-ASSOCIATE-AC with which the harness answers an SCU, as a scenario says (PS3.8 9.3.3, PS3.7 D.3.3).

import { implementationClassUID, implementationVersionName } from '../../src/index.ts';
import {
  type AAssociateAC,
  type AAssociateRQ,
  type AssociateItem,
  associateAC,
  encodePdu,
  type PresentationContext,
  type PresentationContextACItem,
  type PresentationContextResult,
  presentationContextsOf,
  type RawItem,
  type UserInformationItem,
} from '../../src/wire.ts';
import type { AcceptSpec } from '../language/accept-spec.ts';
import { mutate } from '../language/mutations/registry.ts';
import { transferSyntaxUid } from '../language/names.ts';
import { bytesOfHex } from '../language/values.ts';

/** Longest P-DATA-TF that the harness receives where a scenario does not say. */
export const defaultMaxLength = 16384;

/** What the harness announces as its maximum length; 0 is no limit. */
export function announcedLength({ maxLength = defaultMaxLength }: AcceptSpec = {}): number {
  return maxLength ?? 0;
}

/** The answer as a PDU, and as the bytes that are sent. */
export interface AcceptAnswer {
  readonly pdu: AAssociateAC;
  readonly bytes: Uint8Array;
}

/** Makes the answer to a request. Throws ScenarioError for a change of an item that is not there. */
export function acceptAnswer(request: AAssociateRQ, spec: AcceptSpec = {}): AcceptAnswer {
  const contexts = presentationContextsOf(request).map((context, at) => contextAnswer(context, at, spec));
  const pdu = withItems(associateAC({ request, presentationContexts: contexts, ...userInformation(spec) }), spec);
  const answer = withSyntaxItems(pdu, spec);
  const encoded = withReservedBytes(encodePdu(answer), spec);
  return { pdu: answer, bytes: spec.mutate ? mutate(encoded, spec.mutate) : encoded };
}

/** What is said of the harness; an item that is to be left out is taken out afterwards. */
function userInformation(spec: AcceptSpec) {
  const { window, applicationContext } = spec;
  return {
    maxLength: spec.maxLength ?? defaultMaxLength,
    implementationClassUID: spec.implementationClassUID ?? implementationClassUID,
    implementationVersionName: spec.implementationVersionName ?? implementationVersionName,
    ...(window && { asyncWindow: window }),
    ...(applicationContext !== undefined && { applicationContextName: applicationContext }),
  };
}

/** Types of the user-information sub-items that `null` leaves out. */
function leftOut({ maxLength, implementationClassUID: uid, implementationVersionName: name }: AcceptSpec): number[] {
  return [...(maxLength === null ? [0x51] : []), ...(uid === null ? [0x52] : []), ...(name === null ? [0x55] : [])];
}

/** The answer to one presentation context: the wanted Transfer Syntax, or the first that is proposed. */
function contextAnswer(
  { id, transferSyntaxes }: PresentationContext,
  at: number,
  spec: AcceptSpec,
): PresentationContextResult {
  const results = [spec.result ?? 0].flat();
  const result = results[at] ?? results.at(-1) ?? 0;
  if (result !== 0) return { id, result };
  const wanted = spec.transferSyntax === undefined ? undefined : transferSyntaxUid(spec.transferSyntax);
  if (wanted === undefined) return accepting(id, transferSyntaxes[0]);
  return accepting(id, spec.unproposed ? wanted : transferSyntaxes.find((proposed) => proposed === wanted));
}

/** Result 4: transfer syntaxes not supported. */
function accepting(id: number, transferSyntax: string | undefined): PresentationContextResult {
  return transferSyntax === undefined ? { id, result: 4 } : { id, result: 0, transferSyntax };
}

function withItems(pdu: AAssociateAC, spec: AcceptSpec): AAssociateAC {
  const { items = [], userItems = [] } = spec;
  const without = leftOut(spec);
  const grown = pdu.items.map((item): AssociateItem => {
    if (item.item !== 0x50 || 'data' in item) return item;
    const kept = (item as UserInformationItem).subItems.filter((sub) => !without.includes(sub.item));
    return { ...item, subItems: [...kept, ...userItems.map(rawItem)] } as UserInformationItem;
  });
  return { ...pdu, items: [...grown, ...items.map(rawItem)] };
}

function rawItem({ type, hex = '' }: { readonly type: number; readonly hex?: string | undefined }): RawItem {
  return { item: type, data: bytesOfHex(hex) };
}

/** The Transfer Syntax items of the contexts: of a rejected one they are not significant (PS3.8 9.3.3.2). */
function withSyntaxItems(pdu: AAssociateAC, spec: AcceptSpec): AAssociateAC {
  const { rejectedTransferSyntax: rejected, acceptedTransferSyntax: accepted, unanswered } = spec;
  const items = pdu.items.flatMap((item): AssociateItem[] => {
    if (item.item !== 0x21 || !('result' in item)) return [item];
    if (unanswered) return [];
    const form = item.result === 0 ? accepted : rejected;
    return [form === undefined ? item : { ...item, subItems: syntaxItems(form, item.subItems) }];
  });
  return { ...pdu, items };
}

type SyntaxItems = PresentationContextACItem['subItems'];

function syntaxItems(form: string, usual: SyntaxItems): SyntaxItems {
  if (form === 'proposed') return usual;
  if (form === 'absent') return [];
  if (form === 'twice') return [...usual, ...usual];
  return [{ item: 0x40, uid: form === 'empty' ? '' : (transferSyntaxUid(form) ?? form) }];
}

/** Where the fields of an A-ASSOCIATE-AC lie that are reserved (PS3.8 Table 9-17), as first byte and end. */
const reservedFields: readonly (readonly [number, number])[] = [
  [1, 2],
  [8, 10],
  [42, 74],
];
const aeTitleFields = { start: 10, end: 42 };
const itemsStart = 74;

function withReservedBytes(encoded: Uint8Array, { reserved, aeTitles }: AcceptSpec): Uint8Array {
  const bytes = Buffer.from(encoded);
  if (aeTitles === 'other') bytes.write('OTHER           TITLES          ', aeTitleFields.start, 'latin1');
  if (reserved === undefined) return bytes;
  for (const [start, end] of reservedFields) bytes.fill(reserved, start, end);
  for (let at = itemsStart; at + 4 <= bytes.length; at += 4 + bytes.readUInt16BE(at + 2)) {
    bytes[at + 1] = reserved;
    // A presentation context item has one after its ID and one after its result (Table 9-18).
    if (bytes[at] === 0x21) bytes[at + 5] = bytes[at + 7] = reserved;
  }
  return bytes;
}
