// C-GET of one SOP Instance, on an association of its own: PS3.4 C.4.3 and C.5.3, PS3.7 9.1.3.

import {
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  openAssociation,
  type ProposedPresentationContext,
  transferSyntaxByUid,
  uncompressedTransferSyntaxes,
} from '../../src/index.ts';
import { CommandField } from '../../src/wire.ts';
import { identifierOf } from './identifier.ts';
import { modelOf, type RetrieveModel } from './models.ts';
import { describeFinal, retrieve, saysNone } from './retrieve-request.ts';
import type { Retrieval } from './retrieved-instance.ts';
import type { ReadLimits, RetrievePeer, WantedInstance } from './stored-instances.ts';
import { SubOperations } from './sub-operations.ts';

/**
 * Asks for an instance. Rejects with the reason of the signal, with ConnectionFailed and with what ended the association; a
 * model that the SUT does not offer is no error.
 */
export async function getInstance(wanted: WantedInstance, limits: ReadLimits): Promise<Retrieval> {
  const model = modelOf(wanted.sopClassUID);
  const { peer, timeoutMs, signal } = limits;
  const subOperations = new SubOperations();
  const association = await openAssociation(peer, {
    callingAETitle: peer.callingAETitle,
    presentationContexts: [modelContext(model.getUID), ...storageContexts(wanted)],
    roles: [{ sopClassUID: wanted.sopClassUID, scuRole: false, scpRole: true }],
    ...identityOf(peer),
    handler: subOperations,
    timeoutMs,
    signal,
  });
  try {
    const context = association.contexts.find(({ abstractSyntax }) => abstractSyntax === model.getUID);
    if (!context) return notOffered(`${model.name} ${modelWords} - GET`, model.getUID);
    const identifier = identifierOf(wanted, model, context.transferSyntax);
    if (!identifier) return withoutPlace(model);
    const commandField = CommandField['C-GET-RQ'];
    const request = { contextId: context.id, sopClassUID: model.getUID, commandField, identifier };
    const final = await retrieve(association, request, limits);
    await association.release({ timeoutMs }).catch(() => {});
    const { instances } = subOperations;
    return { instances, answer: `C-GET was answered with ${describeFinal(final)}`, isConclusive: saysNone(final) };
  } finally {
    association.abort();
  }
}

const modelWords = 'Query/Retrieve Information Model';

/** The context of a model, whose identifiers are short. */
export function modelContext(abstractSyntax: string): ProposedPresentationContext {
  return { abstractSyntax, transferSyntaxes: [ExplicitVRLittleEndian.uid, ImplicitVRLittleEndian.uid] };
}

/** The SUT chooses the Transfer Syntax in which it sends: one context for each, that of the instance first. */
function storageContexts({ sopClassUID, transferSyntax }: WantedInstance): readonly ProposedPresentationContext[] {
  const uids = [transferSyntax, ...uncompressedTransferSyntaxes.map(({ uid }) => uid)];
  return [...new Set(uids)]
    .filter((uid) => transferSyntaxByUid(uid) !== undefined)
    .map((uid) => ({ abstractSyntax: sopClassUID, transferSyntaxes: [uid] }));
}

/** The evidence that a model is not offered. */
export function notOffered(name: string, uid: string): Retrieval {
  return { unavailable: `the SUT does not accept ${name} (${uid})` };
}

export function withoutPlace({ name }: RetrieveModel): Retrieval {
  return { unavailable: `the instance has no Study and Series Instance UID, by which ${name} finds it` };
}

/** The user of the run (PS3.7 D.3.3.7). */
export function identityOf({ user, password }: RetrievePeer) {
  if (user === undefined) return {};
  const type = password === undefined ? 1 : 2;
  return { userIdentity: { type, primary: user, ...(password !== undefined && { secondary: password }) } };
}
