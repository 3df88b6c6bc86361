// One connection between harness and SUT: sends anything in any state and sees whatever comes, PDU by PDU.

import {
  type CommandSet,
  type Decoded,
  type DecodedCommandSet,
  decodePdu,
  encodePdu,
  MessageAssembler,
  type PDataTF,
  type Pdu,
  type Transport,
  type TransportClose,
} from '../../src/wire.ts';
import type { Finding } from '../oracle/finding.ts';
import { messageFinding, pDataFindings, pduFindings } from '../oracle/pdu-rules.ts';
import type { TransportOutcome } from '../verdict/run-result.ts';
import type { Transcript } from '../verdict/transcript.ts';
import { describeMessage, describePdu, type WireEvent } from './wire-event.ts';

/** Events kept while nobody asks for them; a SUT that sends more without being asked is held back. */
const maxPending = 256;

export interface ConversationOptions {
  readonly transcript: Transcript;
  /** What the harness announced as its maximum length (PS3.8 D.1); 0 is no limit. */
  readonly maxLength: number;
  /** Told of every rule that a received PDU breaks. */
  readonly onFinding: (finding: Finding) => void;
  /** How the connection is called in the transcript, where a case has several. */
  readonly label?: string;
}

type Waiter = (event: WireEvent) => void;

/** A message whose Data Set is still coming. */
interface Incoming {
  readonly decoded: DecodedCommandSet;
  readonly contextId: number;
  dataSetLength: number;
}

/** A connection as the harness sees it. */
export class Conversation {
  readonly #transport: Transport;
  readonly #options: ConversationOptions;
  readonly #assembler: MessageAssembler;
  readonly #pending: WireEvent[] = [];
  #waiter: Waiter | undefined;
  #incoming: Incoming | undefined;
  #outcome: TransportOutcome | undefined;
  #silent = false;
  #closeEvent: WireEvent | undefined;
  #established = false;
  readonly #whenClosed: Promise<void>;
  #markClosed: () => void = () => {};

