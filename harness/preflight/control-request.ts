// A plain request of the harness' own, in an association of its own, to compare with what came in a case.

import { ConnectionFailed } from '../../src/index.ts';
import type { PresentationContext } from '../../src/wire.ts';
import type { Observation } from '../model/observation.ts';
import {
  echoProbe,
  endProbe,
  type ProbedAssociation,
  type ProbeLimits,
  probe,
  releaseProbe,
  verificationContext,
} from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { storeProbe } from './store-probe.ts';

/**
 * A C-ECHO, or a C-STORE of a valid instance of a SOP Class in the Transfer Syntax that the SUT chooses, given as UIDs; or a second
 * one after it on the same association.
 */
export type ControlRequest =
  | { readonly service: 'C-ECHO' }
  | {
      readonly service: 'C-STORE';
      readonly sopClass: string;
      readonly transferSyntaxes: readonly string[];
      readonly isSecond?: boolean;
    };

/** What a control request came to: a status that says that it was performed, or what came instead. */
export type ControlAnswer =
  | { readonly isGood: true }
  | { readonly isGood: false; readonly reaction: Observation; readonly text: string };

/**
 * Sends a plain request; undefined if it could not be sent, since no association or no presentation context came about, or
 * since no valid instance can be made, and if it was refused for what has nothing to do with it. `name` decides, with the seed, the UIDs. Rejects with the reason of the signal.
 */
export async function sendControl(
  endpoint: ScpEndpoint,
  request: ControlRequest,
  name: string,
  limits: ProbeLimits,
): Promise<ControlAnswer | undefined> {
  try {
    const result = await probe(endpoint, [contextOf(request)], limits);
    if ('refused' in result) return undefined;
    const { conversation } = result;
    try {
      const answer = await ask(result, request, name, limits);
      if (answer?.isGood) await releaseProbe(conversation, limits.timeoutMs, limits.signal);
      return answer;
    } finally {
      if (!conversation.closed) await endProbe(conversation);
    }
  } catch (error) {
    limits.signal.throwIfAborted();
    // It cannot be reached, or there is no IOD of which an instance could be made: then nothing can be compared.
    if (error instanceof ConnectionFailed || error instanceof RangeError) return undefined;
    throw error;
  }
}

function contextOf(request: ControlRequest): PresentationContext {
  if (request.service === 'C-ECHO') return { id: 1, ...verificationContext };
  return { id: 1, abstractSyntax: request.sopClass, transferSyntaxes: request.transferSyntaxes };
}

async function ask(
  association: ProbedAssociation,
  request: ControlRequest,
  name: string,
  limits: ProbeLimits,
): Promise<ControlAnswer | undefined> {
  if (request.service === 'C-ECHO') {
    const wrong = await echoProbe(association, 1, limits.timeoutMs, limits.signal);
    return wrong === undefined ? { isGood: true } : { isGood: false, reaction: wrong.reaction, text: wrong.text };
  }
  const first = await storeProbe(association, contextOf(request), name, limits);
  if (request.isSecond && !first?.isStored) return undefined;
  const stored = request.isSecond ? await storeProbe(association, contextOf(request), `${name}/second`, limits) : first;
  // Who has no room, or no trust in the requestor, refuses what is plain, too, and may.
  if (stored?.reaction === undefined || stored.isUnrelated) return undefined;
  if (stored.isStored) return { isGood: true };
  const which = request.isSecond ? 'the second C-STORE on an association' : 'C-STORE';
  return { isGood: false, reaction: stored.reaction, text: `${which} was answered with ${stored.text}` };
}
