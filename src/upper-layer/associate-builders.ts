/** PS3.8 7.1.1, 9.3.2, 9.3.3: making well-formed A-ASSOCIATE-RQ and A-ASSOCIATE-AC PDUs from what is negotiated. */

import { applicationContextName } from '../registry/uids.ts';
import { presentationContextsOf } from './associate-views.ts';
import type { AssociateItem } from './pdu/a-associate.ts';
import type { AAssociateAC } from './pdu/a-associate-ac.ts';
import type { AAssociateRQ } from './pdu/a-associate-rq.ts';
import { presentationContextResult } from './pdu/presentation-context-ac-item.ts';
import { withReserved } from './pdu/reserved.ts';
import type { SyntaxSubItem } from './pdu/syntax-sub-item.ts';
import type { PresentationContext, PresentationContextResult } from './presentation-context.ts';
import { type UserInformation, userInformationItem } from './user-information.ts';

export type { PresentationContext, PresentationContextResult } from './presentation-context.ts';

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
  const proposed = firstProposed(request);
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
      ...options.presentationContexts.map((answer) => answeredContext(answer, proposed)),
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

/**
 * The form asks for a Transfer Syntax Sub-Item in a rejected context too, whatever it says (PS3.8 9.3.3.2): the first
 * one proposed, where none is given.
 */
function answeredContext(answer: PresentationContextResult, proposed: ReadonlyMap<number, string>): AssociateItem {
  const { id, result, transferSyntax } = answer;
  const uid = transferSyntax ?? (result === presentationContextResult.acceptance ? '' : (proposed.get(id) ?? ''));
  return { item: 0x21, id, result, subItems: [{ item: 0x40, uid }] };
}

/** The first Transfer Syntax of each context, by its ID; of contexts with the same ID that of the first. */
function firstProposed(request: AAssociateRQ): ReadonlyMap<number, string> {
  const contexts = presentationContextsOf(request).toReversed();
  return new Map(contexts.map(({ id, transferSyntaxes }) => [id, transferSyntaxes[0] ?? '']));
}

/** Bytes 43 to 74 of the request come back unchanged, the other reserved bytes are 00H (PS3.8 Table 9-17). */
function copiedReserved({ reserved }: AAssociateRQ): { reserved?: Uint8Array } {
  return reserved ? withReserved(Buffer.alloc(3), reserved.subarray(3)) : {};
}
