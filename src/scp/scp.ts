/** A listening Storage SCP: its associations, its events, and how it closes (PS3.4 GG.4.2, PS3.8 9.1). */
import type { EventEmitter } from 'node:events';
import type { Association } from '../association/association.ts';
import type { CommandSet } from '../dimse/command-set.ts';
import type { StatusFields } from './checks/storage-check.ts';
import type { AssociationInfo } from './handler.ts';
import type { ReachedLimit } from './operation-facts.ts';

/** One answered C-STORE, as the `store` event tells it. */
export interface StoreRecord extends StatusFields {
  readonly association: AssociationInfo;
  readonly command: CommandSet;
  readonly transferSyntax: string;
  readonly size: number;
  /** The name of the check that decided, `stored` for success without a handler. */
  readonly cause: string;
  /** The file, when the SOP Instance was kept on disk. */
  readonly path?: string;
  /** The SOP Class UID of what the file held before, where that was of another SOP Class (PS3.5 9: a UID is unique). */
  readonly replacedSOPClassUID?: string;
  /** What is to be known beside the response: many statuses have no field to say it in (PS3.7 C.5). */
  readonly detail?: string;
  /** The option of `listen` whose limit was reached. */
  readonly limit?: ReachedLimit;
}

/** Events of an SCP; none costs anything while nobody listens. */
export interface ScpEvents {
  association: [association: Association, info: AssociationInfo];
  store: [record: StoreRecord];
  /** A connection ended without an association: rejected, aborted, or nothing was asked for. */
  refused: [why: string, remoteAddress: string];
  /** Something failed within the SCP. */
  error: [error: Error];
  closed: [];
}

/** A Storage SCP that accepts associations until it is closed. */
export interface Scp extends AsyncDisposable {
  readonly port: number;
  readonly address: string;
  readonly aeTitle: string;
  readonly events: EventEmitter<ScpEvents>;
  /** Associations open now. */
  readonly associations: number;
  /**
   * Stops listening, lets outstanding operations finish, releases every association, and aborts after `graceMs`
   * (default 2,000) what has not gone by then. Resolves when every connection is closed.
   */
  close(options?: { graceMs?: number }): Promise<void>;
}
