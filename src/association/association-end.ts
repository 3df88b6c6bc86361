/** How associations end, and with which error for those who wait: PS3.8 7.2 to 7.4. */
import { AssociationAborted, DicomNetworkError, TransportClosed } from '../errors.ts';
import type { AbortIndication } from '../upper-layer/provider-user.ts';
import { tlsFault } from '../upper-layer/tls-failure.ts';
import type { TransportClose } from '../upper-layer/transport.ts';
import type { AssociationEnd } from './association-end-type.ts';

/** The end that an A-ABORT or A-P-ABORT indication is. */
export function abortedEnd({ kind, received, sent, close, text }: AbortIndication): AssociationEnd {
  if (close !== undefined) return closedEnd(close);
  const by = kind === 'A-ABORT' ? 'peer' : 'provider';
  return { how: 'aborted', error: new AssociationAborted(by, `Association aborted: ${text}`, received ?? sent) };
}

/** The end by this side's own A-ABORT, with the reason why. */
export function locallyAbortedEnd(why: string): AssociationEnd {
  return { how: 'aborted', error: new AssociationAborted('local', `Association aborted by this side: ${why}`) };
}

/** The end that a closed transport connection is where no release came before. */
export function closedEnd({ how, error }: TransportClose): AssociationEnd {
  return { how: 'closed', error: new TransportClosed(how, closeText(how, error), error && { cause: error }) };
}

function closeText(how: TransportClose['how'], error: Error | undefined): string {
  switch (how) {
    case 'fin':
      return 'The peer closed the transport connection without a release';
    case 'rst':
      return 'The peer reset the transport connection';
    case 'local':
      return 'This side closed the transport connection';
    case 'error':
      return `The transport connection failed: ${(error && (tlsFault(error) ?? error.message)) ?? 'unknown error'}`;
  }
}

/** What an operation that can never be answered is rejected with. */
export function unanswered(end: AssociationEnd): DicomNetworkError {
  return end.error ?? new DicomNetworkError('RELEASED', 'The association was released before the response came');
}
