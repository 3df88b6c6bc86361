// Where instances that a SUT has stored are read: its folder, or what it gives back when it is asked for them.

import type { TlsOptions } from '../../src/wire.ts';
import type { AcknowledgedInstance, InstanceFile } from '../model/instance-file.ts';

/** The SCP that is asked, and the names to call it by. */
export interface RetrievePeer {
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsOptions;
  readonly calledAETitle: string;
  readonly callingAETitle: string;
  readonly user?: string;
  readonly password?: string;
}

/** An instance as it was sent; its Data Set tells of which Study and Series it is. */
export interface WantedInstance extends AcknowledgedInstance {
  /** UID. */
  readonly transferSyntax: string;
  readonly bytes: Uint8Array;
  /** The response to it was a warning: it may have been coerced to another Study (PS3.4 B.4.1.3). */
  readonly isWarned?: boolean;
}

/** How long to wait for an answer, and for whose. */
export interface ReadLimits {
  readonly peer: RetrievePeer;
  /** Milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** An instance that was found. */
export interface FoundInstance {
  /** The path of its file, or how it came. */
  readonly where: string;
  /** UID. */
  readonly transferSyntax?: string;
  /** Its Data Set as it is encoded, or what is wrong so that there is none. */
  readonly content: Uint8Array | { readonly wrong: string };
  /** What is unusual of it, though not of its values. */
  readonly note?: string;
  /** Changes as long as it is being written; undefined for what cannot become anything else. */
  readonly state?: string;
}

/** What came instead of an instance. */
export type NotFound =
  /** It is not there, or not yet; the text says how that was told. Uncertain: nothing says that it is not there. */
  | { readonly absent: string; readonly isUncertain?: boolean }
  /** The SUT does not offer to give it back; the text is the evidence. */
  | { readonly unavailable: string };

export interface StoredInstances {
  /** Where is looked, as a part of a sentence: `below /var/archive`, `in what C-GET gives`. */
  readonly place: string;
  /** What is stored is there before the response is sent, so that there is nothing to wait for. */
  readonly isPrompt: boolean;
  /** Milliseconds between two looks. */
  readonly pollMs: number;
  /** Waits in a row, by cases, that ended without an instance. */
  misses: number;
  /** What there is of an instance now. Rejects with the reason of the signal, and when the place cannot be read at all. */
  read(wanted: WantedInstance, limits: ReadLimits): Promise<FoundInstance | NotFound>;
  /** Whether `survey` tells of this instance. */
  covers(sopInstanceUID: string): boolean;
  /**
   * What is there at the end of a run. `recent` is what came in the run, and `all` what was there before as well. Rejects
   * as `read` does.
   */
  survey(which: 'recent' | 'all', limits: ReadLimits): Promise<readonly InstanceFile[]>;
  /** Ends what was opened for it. */
  close?(): Promise<void>;
}
