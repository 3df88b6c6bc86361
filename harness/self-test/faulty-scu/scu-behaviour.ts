// What an SCU does at each point where it can be right or wrong: the hooks of the faulty SCU.

import type {
  AAssociateAC,
  AAssociateRQ,
  AssociateRQOptions,
  CommandSet,
  Pdu,
  PresentationContext,
} from '../../../src/wire.ts';
import type { ProcessReport, SendOrder } from '../../sut/sut.ts';
import type { ScuConnection } from './scu-connection.ts';
import type {
  Arrival,
  AssociationFailure,
  ChosenContext,
  CommandToSend,
  Instead,
  Outcome,
  OutgoingMessage,
  Planned,
  Sending,
} from './scu-facts.ts';

/** Every point at which an SCU decides something. */
export interface ScuBehaviour {
  /** Which instances go over which association, one after the other. */
  plan(instances: readonly Planned[]): readonly (readonly Planned[])[];
  /** What else the A-ASSOCIATE-RQ says. */
  readonly offers: Partial<Omit<AssociateRQOptions, 'presentationContexts'>>;
  propose(contexts: readonly PresentationContext[]): readonly PresentationContext[];
  /** Changes the A-ASSOCIATE-RQ. */
  request(rq: AAssociateRQ): AAssociateRQ | Uint8Array;
  /** Why it does not go on after an A-ASSOCIATE-AC; undefined: it does. */
  objection(accept: AAssociateAC, session: ScuConnection): string | undefined;
  /** What it does on an association before the first C-STORE. */
  opening(session: ScuConnection): Promise<void>;
  /** The presentation context for an instance; undefined: there is none. */
  choose(instance: Planned, session: ScuConnection): ChosenContext | undefined;
  /** How many operations it has outstanding at most. */
  window(session: ScuConnection): number;
  /** The Message ID of its n-th operation, counted from 1. */
  messageId(n: number): number;
  /** Changes the Command Set of a C-STORE-RQ. */
  command(command: CommandSet, sending: Sending, session: ScuConnection): CommandToSend;
  /** Changes the Data Set. */
  dataSet(bytes: Uint8Array, sending: Sending): Uint8Array;
  /** Puts a message onto the wire. */
  message(message: OutgoingMessage, session: ScuConnection): Instead;
  /** Stands between the SCU and the SCP; undefined lets the PDU pass. */
  send(pdu: Pdu, session: ScuConnection): Instead | undefined;
  /** Stands between the SCP and the SCU; undefined lets what came pass. */
  receive(arrival: Arrival, session: ScuConnection): readonly Arrival[] | undefined;
  /** Whether it ends a message with the fragment under way once a response to it has come (PS3.7 9.3.1.3). */
  readonly endsMessageEarly: boolean;
  /** The operation that a response belongs to, or what is wrong with the response; undefined: it is passed over. */
  believes(response: CommandSet, contextId: number, session: ScuConnection): Sending | string | undefined;
  judge(response: CommandSet, sending: Sending, session: ScuConnection): Outcome['kind'];
  /** What it does after the outcome of an instance; `again` sends the instance once more. */
  next(outcome: Outcome, sending: Sending, session: ScuConnection): 'go on' | 'stop' | 'again' | 'abort';
  /** How it ends an association that is well. */
  finish(session: ScuConnection): Promise<void>;
  /** Milliseconds until it tries once more after a failed association; undefined: it does not. */
  retry(failure: AssociationFailure, attempt: number): number | undefined;
  /** How long it waits for anything, in milliseconds; without a session for the connection itself. */
  patience(order: SendOrder, session?: ScuConnection): number;
  /** The lines that it prints of one instance. */
  print(outcome: Outcome): readonly string[];
  /** The lines that it prints in the end. */
  summary(outcomes: readonly Outcome[], failures: readonly AssociationFailure[]): readonly string[];
  exit(outcomes: readonly Outcome[], failures: readonly AssociationFailure[]): number;
  /** What else is seen of its process. */
  readonly process: Partial<ProcessReport>;
}

/** How an SCU that is good otherwise behaves: one of the points, or some that go together. */
export type ScuChange = Partial<ScuBehaviour>;
