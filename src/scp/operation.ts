/** One request of the peer (PS3.7 7.5) as its association sees it, from the end of the command to the response. */
import type { IncomingRequest } from '../association/incoming-request.ts';
import type { StatusFields } from './checks/storage-check.ts';
import type { AssociationEnding } from './handler/handler-outcome.ts';
import type { AssociationInfo } from './handler.ts';
import type { StorageService } from './storage-service.ts';

/** What an association hands to the operation that a request became. */
export interface Operation {
  /** A fragment of the Data Set; the last may be empty. */
  receive(fragment: Buffer, isLast: boolean): void;
  /** Called when a place among the operations performed at once is free. */
  proceed(): void;
  /** The association is over: nothing is answered any more, and nothing may be left behind. */
  abandon(): void;
}

/** What an operation may ask of the association that it came on. */
export interface OperationHost {
  readonly service: StorageService;
  readonly info: AssociationInfo;
  /** The numbers of this call of the handler, from 1: of the SCP, and of this association. */
  nextCall(): { readonly call: number; readonly associationCall: number };
  /** Answers a request: `commandField` is that of a request the peer's Command Field is missing for. */
  respond(request: IncomingRequest, commandField: number, fields: StatusFields): void;
  /** Ends the association instead of answering. */
  end(ending: AssociationEnding): void;
  /** Lets work go on behind the callbacks; should it fail, the association is aborted rather than left hanging. */
  inBackground(work: Promise<unknown>): void;
  /** Runs what a promise or a timer has called back; should it throw, the association is aborted. */
  guard(callback: () => void): void;
  /** An operation has begun that has to be told when the association is over. */
  opened(operation: Operation): void;
  /** The operation has been answered and has left nothing to clean up. */
  closed(operation: Operation): void;
  /** Lets the operation proceed now, or once an earlier one is done; the peer waits as long. */
  enter(operation: Operation): void;
  /** An operation that entered is done. */
  leave(): void;
  /** Stops reading from the peer until `resume` has been called as often. */
  pause(): void;
  resume(): void;
}
