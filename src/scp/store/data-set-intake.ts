/**
 * Takes in the Data Set of one C-STORE as it comes: read strictly, counted against the limit, and held where it is to
 * be kept (PS3.7 9.1.1.2). A peer that sends faster than the disk takes is held back.
 */
import type { IncomingRequest } from '../../association/incoming-request.ts';
import { defaultLimits } from '../../data-set/read/limits.ts';
import { StrictReader } from '../../data-set/read/strict-reader.ts';
import type { ReceivedDataSet } from '../operation-facts.ts';
import type { DataSetSink } from './data-set-sink.ts';
import type { DataSetSpool } from './data-set-spool.ts';

/** The bounds of an intake, and where its Data Set goes. */
export interface IntakeOptions {
  readonly keeper: DataSetSink;
  readonly dataSetLimit: number;
  readonly depthLimit: number;
}

/** Whom an intake holds back, and who waits for what it leaves to be done. */
export interface IntakeSession {
  pause(): void;
  resume(): void;
  inBackground(work: Promise<unknown>): void;
}

/** What is known of a Data Set when all of it has come. */
export interface IntakeOutcome {
  readonly received: ReceivedDataSet;
  readonly outOfResources: string | undefined;
  readonly failure: string | undefined;
}

export class DataSetIntake {
  /** Bytes that have come, those over the limit included. */
  size = 0;
  /** Where the Data Set is held; `undefined` when it is read and forgotten. */
  readonly spool: DataSetSpool | undefined;
  readonly #session: IntakeSession;
  readonly #limit: number;
  readonly #reader: StrictReader;
  #overLimit = false;
  #pausing = false;

  constructor(request: IncomingRequest, callingAETitle: string, options: IntakeOptions, session: IntakeSession) {
    const { command, context } = request;
    this.#session = session;
    this.#limit = options.dataSetLimit;
    // The bytes that come are counted here; the reader counts what deflated ones grow to.
    this.#reader = new StrictReader(context.transferSyntax, {
      depth: options.depthLimit,
      size: Number.POSITIVE_INFINITY,
      inflatedSize: Math.min(options.dataSetLimit, defaultLimits.inflatedSize),
    });
    const instance = {
      sopClassUID: command.AffectedSOPClassUID ?? '',
      sopInstanceUID: command.AffectedSOPInstanceUID ?? '',
      transferSyntax: context.transferSyntax,
      callingAETitle,
    };
    this.spool = options.keeper.receive(instance, () => this.#relieved());
  }

  take(fragment: Buffer): void {
    this.size += fragment.length;
    if (this.#overLimit) return;
    if (this.size > this.#limit) {
      this.#overLimit = true;
      this.discard();
      return;
    }
    this.#reader.push(fragment);
    this.spool?.write(fragment);
    if (this.spool?.congested === true && !this.#pausing) {
      this.#pausing = true;
      this.#session.pause();
    }
  }

  /** All has come: what is known of it. To be asked once, and when nothing is being written any more. */
  end(): IntakeOutcome {
    if (!this.#overLimit) this.#reader.end();
    const { error, captured } = this.#reader;
    return {
      received: {
        size: this.size,
        error,
        sopClassUID: captured.SOPClassUID,
        sopInstanceUID: captured.SOPInstanceUID,
      },
      outOfResources: this.#lack(),
      failure: this.spool?.failed?.failure,
    };
  }

  /** Forgets the Data Set without waiting for its file to be gone. */
  discard(): void {
    if (this.spool !== undefined) this.#session.inBackground(this.spool.discard());
  }

  #lack(): string | undefined {
    if (this.#overLimit) return `the Data Set has more than ${this.#limit} bytes`;
    const { error } = this.#reader;
    return error?.rule === 'size-limit' ? error.text : this.spool?.failed?.outOfResources;
  }

  #relieved(): void {
    if (!this.#pausing) return;
    this.#pausing = false;
    this.#session.resume();
  }
}
