/** PS3.8 7.1.1, 9.3.2, 9.3.3: making well-formed A-ASSOCIATE-RQ and A-ASSOCIATE-AC PDUs from what is negotiated. */

import { applicationContextName } from '../registry/uids.ts';
import type { AssociateItem } from './pdu/a-associate.ts';
import type { AAssociateAC } from './pdu/a-associate-ac.ts';
import type { AAssociateRQ } from './pdu/a-associate-rq.ts';
import { withReserved } from './pdu/reserved.ts';
import type { SyntaxSubItem } from './pdu/syntax-sub-item.ts';
import { type UserInformation, userInformationItem } from './user-information.ts';

/** A proposed presentation context (PS3.8 7.1.1.13). */
export interface PresentationContext {
  /** Odd, 1 to 255. */
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntaxes: readonly string[];
}

/** The answer to one presentation context (PS3.8 7.1.1.14). */
export interface PresentationContextResult {
  readonly id: number;
  /** 0 acceptance, 1 to 4 a rejection (PS3.8 Table 9-18). */
  readonly result: number;
  /** The accepted one; not significant where `result` is not 0. */
  readonly transferSyntax?: string;
}

export interface AssociateRQOptions extends UserInformation {
  readonly calledAETitle: string | Uint8Array;
  readonly callingAETitle: string | Uint8Array;
  readonly presentationContexts: readonly PresentationContext[];
  readonly applicationContextName?: string;
}

export interface AssociateACOptions extends UserInformation {
  /** The request answered: its AE titles and reserved bytes come back unchanged (PS3.8 Table 9-17). */
  readonly request: AAssociateRQ;
  readonly presentationContexts: readonly PresentationContextResult[];
  readonly applicationContextName?: string;
}

/** An A-ASSOCIATE-RQ with its items in increasing order of item-type (PS3.8 9.3.1). */
export function associateRQ(options: AssociateRQOptions): AAssociateRQ {
  return {
    type: 'A-ASSOCIATE-RQ',
    protocolVersion: 1,
    ...aeTitles(options.calledAETitle, options.callingAETitle),
    items: [
      { item: 0x10, name: options.applicationContextName ?? applicationContextName },
      ...options.presentationContexts.map(proposedContext),
      userInformationItem(options),
    ],
  };
}

/** An A-ASSOCIATE-AC that answers `request`. */
export function associateAC(options: AssociateACOptions): AAssociateAC {
  const { request } = options;
  return {
    type: 'A-ASSOCIATE-AC',
    protocolVersion: 1,
    calledAETitle: request.calledAETitle,
    callingAETitle: request.callingAETitle,
    ...(request.rawCalledAETitle && { rawCalledAETitle: request.rawCalledAETitle }),
    ...(request.rawCallingAETitle && { rawCallingAETitle: request.rawCallingAETitle }),
    ...copiedReserved(request),
    items: [
      { item: 0x10, name: options.applicationContextName ?? applicationContextName },
      ...options.presentationContexts.map(answeredContext),
      userInformationItem(options),
    ],
  };
}

function aeTitles(called: string | Uint8Array, calling: string | Uint8Array) {
  return {
    ...(typeof called === 'string' ? { calledAETitle: called } : { calledAETitle: '', rawCalledAETitle: called }),
    ...(typeof calling === 'string' ? { callingAETitle: calling } : { callingAETitle: '', rawCallingAETitle: calling }),
  };
}

function proposedContext({ id, abstractSyntax, transferSyntaxes }: PresentationContext): AssociateItem {
  const transfer = transferSyntaxes.map((uid): SyntaxSubItem => ({ item: 0x40, uid }));
  return { item: 0x20, id, subItems: [{ item: 0x30, uid: abstractSyntax }, ...transfer] };
}

/** A rejected context carries a Transfer Syntax Sub-Item too: the form asks for one, whatever it says. */
function answeredContext({ id, result, transferSyntax }: PresentationContextResult): AssociateItem {
  return { item: 0x21, id, result, subItems: [{ item: 0x40, uid: transferSyntax ?? '' }] };
}

/** Bytes 43 to 74 of the request come back unchanged, the other reserved bytes are 00H (PS3.8 Table 9-17). */
function copiedReserved({ reserved }: AAssociateRQ): { reserved?: Uint8Array } {
  return reserved ? withReserved(Buffer.alloc(3), reserved.subarray(3)) : {};
}
