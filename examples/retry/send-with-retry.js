// The program under test: an SCU that stores an instance, and tries again as long as that may help.

import { setTimeout as delay } from 'node:timers/promises';
import { AssociationAborted, AssociationRejected, cStore, openAssociation, TransportClosed } from 'cstore-conformance';

/** Resolves with the last status. Rejects with what no further attempt could change, or with what the last one came to. */
export async function sendWithRetry(peer, instance, { attempts = 3, delayMs = 1000 } = {}) {
  for (let left = attempts - 1; ; left--) {
    try {
      const status = await send(peer, instance);
      if (left === 0 || status >> 8 !== 0xa7) return status; // 0xA7xx: out of resources
    } catch (error) {
      if (left === 0 || !isTransient(error)) throw error;
    }
    await delay(delayMs);
  }
}

async function send(peer, instance) {
  const { sopClassUID: abstractSyntax, transferSyntax } = instance;
  const presentationContexts = [{ abstractSyntax, transferSyntaxes: [transferSyntax] }];
  const association = await openAssociation(peer, { callingAETitle: 'MY_SCU', presentationContexts });
  try {
    return (await cStore(association, instance)).status;
  } finally {
    await association[Symbol.asyncDispose](); // releases it, if it still exists
  }
}

function isTransient(error) {
  if (error instanceof AssociationRejected) return error.pdu.result === 2; // rejected-transient
  return error instanceof AssociationAborted || error instanceof TransportClosed;
}
