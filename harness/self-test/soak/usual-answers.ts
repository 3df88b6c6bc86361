// What a good acceptor answers: it accepts what is proposed, stores, and releases (PS3.8 9.3.3, 9.3.7; PS3.7 9.3.1.2).

import {
  type AAssociateRQ,
  associateAC,
  cStoreRSP,
  encodeCommandSet,
  encodePdu,
  fragmentMessage,
  presentationContextsOf,
} from '../../../src/wire.ts';

/** What the SCU has asked for; an A-ABORT asks for the end. */
export type Stage = 'associate' | 'store' | 'release' | 'abort';

/** What a good acceptor answers. */
export function usualAnswer(stage: Stage, request: AAssociateRQ): Uint8Array {
  if (stage === 'release') return encodePdu({ type: 'A-RELEASE-RP' });
  return stage === 'store' ? usualResponse(request) : encodePdu(usualAccept(request));
}

/** Accepts each context in its first Transfer Syntax. */
export function usualAccept(request: AAssociateRQ) {
  const contexts = presentationContextsOf(request);
  return associateAC({
    request,
    presentationContexts: contexts.map(({ id, transferSyntaxes: [transferSyntax = ''] }) => ({
      id,
      result: 0,
      transferSyntax,
    })),
    maxLength: 16384,
    implementationClassUID: '1.2.3',
  });
}

/** Message ID 1 is the first that our SCU uses on an association. */
export function usualResponse(request: AAssociateRQ): Buffer {
  const [context] = presentationContextsOf(request);
  const command = { MessageID: 1, AffectedSOPClassUID: context?.abstractSyntax ?? '', AffectedSOPInstanceUID: '1.2.3' };
  return Buffer.concat(
    fragmentMessage(context?.id ?? 1, encodeCommandSet(cStoreRSP(command, { Status: 0 })), undefined, 16384),
  );
}
