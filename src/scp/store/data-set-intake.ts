/**
 * Takes in the Data Set of one C-STORE as it comes: read strictly, counted against the limit, and held where it is to
 * be kept (PS3.7 9.1.1.2). A peer that sends faster than the disk takes is held back.
 */
import type { IncomingRequest } from '../../association/incoming-request.ts';
import { transferSyntaxByUid } from '../../registry/transfer-syntaxes.ts';
import type { ReachedLimit, ReceivedDataSet } from '../operation-facts.ts';
import type { DataSetSink } from './data-set-sink.ts';
import type { DataSetSpool } from './data-set-spool.ts';
import { PacedReading } from './paced-reading.ts';

/** The bounds of an intake, and where its Data Set goes. */
export interface IntakeOptions {
  readonly keeper: DataSetSink;
  readonly dataSetLimit: number;
  /** Bytes that a deflated Data Set may grow to. */
  readonly inflatedLimit: number;
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
  readonly reachedLimit: ReachedLimit | undefined;
  readonly failure: string | undefined;
}

export class DataSetIntake {
  /** Bytes that have come, those over the limit included. */
  size = 0;
  /** Where the Data Set is held; `undefined` when it is read and forgotten. */
  readonly spool: DataSetSpool | undefined;
  readonly #session: IntakeSession;
  readonly #limit: number;
  /** Undefined for a Transfer Syntax that is not known here. */
  readonly #reader: PacedReading | undefined;
  #overLimit = false;
  #pausing = false;
  /** The reader is behind, and the peer held back until it is not. */
  #catchingUp = false;

  constructor(request: IncomingRequest, callingAETitle: string, options: IntakeOptions, session: IntakeSession) {
    const { command, context } = request;
    this.#session = session;
    this.#limit = options.dataSetLimit;
    this.#reader = readerFor(context.transferSyntax, options);
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
    this.#reader?.push(fragment);
    this.spool?.write(fragment);
    this.#waitForReader();
    if (this.spool?.congested === true && !this.#pausing) {
      this.#pausing = true;
      this.#session.pause();
    }
  }

  /** Waits until what has come is read, and written as far as it goes to disk; `undefined` when it is. Never rejects. */
  settled(): Promise<void> | undefined {
    const [reading, writing] = [this.#reader?.working, this.spool?.written()];
    if (reading === undefined || writing === undefined) return reading ?? writing;
    return reading.then(() => writing);
  }

  /** Whether something goes on that has to be ended with the association. */
  get isOpen(): boolean {
    return this.spool !== undefined || this.#catchingUp;
  }

  /** All has come: what is known of it. To be asked once, and when everything is settled. */
  end(): IntakeOutcome {
    if (!this.#overLimit) this.#reader?.end();
    return { received: this.#received(), ...this.#lack(), failure: this.spool?.failed?.failure };
  }

  #received(): ReceivedDataSet {
    const { error, captured = {} } = this.#reader ?? {};
    const { SOPClassUID: sopClassUID, SOPInstanceUID: sopInstanceUID } = captured;
    return { size: this.size, error, sopClassUID, sopInstanceUID, ...(this.#reader ? {} : { unread: true }) };
  }

  /** Forgets the Data Set without waiting for its file to be gone. */
  discard(): void {
    this.#reader?.stop();
    if (this.spool !== undefined) this.#session.inBackground(this.spool.discard());
  }

  #lack(): Pick<IntakeOutcome, 'outOfResources' | 'reachedLimit'> {
    const reachedLimit = 'dataSetLimit';
    if (this.#overLimit) return { outOfResources: `the Data Set has more than ${this.#limit} bytes`, reachedLimit };
    const error = this.#reader?.error;
    if (error?.rule === 'size-limit') return { outOfResources: error.text, reachedLimit };
    const isQuota = this.spool?.overQuota === true;
    return { outOfResources: this.spool?.failed?.outOfResources, reachedLimit: isQuota ? 'quotaBytes' : undefined };
  }

  #waitForReader(): void {
    const reading = this.#reader?.working;
    if (reading === undefined || this.#catchingUp) return;
    this.#catchingUp = true;
    this.#session.pause();
    this.#session.inBackground(reading.then(() => this.#caughtUp()));
  }

  #caughtUp(): void {
    this.#catchingUp = false;
    this.#session.resume();
  }

  #relieved(): void {
    if (!this.#pausing) return;
    this.#pausing = false;
    this.#session.resume();
  }
}

/** The bytes that come are counted by the intake; the reader counts what deflated ones grow to. */
function readerFor(uid: string, options: IntakeOptions): PacedReading | undefined {
  const transferSyntax = transferSyntaxByUid(uid);
  if (transferSyntax === undefined) return undefined;
  return new PacedReading(transferSyntax, {
    depth: options.depthLimit,
    size: Number.POSITIVE_INFINITY,
    inflatedSize: options.inflatedLimit,
  });
}
