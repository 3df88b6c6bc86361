/** PS3.8 9.2.2: what each action of Tables 9-6 to 9-9 does. */

import type { ArtimTimer } from './artim-timer.ts';
import { type AAbort, abortReason, abortSource, describeAbort } from './pdu/a-abort.ts';
import type { AAssociateRJ } from './pdu/a-associate-rj.ts';
import type { Invalid } from './pdu/byte-reader.ts';
import type { Pdu } from './pdu/pdu.ts';
import type { AbortIndication, UpperLayerUser } from './provider-user.ts';
import type { ActionName } from './state-machine/actions.ts';
import type { TransportClose } from './transport.ts';

/** What came with an event: at most one of these. */
export interface ProviderInput {
  /** The PDU received. */
  readonly received?: Pdu;
  /** What was received and is no PDU. */
  readonly invalid?: Invalid;
  /** The PDU that a local primitive wants sent, or its bytes. */
  readonly outgoing?: Pdu | Uint8Array | readonly Uint8Array[];
  /** The answer of the provider itself to an A-ASSOCIATE-RQ that it cannot take. */
  readonly rejection?: AAssociateRJ;
  /** How the transport connection closed. */
  readonly close?: TransportClose;
}

/** What the actions act on. */
export interface ProviderMachine {
  readonly artim: ArtimTimer;
  readonly user: UpperLayerUser;
  /** Issues the TRANSPORT CONNECT request. */
  connect(): void;
  /** Whether what was sent waits in this process. */
  readonly needsDrain: boolean;
  send(pdu: Pdu | Uint8Array | readonly Uint8Array[]): void;
  /** Closes the transport connection, or gives up opening it. */
  close(): void;
}

type Action = (machine: ProviderMachine, input: ProviderInput) => void;

/** The actions by name. Each runs after the machine has entered its next state. */
export const perform: Readonly<Record<ActionName, Action>> = {
  'AE-1': (machine) => machine.connect(),
  'AE-2': sendOutgoing,
  'AE-3': confirmAssociate,
  'AE-4': (machine, input) => {
    machine.close();
    confirmAssociate(machine, input);
  },
  'AE-5': ({ artim }) => artim.start(),
  'AE-6': indicateOrReject,
  'AE-7': sendOutgoing,
  'AE-8': sendOutgoingAndStartArtim,
  'DT-1': sendOutgoing,
  'DT-2': indicateData,
  'AR-1': sendOutgoing,
  'AR-2': ({ user }) => user.onReleaseIndication?.(false),
  'AR-3': (machine) => {
    machine.close();
    machine.user.onReleaseConfirm?.();
  },
  'AR-4': sendOutgoingAndStartArtim,
  'AR-5': ({ artim }) => artim.stop(),
  'AR-6': indicateData,
  'AR-7': sendOutgoing,
  'AR-8': ({ user }) => user.onReleaseIndication?.(true),
  'AR-9': sendOutgoing,
  'AR-10': ({ user }) => user.onReleaseConfirm?.(),
  'AA-1': (machine) => {
    machine.send(userAbort);
    machine.artim.start();
  },
  'AA-2': (machine) => {
    machine.artim.stop();
    machine.close();
  },
  'AA-3': (machine, input) => {
    machine.close();
    indicateReceivedAbort(machine, input);
  },
  'AA-4': ({ user }, { close }) => user.onAbort?.({ kind: 'A-P-ABORT', close, text: describeClose(close) }),
  'AA-5': ({ artim }) => artim.stop(),
  'AA-6': () => undefined,
  'AA-7': (machine, input) => {
    // A peer that sends on without reading must not fill this side's memory with answers.
    if (!machine.needsDrain) machine.send(providerAbort(input));
  },
  'AA-8': (machine, input) => {
    const sent = providerAbort(input);
    machine.send(sent);
    machine.artim.start();
    machine.user.onAbort?.({ kind: 'A-P-ABORT', sent, text: describeCause(input) });
  },
};

const userAbort: AAbort = { type: 'A-ABORT', source: abortSource.serviceUser, reason: 0 };

/** An abort by this provider. PS3.8 does not state the source of AA-7; it is the provider too that ends this one. */
function providerAbort({ invalid }: ProviderInput): AAbort {
  const reason = invalid ? invalid.reason : abortReason.unexpectedPdu;
  return { type: 'A-ABORT', source: abortSource.serviceProvider, reason };
}

function sendOutgoing(machine: ProviderMachine, { outgoing }: ProviderInput): void {
  if (outgoing) machine.send(outgoing);
}

function sendOutgoingAndStartArtim(machine: ProviderMachine, input: ProviderInput): void {
  sendOutgoing(machine, input);
  machine.artim.start();
}

function confirmAssociate({ user }: ProviderMachine, { received }: ProviderInput): void {
  if (received?.type === 'A-ASSOCIATE-AC' || received?.type === 'A-ASSOCIATE-RJ') user.onAssociateConfirm?.(received);
}

function indicateOrReject(machine: ProviderMachine, { received, rejection }: ProviderInput): void {
  machine.artim.stop();
  if (rejection) {
    machine.send(rejection);
    machine.artim.start();
  } else if (received?.type === 'A-ASSOCIATE-RQ') machine.user.onAssociateIndication?.(received);
}

function indicateData({ user }: ProviderMachine, { received }: ProviderInput): void {
  if (received?.type === 'P-DATA-TF') user.onPData?.(received);
}

function indicateReceivedAbort({ user }: ProviderMachine, { received }: ProviderInput): void {
  if (received?.type !== 'A-ABORT') return;
  const kind: AbortIndication['kind'] = received.source === abortSource.serviceUser ? 'A-ABORT' : 'A-P-ABORT';
  user.onAbort?.({ kind, received, text: `the peer aborted ${describeAbort(received)}` });
}

function describeCause({ received, invalid }: ProviderInput): string {
  return invalid ? `the peer sent an invalid PDU: ${invalid.invalid}` : `the peer sent an unexpected ${received?.type}`;
}

function describeClose(close: TransportClose | undefined): string {
  if (close?.how === 'rst') return 'the peer reset the transport connection';
  if (close?.error) return close.error.message;
  return 'the transport connection closed';
}
