// One connection between harness and SUT: sends anything in any state and sees whatever comes, PDU by PDU.

import {
  type CommandSet,
  type Decoded,
  encodePdu,
  type PDataTF,
  type Pdu,
  pduHeadLength,
  type Transport,
  type TransportClose,
} from '../../src/wire.ts';
import { describeSegments, type Segments } from '../language/values.ts';
import { messageObservation, pduSummaryOf, sentObservation } from '../model/observation.ts';
import type { TransportOutcome } from '../model/run-result.ts';
import type { ControlPdu, WireEvent } from '../model/wire-event.ts';
import { checkAssociateRequest } from '../oracle/associate-rq/associate-rq-rules.ts';
import { pDataRules } from '../oracle/p-data-rules.ts';
import { pduRules, undecodableRule } from '../oracle/pdu-rules.ts';
import { applyRules } from '../oracle/rule.ts';
import { workingClock } from '../time/working-clock.ts';
import { ConnectionCourse } from './connection-course.ts';
import type { ConversationOptions } from './conversation-options.ts';
import { untilDelivered } from './delivered.ts';
import { EventQueue } from './event-queue.ts';
import { MessageReceiver, type MessageReceiverHandler } from './message-receiver.ts';
import { sendSegmented } from './segmented-send.ts';
import { type Connection, WatchedTransport } from './watched-transport.ts';
import type { WireEntry } from './wire-log.ts';

/** A connection as the harness sees it. */
export class Conversation {
  readonly #transport: Connection;
  readonly #options: ConversationOptions;
  readonly #receiver: MessageReceiver;
  readonly #events = new EventQueue<WireEvent>();
  readonly #course = new ConnectionCourse();
  #closeEvent: WireEvent | undefined;
  #longestPData = 0;
  readonly #whenClosed: Promise<void>;
  #markClosed: () => void = () => {};

