// What every SCP has to do at any time: accept an association, and answer a C-ECHO and a C-STORE (PS3.4 A.4, B.2.2).

import {
  type Association,
  AssociationRejected,
  buildInstance,
  cEcho,
  cStore,
  openAssociation,
  verificationSOPClassUID,
} from '../../../src/index.ts';

const instance = buildInstance('SecondaryCaptureImageStorage', { transferSyntax: 'ImplicitVRLittleEndian', seed: 7 });
/** A crowd of connections that were just given up may still be there: so many tries, 100 ms apart. */
const tries = 50;
/** Longest time for each thing, in milliseconds: after a crowd there are thousands of connections to be taken in first. */
const timeoutMs = 120_000;

/**
 * What is wrong with an SCP on this machine; undefined if it does as it shall. `statuses` are those that a C-STORE may come to.
 * Never rejects.
 */
export async function problemOf(port: number, statuses: readonly number[] = [0]): Promise<string | undefined> {
  try {
    const association = await open(port);
    try {
      return (await problemOn(association, statuses)) ?? (await association.release().then(() => undefined));
    } finally {
      if (association.end === undefined) association.abort();
    }
  } catch (error) {
    return `a well-formed association failed: ${error instanceof Error ? error.message : error}`;
  }
}

async function problemOn(association: Association, statuses: readonly number[]): Promise<string | undefined> {
  const echo = await cEcho(association, { timeoutMs });
  if (echo.status !== 0) return `a C-ECHO was answered with status ${echo.status}`;
  const { sopClassUID, sopInstanceUID, transferSyntax, bytes } = instance;
  const request = { sopClassUID, sopInstanceUID, transferSyntax, dataSet: bytes };
  const { status } = await cStore(association, request, { timeoutMs });
  return statuses.includes(status) ? undefined : `a C-STORE of a valid instance was answered with status ${status}`;
}

async function open(port: number): Promise<Association> {
  const { transferSyntax } = instance;
  for (let left = tries; ; left -= 1) {
    try {
      return await openAssociation(
        { host: '127.0.0.1', port, calledAETitle: 'CSTORE_SCP' },
        {
          callingAETitle: 'SOAK',
          timeoutMs,
          presentationContexts: [
            { abstractSyntax: instance.sopClassUID, transferSyntaxes: [transferSyntax] },
            { abstractSyntax: verificationSOPClassUID, transferSyntaxes: [transferSyntax] },
          ],
        },
      );
    } catch (error) {
      if (left === 0 || !(error instanceof AssociationRejected) || error.pdu.result !== 2) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