  constructor(transport: Transport, options: ConversationOptions) {
    this.#transport = transport;
    this.#options = options;
    this.#whenClosed = new Promise((resolve) => {
      this.#markClosed = resolve;
    });
    this.#assembler = new MessageAssembler({
      onCommand: (decoded, contextId) => this.#onCommand(decoded, contextId),
      onDataFragment: (fragment, isLast) => this.#onData(fragment, isLast),
      onViolation: (violation) => this.#onViolation(violation.text, violation.clause),
      onFinding: (finding) => options.onFinding(messageFinding(finding)),
    });
    transport.handlers = {
      onPdu: (decoded, bytes) => this.#onPdu(decoded, bytes),
      onClosed: (close) => this.#onClosed(close),
    };
  }

  /** Whether an A-ASSOCIATE-AC has been exchanged and neither release, abort nor close since. */
  get established(): boolean {
    return this.#established && !this.closed && this.#outcome === undefined;
  }

  get closed(): boolean {
    return this.#closeEvent !== undefined;
  }

  /** How the connection ended, or `open` while it has not. */
  get outcome(): TransportOutcome {
    return this.#outcome ?? (this.#silent ? 'silence' : 'open');
  }

  /** Sends a PDU or any bytes. */
  send(what: Pdu | Uint8Array, summary?: string): void {
    const bytes = what instanceof Uint8Array ? what : encodePdu(what);
    this.#options.transcript.add('>', this.#line(summary ?? summarize(what)), bytes);
    this.#transport.send(bytes);
    if (!(what instanceof Uint8Array)) this.#noteSent(what);
  }

  /** Sends the PDUs of one DIMSE message. */
  sendMessage(pdus: readonly Uint8Array[], command: CommandSet): void {
    const total = pdus.reduce((sum, pdu) => sum + pdu.length, 0);
    const head = Buffer.concat(pdus, Math.min(total, 4096));
    this.#options.transcript.add('>', this.#line(`${describeMessage(command)} (${total} bytes)`), head);
    this.#transport.send(pdus);
  }

  /**
   * The next event, or silence after so many milliseconds; after the end of the connection, that end again.
   * Rejects with the reason of `signal` when it is aborted.
   */
  next(timeoutMs: number, signal?: AbortSignal): Promise<WireEvent> {
    signal?.throwIfAborted();
    const ready = this.#pending.shift();
    if (ready) {
      if (this.#pending.length < maxPending / 2) this.#transport.resume();
      return Promise.resolve(ready);
    }
    if (this.#closeEvent) return Promise.resolve(this.#closeEvent);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => finish(() => reject(signal?.reason));
      const timer = setTimeout(() => finish(() => resolve(this.#silence(timeoutMs))), timeoutMs);
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.#waiter = undefined;
        settle();
      };
      signal?.addEventListener('abort', onAbort);
      this.#waiter = (event) => finish(() => resolve(event));
    });
  }

  /** Whether an event waits to be asked for. */
  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Closes the connection in order (FIN). */
  close(): void {
    this.#endLocally('connection closed by the harness (FIN)');
    this.#transport.end();
  }

  /** Resets the connection (RST). */
  reset(): void {
    this.#endLocally('connection reset by the harness (RST)');
    this.#transport.reset();
  }

  /** Sends an A-ABORT of the service-user and closes; for tidying up, and for the abort step. */
  abort(source = 0, reason = 0): void {
    if (this.closed) return;
    this.send({ type: 'A-ABORT', source, reason });
    this.#outcome ??= this.#silent ? 'silence' : 'ended-by-harness';
    this.#transport.end();
  }

  /** Ends the conversation as a requestor would: A-ABORT while there is something to abort, else close (AA-1, AE-4). */
  leave(): void {
    if (this.#outcome === undefined && !this.closed) this.abort();
    else this.close();
  }

  /** Closes at once, whatever is going on, and resolves when the connection is gone. */
  async destroy(): Promise<void> {
    if (!this.closed) this.#transport.destroy();
    await this.#whenClosed;
  }

  /** Resolves when the connection is gone, or after so many milliseconds. */
  async waitClosed(timeoutMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([this.#whenClosed, expired]);
    clearTimeout(timer);
  }

  #endLocally(text: string): void {
    if (this.closed) return;
    this.#options.transcript.add('-', this.#line(text));
    this.#outcome ??= this.#silent ? 'silence' : 'ended-by-harness';
  }

  #noteSent(pdu: Pdu): void {
    if (pdu.type === 'A-ASSOCIATE-AC') this.#established = true;
    if (pdu.type === 'A-RELEASE-RP') this.#outcome ??= 'released';
  }

  #silence(ms: number): WireEvent {
    this.#silent = true;
    this.#options.transcript.add('-', this.#line(`nothing came for ${Math.round(ms)} ms`));
    return { kind: 'silence', ms };
  }

  #emit(event: WireEvent): void {
    if (this.#waiter) this.#waiter(event);
    else this.#pending.push(event);
    if (this.#pending.length >= maxPending) this.#transport.pause();
  }

  #onPdu(decoded: Decoded, bytes: Buffer): void {
    this.#silent = false;
    if (!('pdu' in decoded)) {
      this.#onUndecodable(`${decoded.invalid} (offset ${decoded.offset})`, bytes);
      return;
    }
    const { pdu } = decoded;
    this.#options.transcript.add('<', this.#line(describePdu(pdu)), bytes);
    for (const finding of pduFindings(pdu)) this.#options.onFinding(finding);
    if (pdu.type === 'P-DATA-TF') this.#onPData(pdu, bytes.length);
    else this.#onControl(pdu, bytes);
  }

  #onUndecodable(text: string, bytes: Buffer): void {
    this.#options.transcript.add('<', this.#line(`bytes that are no PDU: ${text}`), bytes);
    this.#outcome ??= 'undecodable';
    this.#emit({ kind: 'undecodable', text });
  }

  #onPData(pdu: PDataTF, length: number): void {
    for (const finding of pDataFindings(pdu, length, this.#options.maxLength)) this.#options.onFinding(finding);
    this.#assembler.pushAll(pdu.pdvs);
  }

  #onControl(pdu: Exclude<Pdu, PDataTF>, bytes: Buffer): void {
    if (pdu.type === 'A-ASSOCIATE-AC') this.#established = true;
    if (pdu.type === 'A-ASSOCIATE-RJ' || pdu.type === 'A-ABORT') this.#outcome ??= pdu.type;
    if (pdu.type === 'A-RELEASE-RP') this.#outcome ??= 'released';
    this.#emit({ kind: 'pdu', pdu, bytes: Uint8Array.from(bytes) });
  }

  #onCommand(decoded: DecodedCommandSet, contextId: number): void {
    const { command } = decoded;
    this.#options.transcript.add('-', this.#line(`received ${describeMessage(command)}`));
    this.#incoming = { decoded, contextId, dataSetLength: 0 };
    if (!this.#announcesDataSet(command)) this.#endMessage(undefined);
  }

  #announcesDataSet({ CommandDataSetType }: CommandSet): boolean {
    return CommandDataSetType !== undefined && CommandDataSetType !== 0x0101;
  }

  #onData(fragment: Buffer, isLast: boolean): void {
    if (!this.#incoming) return;
    this.#incoming.dataSetLength += fragment.length;
    if (isLast) this.#endMessage(this.#incoming.dataSetLength);
  }

  #endMessage(dataSetLength: number | undefined): void {
    const incoming = this.#incoming;
    this.#incoming = undefined;
    if (!incoming) return;
    const { decoded, contextId } = incoming;
    this.#emit({ kind: 'message', message: { contextId, decoded, dataSetLength } });
  }

  #onViolation(text: string, clause: string): void {
    this.#incoming = undefined;
    this.#options.onFinding({ level: 'shall', clause, text });
    this.#emit({ kind: 'undecodable', text });
  }

  #onClosed({ how, error, unparsed }: TransportClose): void {
    const ended = how === 'local' ? 'local' : how === 'fin' ? 'FIN' : 'RST';
    this.#closeEvent = { kind: 'closed', how: ended };
    if (ended !== 'local') this.#noteClosedByPeer(ended, unparsed, error);
    this.#emit(this.#closeEvent);
    this.#markClosed();
  }

  #noteClosedByPeer(how: 'FIN' | 'RST', unparsed: number, error: Error | undefined): void {
    const rest = unparsed > 0 ? `, ${unparsed} bytes of an unfinished PDU before it` : '';
    const why = error ? ` (${error.message})` : '';
    this.#options.transcript.add(
      '-',
      this.#line(`connection ${how === 'FIN' ? 'closed' : 'reset'} by the SUT${rest}${why}`),
    );
    this.#outcome ??= how;
  }

  #line(text: string): string {
    return this.#options.label ? `[${this.#options.label}] ${text}` : text;
  }
}

function summarize(what: Pdu | Uint8Array): string {
  if (!(what instanceof Uint8Array)) return describePdu(what);
  const decoded = decodePdu(what);
  return 'pdu' in decoded ? describePdu(decoded.pdu) : `${what.length} bytes: ${decoded.invalid}`;
}
