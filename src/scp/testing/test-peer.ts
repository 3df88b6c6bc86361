/**
 * A peer for tests of the SCP: an association requestor on a real socket that sends what it is told, right or wrong,
 * and tells everything that comes back, one thing after the other.
 */
import { cEchoRQ } from '../../dimse/c-echo.ts';
import { cStoreRQ } from '../../dimse/c-store.ts';
import { type CommandSet, encodeCommandSet, type RawCommandElement } from '../../dimse/command-set.ts';
import { fragmentMessage } from '../../dimse/fragment.ts';
import { MessageAssembler } from '../../dimse/message-assembler.ts';
import { implementationClassUID, verificationSOPClassUID } from '../../registry/uids.ts';
import { type AssociateRQOptions, associateRQ } from '../../upper-layer/associate-builders.ts';
import { connectTransport } from '../../upper-layer/connect-transport.ts';
import type { Decoded, Pdu } from '../../upper-layer/pdu/pdu.ts';
import type { TlsOptions } from '../../upper-layer/tls.ts';
import type { Transport, TransportClose } from '../../upper-layer/transport.ts';
import { hangingProtocolStorage, minimalDataSet } from './minimal-data-set.ts';

/** What came from the SCP. */
export type Arrival =
  | { readonly kind: 'pdu'; readonly pdu: Pdu }
  | { readonly kind: 'response'; readonly contextId: number; readonly command: CommandSet }
  | { readonly kind: 'closed'; readonly close: TransportClose };

/** What an association of the tests proposes: storage on context 1, Verification on context 3. */
const usual: AssociateRQOptions = {
  calledAETitle: 'CSTORE_SCP',
  callingAETitle: 'TEST_SCU',
  presentationContexts: [
    { id: 1, abstractSyntax: hangingProtocolStorage, transferSyntaxes: ['1.2.840.10008.1.2'] },
    { id: 3, abstractSyntax: verificationSOPClassUID, transferSyntaxes: ['1.2.840.10008.1.2'] },
  ],
  maxLength: 65_536,
  implementationClassUID,
};

export class TestPeer implements AsyncDisposable {
  readonly transport: Transport;
  /** What nobody has asked for yet, from `#next` on: to shift a long array would move all of it each time. */
  #arrived: Arrival[] = [];
  #next = 0;
  readonly #waiting: ((arrival: Arrival) => void)[] = [];
  readonly #assembler: MessageAssembler;
  #nextMessageID = 1;

  private constructor(transport: Transport) {
    this.transport = transport;
    this.#assembler = new MessageAssembler({
      onCommand: ({ command }, contextId) => this.#arrive({ kind: 'response', contextId, command }),
      onDataFragment: () => {},
      onViolation: ({ text }) => {
        throw new Error(text);
      },
    });
    transport.handlers = {
      onPdu: (decoded) => this.#onPdu(decoded),
      onClosed: (close) => this.#arrive({ kind: 'closed', close }),
    };
  }

  /** Opens a connection and nothing more. */
  static async connect(port: number, tls?: TlsOptions): Promise<TestPeer> {
    return new TestPeer(await connectTransport({ host: '127.0.0.1', port, ...(tls === undefined ? {} : { tls }) }));
  }

  /** Opens a connection and establishes an association, which must be accepted. */
  static async associate(port: number, changes: Partial<AssociateRQOptions> = {}, tls?: TlsOptions): Promise<TestPeer> {
    const peer = await TestPeer.connect(port, tls);
    const answer = await peer.request(changes);
    if (answer.type !== 'A-ASSOCIATE-AC')
      throw new Error(`the association was not accepted: ${JSON.stringify(answer)}`);
    return peer;
  }

  /** Sends an A-ASSOCIATE-RQ and returns the PDU that answers it. */
  async request(changes: Partial<AssociateRQOptions> = {}): Promise<Pdu> {
    this.transport.send(associateRQ({ ...usual, ...changes }));
    return this.pdu();
  }

  /** The next thing from the SCP. */
  next(): Promise<Arrival> {
    const arrival = this.#arrived[this.#next];
    if (arrival === undefined) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#next++;
    if (this.#next === this.#arrived.length) {
      this.#arrived = [];
      this.#next = 0;
    }
    return Promise.resolve(arrival);
  }

  async pdu(): Promise<Pdu> {
    const arrival = await this.next();
    if (arrival.kind !== 'pdu') throw new Error(`not a PDU: ${JSON.stringify(arrival)}`);
    return arrival.pdu;
  }

  async response(): Promise<CommandSet> {
    const arrival = await this.next();
    if (arrival.kind !== 'response') throw new Error(`not a response: ${JSON.stringify(arrival)}`);
    return arrival.command;
  }

  /** Waits for the connection to be closed, whatever comes before; the PDUs that came before. */
  async untilClosed(): Promise<Pdu[]> {
    const pdus: Pdu[] = [];
    for (;;) {
      const arrival = await this.next();
      if (arrival.kind === 'closed') return pdus;
      if (arrival.kind === 'pdu') pdus.push(arrival.pdu);
    }
  }

  /** Sends a message as it is: nothing is checked. */
  send(command: CommandSet | readonly RawCommandElement[], dataSet?: Uint8Array, contextId = 1): void {
    this.transport.send(fragmentMessage(contextId, encodeCommandSet(command), dataSet, 65_536));
  }

  /** Sends a C-STORE of a minimal Data Set without waiting; `changes` go into the command, not into the Data Set. */
  sendStore(changes: Partial<CommandSet> = {}, dataSet: Uint8Array | undefined = minimalDataSet()): void {
    this.send({ ...this.storeCommand(), ...changes }, dataSet);
  }

  storeCommand(): CommandSet {
    const { sopClassUID, sopInstanceUID } = minimalDataSet.uids;
    return cStoreRQ({
      MessageID: this.#nextMessageID++,
      AffectedSOPClassUID: sopClassUID,
      AffectedSOPInstanceUID: sopInstanceUID,
    });
  }

  /** Sends a C-STORE and returns its response. */
  async store(changes: Partial<CommandSet> = {}, dataSet?: Uint8Array): Promise<CommandSet> {
    this.sendStore(changes, dataSet);
    return this.response();
  }

  async echo(changes: Partial<CommandSet> = {}): Promise<CommandSet> {
    this.send({ ...cEchoRQ({ MessageID: this.#nextMessageID++ }), ...changes }, undefined, 3);
    return this.response();
  }

  /** Releases the association and waits for the end of the connection. */
  async release(): Promise<void> {
    this.transport.send({ type: 'A-RELEASE-RQ' });
    const { type } = await this.pdu();
    if (type !== 'A-RELEASE-RP') throw new Error(`the release was answered by ${type}`);
    this.transport.end();
  }

  abort(): void {
    this.transport.send({ type: 'A-ABORT', source: 0, reason: 0 });
    this.transport.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.transport.destroy();
  }

  #onPdu(decoded: Decoded): void {
    if (!('pdu' in decoded)) throw new Error(`the SCP sent what is no PDU: ${decoded.invalid}`);
    if (decoded.pdu.type === 'P-DATA-TF') this.#assembler.pushAll(decoded.pdu.pdvs);
    else this.#arrive({ kind: 'pdu', pdu: decoded.pdu });
  }

  #arrive(arrival: Arrival): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#arrived.push(arrival);
    else waiting(arrival);
  }
}
