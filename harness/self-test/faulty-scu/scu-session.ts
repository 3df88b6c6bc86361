// One association of the faulty SCU: PS3.8 9.2 for a requestor, with every PDU open to the hooks of its behaviour.

import { implementationClassUID, implementationVersionName } from '../../../src/index.ts';
import {
  type AAssociateAC,
  type AAssociateRQ,
  associateRQ,
  type CommandSet,
  describeRejection,
  encodeCommandSet,
  type Pdu,
  type Transport,
  userInformationOf,
} from '../../../src/wire.ts';
import type { SendOrder } from '../../sut/sut.ts';
import { Inbox, type Indication } from './inbox.ts';
import { acceptedContexts, contextsFor } from './presentation-contexts.ts';
import { ReceivedCommands } from './received-commands.ts';
import { actionFor, type RequestorState, stateAfterSending } from './requestor-state.ts';
import type { ScuBehaviour } from './scu-behaviour.ts';
import type { AcceptedContext, ScuConnection } from './scu-connection.ts';
import type { Arrival, Instead, OutgoingMessage, Planned, Sending } from './scu-facts.ts';

/** PDUs between two looks at what has come. */
const pdusInARow = 8;

export class ScuSession implements ScuConnection {
  readonly order: SendOrder;
  readonly tries: ReadonlyMap<number, number>;
  readonly outstanding = new Map<number, Sending>();
  request: AAssociateRQ | undefined;
  accept: AAssociateAC | undefined;
  stores = 0;
  state: RequestorState = 'Sta5';
  hasCrashed = false;
  readonly #behaviour: ScuBehaviour;
  readonly #transport: Transport;
  readonly #inbox = new Inbox();
  readonly #commands: ReceivedCommands;
  /** Bytes of whole PDUs. */
  #bytesTaken = 0;
  #drained = (): void => {};
  #onceClosed = (): void => {};
  readonly #whenClosed = new Promise<void>((resolve) => {
    this.#onceClosed = resolve;
  });

  constructor(
    transport: Transport,
    order: SendOrder,
    behaviour: ScuBehaviour,
    tries: ReadonlyMap<number, number> = new Map(),
  ) {
    this.#transport = transport;
    this.tries = tries;
    this.order = order;
    this.#behaviour = behaviour;
    this.#commands = new ReceivedCommands((text) => this.abort(0, 0, text));
    transport.handlers = {
      onPdu: (decoded, bytes) => {
        this.#bytesTaken += bytes.length;
        this.#arrive('pdu' in decoded ? decoded.pdu : { type: 'invalid', bytes });
      },
      onClosed: ({ how }) => this.#onClosed(how),
      onDrain: () => this.#drained(),
    };
  }

  get maxLength(): number {
    return this.accept ? (userInformationOf(this.accept).maxLength ?? 0) : 0;
  }

  get accepted(): readonly AcceptedContext[] {
    return acceptedContexts(this.request, this.accept);
  }

  get isWithinPdu(): boolean {
    return this.#transport.bytesIn > this.#bytesTaken;
  }

  get isOver(): boolean {
    return this.state === 'Sta13' || this.state === 'Sta1';
  }

  /** Asks for the association. */
  associate(instances: readonly Planned[]): void {
    const { calledAETitle, callingAETitle } = this.order;
    const { offers, propose, request } = this.#behaviour;
    const presentationContexts = propose(contextsFor(instances));
    const identity = { implementationClassUID, implementationVersionName, maxLength: 16_384 };
    this.request = associateRQ({ calledAETitle, callingAETitle, ...identity, ...offers, presentationContexts });
    this.raw(request(this.request));
  }

  put(pdu: Pdu): void {
    this.state = stateAfterSending(this.state, pdu);
    this.raw(...(this.#behaviour.send(pdu, this) ?? [pdu]));
  }

  raw(...what: Instead): void {
    for (const one of what) this.#transport.send(one);
  }

  async sendMessage(message: OutgoingMessage): Promise<void> {
    let sent = 0;
    for (const one of this.#behaviour.message(message, this)) {
      if (this.isOver) return;
      const isLast = this.#behaviour.endsMessageEarly && this.#inbox.hasMessage && isData(one);
      if ('type' in one) this.put(isLast ? ended(one) : one);
      else this.raw(one);
      if (isLast) return;
      sent += 1;
      if (this.#transport.needsDrain) await this.#drain();
      else if (sent % pdusInARow === 0) await new Promise(setImmediate);
    }
  }

  async sendCommand(contextId: number, command: CommandSet): Promise<void> {
    await this.sendMessage({ contextId, command: encodeCommandSet(command), dataSet: undefined });
  }

  async next(): Promise<Indication> {
    for (;;) {
      const { bytesIn } = this.#transport;
      const indication = await this.#inbox.next(this.#behaviour.patience(this.order, this));
      // Bytes that come one by one are no silence.
      if (indication.kind !== 'silence' || this.#transport.bytesIn === bytesIn) return indication;
    }
  }

  async release(): Promise<void> {
    if (this.isOver) return;
    this.put({ type: this.state === 'Sta8' ? 'A-RELEASE-RP' : 'A-RELEASE-RQ' });
    if (this.isOver) return;
    for (;;) {
      const { kind, text } = await this.next();
      if (kind === 'over' || kind === 'released') return;
      if (kind === 'silence') return this.abort(0, 0, text);
    }
  }

  abort(source: number, reason: number, text: string): void {
    if (this.isOver) return;
    this.put({ type: 'A-ABORT', source, reason });
    this.#inbox.add({ kind: 'over', text });
  }

  close(text = 'the SCU closed the connection'): void {
    this.#end(text);
    this.#transport.end();
  }

  reset(): void {
    this.#end('the SCU reset the connection');
    this.#transport.reset();
  }

  crash(): void {
    this.hasCrashed = true;
    this.destroy('the SCU crashed');
  }

  /** Ends the connection at once. */
  destroy(text = 'ended'): void {
    this.#end(text);
    this.#transport.destroy();
  }

  /** Waits until the connection is closed, and closes it when that takes too long. */
  async closed(limitMs: number): Promise<void> {
    const timer = setTimeout(() => this.destroy(), limitMs);
    await this.#whenClosed;
    clearTimeout(timer);
  }

  take(arrival: Arrival): void {
    const action = actionFor(this.state, arrival);
    if (arrival.type === 'A-ASSOCIATE-AC' && action === 'accepted') this.#accepted(arrival);
    else if (arrival.type === 'A-ASSOCIATE-RJ' && action === 'rejected') {
      const text = `association rejected: ${describeRejection(arrival)}`;
      this.#inbox.add({ kind: 'rejected', text, result: arrival.result });
      this.close(text);
    } else if (arrival.type === 'P-DATA-TF' && action === 'data') {
      for (const command of this.#commands.take(arrival.pdvs))
        this.#inbox.add({ kind: 'message', text: '', ...command });
    } else if (action === 'release asked') {
      this.state = 'Sta8';
      this.#inbox.add({ kind: 'release asked', text: 'the SCP released the association' });
    } else if (action === 'collision') this.put({ type: 'A-RELEASE-RP' });
    else if (action === 'released') {
      this.#inbox.add({ kind: 'released', text: 'released' });
      this.close();
    } else if (action === 'violated') this.abort(2, 2, `${arrival.type} was not expected`);
    else if (action === 'violated again') this.put({ type: 'A-ABORT', source: 2, reason: 2 });
    else if (action === 'aborted') this.destroy('the association was aborted');
    else if (action === 'closed') this.destroy('the connection was closed');
  }

  #accepted(accept: AAssociateAC): void {
    this.state = 'Sta6';
    this.accept = accept;
    const objection = this.#behaviour.objection(accept, this);
    if (objection === undefined) this.#inbox.add({ kind: 'accepted', text: 'accepted' });
    else this.abort(2, 6, objection);
  }

  #end(text: string): void {
    this.state = 'Sta1';
    this.#inbox.add({ kind: 'over', text });
    this.#drained();
  }

  #onClosed(how: string): void {
    this.#arrive({ type: 'closed', how });
    this.#drained();
    this.#onceClosed();
  }

  #arrive(arrival: Arrival): void {
    for (const one of this.#behaviour.receive(arrival, this) ?? [arrival]) this.take(one);
  }

  async #drain(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#drained = resolve;
    });
  }
}

function isData(one: Pdu | Uint8Array): boolean {
  return 'type' in one && one.type === 'P-DATA-TF' && one.pdvs.some(({ isCommand }) => !isCommand);
}

/** A P-DATA-TF that is the last of its message. */
function ended(pdu: Pdu): Pdu {
  if (pdu.type !== 'P-DATA-TF') return pdu;
  return { ...pdu, pdvs: pdu.pdvs.map((pdv) => ({ ...pdv, isLast: true })) };
}
