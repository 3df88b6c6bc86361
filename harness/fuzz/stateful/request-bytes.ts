// The bytes of the requests of a sequence, as every requestor sends them: PS3.8 9.3.2 and 9.3.5, PS3.7 9.3.1.1 and 9.3.5.1.

import { implementationClassUID, implementationVersionName, transferSyntaxByUid } from '../../../src/index.ts';
import {
  associateRQ,
  cEchoRQ,
  cStoreRQ,
  encodeCommandSet,
  encodePdu,
  type Pdv,
  type PresentationContext,
} from '../../../src/wire.ts';
import { deflated } from '../../payload/deflate.ts';
import { userIdentityOf } from '../../peer/user-identity.ts';
import { withNodes } from '../draft/edit-tree.ts';
import { encodeTree } from '../draft/tree.ts';
import { baseTree, encodingOf } from '../exchange/base-data-set.ts';
import type { AcceptedPair, Target } from '../target.ts';
import { padded } from '../values/padded.ts';

/** Longest P-DATA-TF that is sent, and that is received. */
export const longestPdu = 0x4000;
const pdvHead = 6;

/** An A-ASSOCIATE-RQ that proposes these contexts. */
export function associateBytes(presentationContexts: readonly PresentationContext[], target: Target): Uint8Array {
  const { calledAETitle, callingAETitle } = target;
  return encodePdu(
    associateRQ({
      calledAETitle,
      callingAETitle,
      presentationContexts,
      maxLength: longestPdu,
      implementationClassUID,
      implementationVersionName,
      ...userIdentityOf(target),
    }),
  );
}

/** A C-ECHO-RQ. */
export function echoBytes(contextId: number, messageId: number): Uint8Array {
  const fragment = encodeCommandSet(cEchoRQ({ MessageID: messageId }));
  return encodePdu({ type: 'P-DATA-TF', pdvs: [{ contextId, isCommand: true, isLast: true, fragment }] });
}

export interface StoreToSend extends AcceptedPair {
  /** Of the presentation context. */
  readonly id: number;
  readonly sopInstanceUID: string;
  readonly messageId: number;
  /** Longest P-DATA-TF that the SUT receives; 0 is no limit. */
  readonly maxLength: number;
}

/** The P-DATA-TF PDUs of a C-STORE: the command first, and the Data Set in two fragments at least. */
export function storePdus(store: StoreToSend): readonly Uint8Array[] {
  const { id, sopClass, sopInstanceUID, messageId, maxLength } = store;
  const command = encodeCommandSet(
    cStoreRQ({ MessageID: messageId, AffectedSOPClassUID: sopClass, AffectedSOPInstanceUID: sopInstanceUID }),
  );
  const dataSet = dataSetOf(store);
  const limit = (maxLength === 0 ? longestPdu : Math.min(longestPdu, maxLength)) - pdvHead;
  const half = Math.ceil(dataSet.length / 4) * 2;
  const pdvs = [
    ...cut(command, Math.max(2, limit & ~1), id, true),
    ...cut(dataSet, Math.max(2, Math.min(limit & ~1, half)), id, false),
  ];
  return pdvs.map((pdv) => encodePdu({ type: 'P-DATA-TF', pdvs: [pdv] }));
}

/** A small instance: of each SOP Instance UID always the same. */
function dataSetOf({ sopClass, transferSyntax, sopInstanceUID }: StoreToSend): Uint8Array {
  const encoding = encodingOf(transferSyntax);
  const named = { tag: 0x00080018, vr: 'UI', value: padded(sopInstanceUID, 'UI') };
  const plain = encodeTree(withNodes(baseTree(sopClass, encoding), named), encoding);
  return transferSyntaxByUid(transferSyntax)?.deflated ? deflated(plain, 'dynamic') : plain;
}

function cut(bytes: Uint8Array, size: number, contextId: number, isCommand: boolean): readonly Pdv[] {
  const count = Math.max(1, Math.ceil(bytes.length / size));
  return Array.from({ length: count }, (_, at) => ({
    contextId,
    isCommand,
    isLast: at === count - 1,
    fragment: bytes.subarray(at * size, (at + 1) * size),
  }));
}
