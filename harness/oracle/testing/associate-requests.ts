// A-ASSOCIATE-RQs as they are received, for tests of their rules: PS3.8 9.3.2.

import {
  type AAssociateRQ,
  type AssociateItem,
  type AssociateRQOptions,
  associateRQ,
  encodePdu,
  type SyntaxSubItem,
  type UserInformationSubItem,
} from '../../../src/wire.ts';
import type { AssociateRequest } from '../associate-rq/associate-request.ts';
import { hangingProtocol } from './answers.ts';

export const implicit = '1.2.840.10008.1.2';
export const explicit = '1.2.840.10008.1.2.1';

/** A good request, with what is different. */
export function request(over: Partial<AssociateRQOptions> = {}): AssociateRequest {
  return received(
    associateRQ({
      calledAETitle: 'SCP',
      callingAETitle: 'SCU',
      presentationContexts: [{ id: 1, abstractSyntax: hangingProtocol, transferSyntaxes: [explicit, implicit] }],
      maxLength: 16384,
      implementationClassUID: '1.2.3',
      implementationVersionName: 'V1',
      ...over,
    }),
  );
}

/** The PDU with its bytes. */
export function received(rq: AAssociateRQ): AssociateRequest {
  return { rq, bytes: encodePdu(rq) };
}

/** A good request with other items. */
export function withItems(change: (items: readonly AssociateItem[]) => readonly AssociateItem[]): AssociateRequest {
  const { rq } = request();
  return received({ ...rq, items: change(rq.items) });
}

/** A good request with other sub-items in its User Information. */
export function withSubItems(
  change: (subItems: readonly UserInformationSubItem[]) => readonly UserInformationSubItem[],
): AssociateRequest {
  return withItems((items) =>
    items.map((item) => ('data' in item || item.item !== 0x50 ? item : { ...item, subItems: change(item.subItems) })),
  );
}

/** A good request whose one presentation context has these sub-items. */
export function withSyntaxes(...subItems: readonly SyntaxSubItem[]): AssociateRequest {
  return withItems((items) =>
    items.map((item): AssociateItem => (item.item === 0x20 ? { item: 0x20, id: 1, subItems } : item)),
  );
}

/** A good request that proposes one Abstract Syntax in a context for each list of Transfer Syntaxes. */
export function offering(...lists: readonly (readonly string[])[]): AssociateRequest {
  return request({
    presentationContexts: lists.map((transferSyntaxes, at) => ({
      id: 2 * at + 1,
      abstractSyntax: hangingProtocol,
      transferSyntaxes,
    })),
  });
}
