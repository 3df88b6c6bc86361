// One connection of a requestor to a faulty SCP, relayed PDU by PDU to the good SCP behind it.

import {
  type AAssociateAC,
  type AAssociateRQ,
  CommandField,
  type CommandSet,
  type Decoded,
  encodeCommandSet,
  fragmentMessage,
  type Pdu,
  type State,
  type Transport,
  type TransportClose,
  userInformationOf,
} from '../../../src/wire.ts';
import type { Answer, Exchange, Instead, Received } from './exchange.ts';
import { Exchanges } from './exchanges.ts';
import type { Behaviour } from './fault.ts';
import type { FaultyConnection } from './faulty-connection.ts';
import type { FaultyScpState } from './faulty-scp-state.ts';

/** What the two sides of a session are made of. */
export interface SessionParts {
  /** The connection that the requestor opened. */
  readonly requestor: Transport;
  /** The connection to the good SCP. */
  readonly scp: Transport;
  readonly behaviour: Partial<Behaviour>;
  readonly program: FaultyScpState;
}

export class Session implements FaultyConnection {
  readonly program: FaultyScpState;
  /** Requests of this association. */
  readonly exchanges: Exchanges;
  request: AAssociateRQ | undefined;
  accept: AAssociateAC | undefined;
  /** A response that a behaviour holds back. */
  held: Buffer = Buffer.alloc(0);
  readonly #requestor: Transport;
  readonly #scp: Transport;
  readonly #behaviour: Partial<Behaviour>;
  #state: State = 'Sta2';

  constructor({ requestor, scp, behaviour, program }: SessionParts) {
    this.#requestor = requestor;
    this.#scp = scp;
    this.#behaviour = behaviour;
    this.program = program;
    this.exchanges = new Exchanges(this, (command, exchange) => this.#answer(command, exchange));
    requestor.handlers = {
      onPdu: (decoded, bytes) => this.#onReceived(decoded, bytes),
      onClosed: (close) => this.#onRequestorClosed(close),
      onDrain: () => scp.resume(),
    };
    scp.handlers = {
      onPdu: (decoded, bytes) => this.#onSent(decoded, bytes),
      onClosed: (close) => this.#onScpClosed(close),
      onDrain: () => requestor.resume(),
    };
    program.enter(this);
    behaviour.opened?.(this);
  }

  /** The state of the acceptor that the requestor sees (PS3.8 9.2.1). */
  get state(): State {
    return this.#state;
  }

  /** Longest P-DATA-TF that the requestor receives (PS3.8 D.1); 0 is no limit. */
  get maxLength(): number {
    return this.request ? (userInformationOf(this.request).maxLength ?? 0) : 0;
  }

  /** Bytes that have come from the requestor. */
  get bytesReceived(): number {
    return this.#requestor.bytesIn;
  }

  /** Sends to the requestor. */
  reply(...what: Instead): void {
    for (const one of what) this.#put(one, this.#requestor, this.#scp);
  }

  /** Sends a Command Set, encoded or not, to the requestor as the good SCP would. */
  respond(contextId: number, command: Answer | Uint8Array): void {
    const bytes = command instanceof Uint8Array ? command : encodeCommandSet(command);
    this.reply(...fragmentMessage(contextId, bytes, undefined, this.maxLength));
  }

  /** Closes the connection (FIN), after what was sent. */
  close(): void {
    this.#requestor.end();
  }

  /** Resets the connection (RST). */
  reset(): void {
    this.#requestor.reset();
  }

  /** Closes both connections at once. */
  destroy(): void {
    this.#requestor.destroy();
    this.#scp.destroy();
  }

  #put(what: Pdu | Uint8Array, to: Transport, from: Transport): void {
    if (!to.send(what)) from.pause();
  }

  #onReceived(decoded: Decoded, bytes: Buffer): void {
    const received: Received = 'pdu' in decoded ? decoded.pdu : { type: 'invalid', bytes };
    if (received.type === 'A-ASSOCIATE-RQ') this.request ??= received;
    if (received.type === 'P-DATA-TF') this.exchanges.receive(received);
    const instead = this.#behaviour.receive?.(received, this) ?? [bytes];
    this.#follow(received.type);
    for (const one of instead) this.#put(one, this.#scp, this.#requestor);
  }

  #onSent(decoded: Decoded, bytes: Buffer): void {
    if ('pdu' in decoded) this.#onPdu(decoded.pdu, bytes);
    else this.reply(bytes);
  }

  #onPdu(pdu: Pdu, bytes: Buffer): void {
    if (pdu.type === 'A-ASSOCIATE-AC') this.accept = pdu;
    this.#follow(pdu.type);
    const instead = this.#behaviour.send?.(pdu, this);
    if (instead) this.reply(...instead);
    else if (pdu.type === 'P-DATA-TF' && this.#changesResponses) this.exchanges.send(pdu);
    else if (pdu.type === 'A-ASSOCIATE-AC' && this.#behaviour.accept && this.request) {
      this.reply(this.#behaviour.accept(pdu, this.request));
    } else this.reply(bytes);
  }

  get #changesResponses(): boolean {
    const { store, echo, other, message } = this.#behaviour;
    return (store ?? echo ?? other ?? message) !== undefined;
  }

  #answer(command: CommandSet, exchange: Exchange): void {
    const { message } = this.#behaviour;
    const field = exchange.request.CommandField;
    if (message && field === CommandField['C-STORE-RQ']) {
      this.reply(...message(encodeCommandSet(command), exchange, this));
    } else {
      const change = this.#changeFor(field);
      this.respond(exchange.contextId, change ? change(command, exchange) : command);
    }
  }

  #changeFor(commandField: number | undefined): Behaviour['store'] | undefined {
    const { store, echo, other } = this.#behaviour;
    if (commandField === CommandField['C-STORE-RQ']) return store;
    return commandField === CommandField['C-ECHO-RQ'] ? echo : other;
  }

  #follow(type: Received['type']): void {
    this.#state = stateAfter[type] ?? this.#state;
  }

  #onRequestorClosed({ how, unparsed }: TransportClose): void {
    if (how === 'fin' || how === 'rst') this.#behaviour.closed?.(how === 'fin' ? 'FIN' : 'RST', unparsed, this);
    this.program.leave(this);
    if (how === 'rst') this.#scp.reset();
    else this.#scp.end();
  }

  #onScpClosed({ how }: TransportClose): void {
    if (how === 'rst') this.#requestor.reset();
    else if (how !== 'local') this.#requestor.end();
  }
}

/** The state after a PDU of either side; where none is given it stays. */
const stateAfter: Partial<Record<Received['type'], State>> = {
  'A-ASSOCIATE-RQ': 'Sta3',
  'A-ASSOCIATE-AC': 'Sta6',
  'A-ASSOCIATE-RJ': 'Sta13',
  'A-RELEASE-RQ': 'Sta8',
  'A-RELEASE-RP': 'Sta13',
  'A-ABORT': 'Sta13',
};
