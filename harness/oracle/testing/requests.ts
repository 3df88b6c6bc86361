// Requests of an SCU as they are received, for tests of their rules: PS3.7 9.3.1.1.

import { buildInstance } from '../../../src/index.ts';
import {
  type AssociateACOptions,
  type AssociateRQOptions,
  associateAC,
  type CommandValues,
  decodeCommandSet,
  encodeCommandSet,
} from '../../../src/wire.ts';
import type { EarlierRequest, RequestRecord } from '../request-record.ts';
import { hangingProtocol, storeRequest } from './answers.ts';
import { request as associateRequest, implicit } from './associate-requests.ts';

/** What is different in a request that {@link requestOf} makes; `null` for what is not known. */
export interface RequestChanges {
  readonly values?: CommandValues;
  readonly contextId?: number;
  readonly dataSetLength?: number | undefined;
  readonly associate?: Partial<AssociateRQOptions> | null;
  readonly answer?: Partial<AssociateACOptions> | null;
  readonly earlier?: readonly EarlierRequest[];
  readonly dataSet?: Uint8Array;
  readonly mayEndEarly?: boolean;
  readonly given?: RequestRecord['given'];
}

/** The same valid instance, in Implicit VR Little Endian. */
export const instance = buildInstance(hangingProtocol, { transferSyntax: implicit, sopInstanceUID: '1.2.3', seed: 1 });

/** A good C-STORE request of a Hanging Protocol on context 1, with what is different; its Data Set is not kept. */
export function requestOf(changes: RequestChanges = {}): RequestRecord {
  const { contextId = 1, associate, answer, earlier = [], dataSet, mayEndEarly = false, given } = changes;
  const { rq } = associateRequest(associate ?? {});
  const decoded = decodeCommandSet(encodeCommandSet({ ...storeRequest, ...changes.values }));
  const dataSetLength = 'dataSetLength' in changes ? changes.dataSetLength : 10;
  const accepted = { id: 1, result: 0, transferSyntax: implicit };
  const identity = { maxLength: 0, implementationClassUID: '1.2.3' };
  const ac = associateAC({ request: rq, presentationContexts: [accepted], ...identity, ...answer });
  return {
    message: { contextId, dataSetLength, decoded },
    associate: associate === null ? undefined : rq,
    answer: answer === null ? undefined : ac,
    earlier,
    dataSet,
    mayEndEarly,
    given,
  };
}

/** The good request before another one. */
export function earlierRequest(answered: boolean, values: CommandValues = {}): EarlierRequest {
  return { message: requestOf({ values }).message, answered };
}
