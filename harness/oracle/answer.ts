// A response of the SUT, and the operation that it answers (PS3.7 9.3.1.2).

import type { ReceivedMessage } from '../model/wire-event.ts';
import type { Operation } from './operation.ts';

/** A response together with the request it answers, if any. */
export interface Answer {
  readonly message: ReceivedMessage;
  readonly operation: Operation | undefined;
}
