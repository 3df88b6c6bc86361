/** PS3.8 7.1.1: reading what was proposed and answered out of the items of A-ASSOCIATE-RQ and A-ASSOCIATE-AC. */

import { withoutPadding } from '../registry/padding.ts';
import type { AssociateFields } from './pdu/a-associate.ts';
import type { SyntaxSubItem } from './pdu/syntax-sub-item.ts';
import type { KnownUserInformationSubItem, UserInformationSubItem } from './pdu/user-information-item.ts';
import type { PresentationContext, PresentationContextResult } from './presentation-context.ts';
import type { AsynchronousOperationsWindow, ReceivedUserInformation } from './user-information.ts';

/** The Application Context Name, or undefined where there is no such item. */
export function applicationContextNameOf({ items }: AssociateFields): string | undefined {
  for (const item of items) if (!('data' in item) && item.item === 0x10) return uidOf(item.name);
  return undefined;
}

/** The proposed presentation contexts in their order. A missing abstract syntax is the empty string. */
export function presentationContextsOf({ items }: AssociateFields): PresentationContext[] {
  return items.flatMap((item) => {
    if ('data' in item || item.item !== 0x20) return [];
    const [abstractSyntax = ''] = uidsOf(item.subItems, 0x30);
    return [{ id: item.id, abstractSyntax, transferSyntaxes: uidsOf(item.subItems, 0x40) }];
  });
}

/** The answers to presentation contexts in their order. */
export function presentationContextResultsOf({ items }: AssociateFields): PresentationContextResult[] {
  return items.flatMap((item) => {
    if ('data' in item || item.item !== 0x21) return [];
    const [transferSyntax] = uidsOf(item.subItems, 0x40);
    return [{ id: item.id, result: item.result, ...(transferSyntax && { transferSyntax }) }];
  });
}

/** The User Information by name. Of a sub-item that may come once, the first counts. */
export function userInformationOf({ items }: AssociateFields): ReceivedUserInformation {
  const subItems = items.flatMap((item) => ('data' in item || item.item !== 0x50 ? [] : item.subItems));
  const known = subItems.filter(isKnown);
  const roles = ofType(known, 0x54).map(({ uid, scuRole, scpRole }) => ({
    sopClassUID: uidOf(uid),
    scuRole: scuRole === 1,
    scpRole: scpRole === 1,
  }));
  return {
    ...single(known),
    roles,
    extended: ofType(known, 0x56).map(({ uid, information }) => ({ sopClassUID: uidOf(uid), information })),
    commonExtended: ofType(known, 0x57).map((subItem) => ({
      sopClassUID: uidOf(subItem.uid),
      serviceClassUID: uidOf(subItem.serviceClassUid),
      relatedGeneralSOPClassUIDs: subItem.relatedUids.map(uidOf),
    })),
    unknown: subItems.filter((subItem) => 'data' in subItem),
  };
}

type Known = KnownUserInformationSubItem;

function isKnown(subItem: UserInformationSubItem): subItem is Known {
  return !('data' in subItem);
}

function ofType<T extends Known['item']>(subItems: readonly Known[], type: T): Extract<Known, { item: T }>[] {
  return subItems.filter((subItem): subItem is Extract<Known, { item: T }> => subItem.item === type);
}

function single(subItems: readonly Known[]): Partial<ReceivedUserInformation> {
  const [maximum] = ofType(subItems, 0x51);
  const [classUid] = ofType(subItems, 0x52);
  const [version] = ofType(subItems, 0x55);
  const [response] = ofType(subItems, 0x59);
  return {
    ...(maximum && { maxLength: maximum.maxLength }),
    ...(classUid && { implementationClassUID: uidOf(classUid.uid) }),
    ...(version && { implementationVersionName: version.versionName }),
    ...asyncWindowOf(subItems),
    ...userIdentityOf(subItems),
    ...(response && { userIdentityResponse: response.response }),
  };
}

function asyncWindowOf(subItems: readonly Known[]): { asyncWindow?: AsynchronousOperationsWindow } {
  const [window] = ofType(subItems, 0x53);
  return window ? { asyncWindow: { invoked: window.maxInvoked, performed: window.maxPerformed } } : {};
}

function userIdentityOf(subItems: readonly Known[]): Pick<ReceivedUserInformation, 'userIdentity'> {
  const [identity] = ofType(subItems, 0x58);
  if (!identity) return {};
  const { identityType: type, primary, secondary, positiveResponseRequested } = identity;
  return {
    userIdentity: {
      type,
      primary: Buffer.from(primary),
      secondary: Buffer.from(secondary),
      positiveResponseRequested: positiveResponseRequested === 1,
    },
  };
}

function uidsOf(subItems: readonly SyntaxSubItem[], type: 0x30 | 0x40): string[] {
  return subItems.flatMap((subItem) => ('data' in subItem || subItem.item !== type ? [] : [uidOf(subItem.uid)]));
}

/** UIDs have no padding in PDUs (PS3.8 F.1), but some peers pad to even length as Data Elements do. */
function uidOf(text: string): string {
  return withoutPadding(text);
}
