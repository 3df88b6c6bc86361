/** Operations and handlers for tests of associations. */
import { cStoreRQ, cStoreRSP } from '../../dimse/c-store.ts';
import type { CommandSet } from '../../dimse/command-set.ts';
import type { Association } from '../association.ts';
import type { AssociationHandler } from '../association-handler.ts';
import type { IncomingRequest } from '../incoming-request.ts';
import { storageClass } from './loopback.ts';

export const wide = {
  request: { asyncWindow: { invoked: 4, performed: 1 } },
  policy: { asyncWindow: { invoked: 1, performed: 4 } },
};
export const dataSet = Buffer.from('a Data Set');

export function store(instance: number, messageID?: number): CommandSet {
  return cStoreRQ({
    MessageID: messageID,
    AffectedSOPClassUID: storageClass,
    AffectedSOPInstanceUID: `1.2.${instance}`,
  });
}

/** Answers every request as soon as it has come whole. */
export const answering: AssociationHandler = {
  onRequest: (association, request) => {
    if (request.complete) association.respond(request, cStoreRSP(request.command, { Status: 0 }));
  },
  onDataFragment: (association, request, _fragment, isLast) => {
    if (isLast) association.respond(request, cStoreRSP(request.command, { Status: 0 }));
  },
};

export function failure(operation: Promise<unknown>): Promise<Error> {
  return operation.then(
    () => {
      throw new Error('it succeeded');
    },
    (error: Error) => error,
  );
}

export function answer(association: Association, request: IncomingRequest, status: number): void {
  association.respond(request, cStoreRSP(request.command, { Status: status }));
}