  constructor(transport: Transport, options: ConversationOptions) {
    this.#transport = options.tap ? new WatchedTransport(transport, options.tap) : transport;
    this.#options = options;
    this.#whenClosed = new Promise((resolve) => (this.#markClosed = resolve));
    const { keptDataSetBytes } = options;
    const handler: MessageReceiverHandler = {
      onCommand: (command) => this.#log({ direction: 'event', what: messageObservation(command) }),
      onMessage: (message) => this.#emit({ kind: 'message', message }),
      onViolation: (text) => this.#emit({ kind: 'undecodable', text }),
      onRules: options.onRules,
      ...(options.onIncoming && { onIncoming: options.onIncoming }),
    };
    this.#receiver = new MessageReceiver(handler, { keptDataSetBytes });
    this.#transport.handlers = {
      onPdu: (decoded, bytes) => this.#onPdu(decoded, bytes),
      onClosed: (close) => this.#onClosed(close),
    };
  }

  /** Whether an A-ASSOCIATE-AC has been exchanged and neither release, abort nor close since. */
  get established(): boolean {
    return this.#course.isEstablished && !this.closed;
  }

  /** PDU-length of the longest P-DATA-TF received. */
  get longestPData(): number {
    return this.#longestPData;
  }

  get closed(): boolean {
    return this.#closeEvent !== undefined;
  }

  /** Whether nothing can be sent any more: the connection is closed, or this side of it is. */
  get isOver(): boolean {
    return this.#course.isEndedHere || this.closed;
  }

  /** How the connection ended, or `open` while it has not. */
  get outcome(): TransportOutcome {
    return this.#course.outcome;
  }

  /** Sends a PDU or any bytes. */
  send(what: Pdu | Uint8Array): void {
    const bytes = what instanceof Uint8Array ? what : encodePdu(what);
    this.#log({ direction: 'sent', what: sentObservation(what) }, bytes);
    this.#options.history?.addSent(bytes);
    this.#transport.send(bytes);
    if (!(what instanceof Uint8Array)) this.#course.sent(what);
  }

  /** Sends the PDUs of one DIMSE message; with `segments`, so many bytes at a time. */
  async sendMessage(pdus: readonly Uint8Array[], command: CommandSet, segments?: Segments): Promise<void> {
    const total = pdus.reduce((sum, pdu) => sum + pdu.length, 0);
    const head = Buffer.concat(pdus, Math.min(total, 4096));
    this.#log({ direction: 'sent', what: messageObservation(command) }, head, total);
    this.#options.history?.add('harness', 'P-DATA-TF');
    if (segments === undefined) this.#transport.send(pdus);
    else await sendSegmented(this.#transport, Buffer.concat(pdus), segments, () => this.closed);
  }

  /** Sends bytes as a slow peer does: so many at a time. */
  async sendInSegments(bytes: Uint8Array, segments: Segments): Promise<void> {
    const remark = `in segments of ${describeSegments(segments)}`;
    this.#log({ direction: 'sent', what: sentObservation(bytes), remark }, bytes);
    this.#options.history?.addSent(bytes);
    await sendSegmented(this.#transport, bytes, segments, () => this.closed);
  }

  /**
   * The next event, or silence after so many milliseconds; after the end of the connection, that end again.
   * Rejects with the reason of `signal` when it is aborted.
   */
  next(timeoutMs: number, signal?: AbortSignal): Promise<WireEvent> {
    signal?.throwIfAborted();
    const ready = this.#events.shift();
    if (ready && !this.#events.isFull) this.#transport.resume();
    const known = ready ?? this.#closeEvent;
    if (known) return Promise.resolve(known);
    return this.#timed(this.#events.wait(timeoutMs, () => this.#silence(timeoutMs), signal));
  }

  async #timed(waiting: Promise<WireEvent>): Promise<WireEvent> {
    const since = workingClock.now();
    const event = await waiting;
    if (event.kind === 'pdu' || event.kind === 'message')
      this.#options.responseTimes?.answered(workingClock.now() - since);
    return event;
  }

  /** Closes the connection in order (FIN). */
  close(): void {
    this.#endLocally('connection closed by the harness (FIN)');
    this.#transport.end();
  }

  /** Resets the connection (RST), after what was sent has come to the SUT, or `mostMs` later. */
  async reset(mostMs?: number): Promise<void> {
    await untilDelivered(this.#transport, mostMs);
    this.#endLocally('connection reset by the harness (RST)');
    this.#transport.reset();
  }

  /** Sends an A-ABORT of the service-user and closes; for tidying up, and for the abort step. */
  abort(source = 0, reason = 0): void {
    if (this.closed) return;
    this.send({ type: 'A-ABORT', source, reason });
    this.#course.endedHere();
    this.#transport.end();
  }

  /** Ends the conversation as a requestor would: A-ABORT while there is something to abort, else close (AA-1, AE-4). */
  leave(): void {
    if (this.#course.isOpen && !this.closed) this.abort();
    else this.close();
  }

  /** Closes at once, whatever is going on, and resolves when the connection is gone. */
  async destroy(): Promise<void> {
    if (!this.closed) this.#transport.destroy();
    await this.#whenClosed;
  }

  /** Resolves when the connection is gone, or after so many milliseconds. */
  waitClosed(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = workingClock.after(timeoutMs, resolve);
      void this.#whenClosed.then(cancel).then(resolve);
    });
  }

  #endLocally(text: string): void {
    if (this.closed) return;
    this.#options.log.note(text, this.#options.label);
    this.#course.endedHere();
  }

  #silence(ms: number): WireEvent {
    this.#course.fellSilent();
    const event = { kind: 'silence', ms: Math.round(ms) } as const;
    this.#log({ direction: 'event', what: event });
    return event;
  }

  #emit(event: WireEvent): void {
    this.#events.push(event, event.kind === 'message' ? event.message.dataSet?.length : undefined);
    if (this.#events.isFull) this.#transport.pause();
  }

  #onPdu(decoded: Decoded, bytes: Buffer): void {
    this.#course.heard();
    this.#options.onRules(applyRules(pduRules, decoded));
    if (!('pdu' in decoded)) {
      this.#onUndecodable(`${decoded.invalid} (offset ${decoded.offset})`, undecodableRule(decoded), bytes);
      return;
    }
    const { pdu } = decoded;
    this.#options.history?.add('SUT', pdu.type);
    if (pdu.type === 'A-ASSOCIATE-RQ') this.#options.onRules(checkAssociateRequest({ rq: pdu, bytes }));
    this.#log({ direction: 'received', what: { kind: 'pdu', pdu: pduSummaryOf(pdu) } }, bytes);
    if (pdu.type === 'P-DATA-TF') this.#onPData(pdu, bytes.length);
    else this.#onControl(pdu);
  }

  #onUndecodable(text: string, rule: string, bytes: Buffer): void {
    this.#log({ direction: 'received', what: { kind: 'undecodable', text } }, bytes);
    this.#course.ended('undecodable');
    this.#emit({ kind: 'undecodable', text, rule });
  }

  #onPData(pdu: PDataTF, bytes: number): void {
    const { maxLength, onRules, history } = this.#options;
    this.#longestPData = Math.max(this.#longestPData, bytes - pduHeadLength);
    onRules(applyRules(pDataRules, { pdu, bytes, maxLength }));
    this.#receiver.push(pdu);
    if (history) history.isWithinMessage = this.#receiver.withinMessage;
  }

  #onControl(pdu: ControlPdu): void {
    this.#course.received(pdu);
    this.#emit({ kind: 'pdu', pdu });
  }

  #onClosed({ how, error, unparsed }: TransportClose): void {
    const ended = how === 'local' ? 'local' : how === 'fin' ? 'FIN' : 'RST';
    this.#closeEvent = { kind: 'closed', how: ended };
    if (ended !== 'local') this.#noteClosedByPeer(ended, unparsed, error);
    this.#emit(this.#closeEvent);
    this.#markClosed();
  }

  #noteClosedByPeer(how: 'FIN' | 'RST', unparsed: number, error: Error | undefined): void {
    const unfinished = unparsed > 0 ? `${unparsed} bytes of an unfinished PDU before it` : undefined;
    const remark = [unfinished, error?.message].filter((part) => part !== undefined).join('; ') || undefined;
    this.#log({ direction: 'event', what: { kind: 'closed', how }, remark });
    this.#course.ended(how);
  }

  #log(entry: WireEntry, bytes?: Uint8Array, length?: number): void {
    const [connection, frame] = [this.#options.label, this.#transport.frameOf?.(entry)];
    this.#options.log.add({ ...entry, connection, frame }, bytes, length);
  }
}
