/** Watching an association: its PDUs and its state transitions, at no cost while nobody does. PS3.8 9.2, 9.3. */
import type { EventEmitter } from 'node:events';
import { decodePdu } from '../upper-layer/pdu/pdu.ts';
import type { TransitionRecord, UpperLayerUser } from '../upper-layer/provider-user.ts';
import type { AssociationEvents } from './association-events.ts';
import type { ObservedPdu } from './observed-pdu.ts';

/** Sees everything from the first PDU on, before there is an association. */
export interface AssociationObserver {
  onPdu?(pdu: ObservedPdu): void;
  onTransition?(transition: TransitionRecord): void;
}

/** Lets the observer see what the provider tells its user. */
export function observe(user: UpperLayerUser, observer: AssociationObserver): void {
  const { onPdu, onTransition } = observer;
  if (onPdu !== undefined) {
    const { onReceived, onSent } = user;
    user.onReceived = (decoded, bytes) => {
      onReceived?.(decoded, bytes);
      onPdu({ direction: 'received', bytes, decoded });
    };
    user.onSent = (bytes) => {
      onSent?.(bytes);
      for (const pdu of pdusOf(bytes)) onPdu(pdu);
    };
  }
  if (onTransition !== undefined) {
    const before = user.onTransition;
    user.onTransition = (transition) => {
      before?.(transition);
      onTransition(transition);
    };
  }
}

/** Lets the events `pdu` and `transition` happen from the moment on that somebody listens to them. */
export function observeFor(events: EventEmitter<AssociationEvents>, user: UpperLayerUser): void {
  const observed = new Set<string>();
  (events as EventEmitter).on('newListener', (name: string) => {
    if (observed.has(name)) return;
    observed.add(name);
    if (name === 'pdu') observe(user, { onPdu: (pdu) => events.emit('pdu', pdu) });
    if (name === 'transition') observe(user, { onTransition: (step) => events.emit('transition', step) });
  });
}

/** What was sent as one PDU each; the rest as it is, where it is no PDU. */
function* pdusOf(sent: Uint8Array | readonly Uint8Array[]): Generator<ObservedPdu> {
  const bytes = Buffer.concat(sent instanceof Uint8Array ? [sent] : sent);
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.length - at < 6 ? bytes.length : Math.min(bytes.length, at + 6 + bytes.readUInt32BE(at + 2));
    yield sentPdu(bytes.subarray(at, end));
    at = end;
  }
}

function sentPdu(bytes: Buffer): ObservedPdu {
  return {
    direction: 'sent',
    bytes,
    get decoded() {
      return decodePdu(bytes);
    },
  };
}
