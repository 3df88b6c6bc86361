import { expect } from 'chai';
import { decodeCommandSet, encodeCommandSet } from '../../../src/wire.ts';
import { AssociationLog } from './association-log.ts';
import { buildAnswers } from './build-answers.ts';
import { perhapsConfirmed } from './confirmed.ts';
import { inputOf, requestsOf } from './testing/requests.ts';

/** So many of two instances may have been confirmed by what an input sends. */
function confirmedBy(mutation?: string, variant = 0, place = 0): number {
  const requests = requestsOf();
  const log = new AssociationLog();
  for (const MessageID of [5, 6]) {
    const decoded = decodeCommandSet(encodeCommandSet({ ...requests.store.command, MessageID }));
    log.stored({ contextId: 3, decoded, dataSetLength: 8 });
  }
  const uses = mutation === undefined ? [] : [{ mutation, variant, place }];
  for (const turn of buildAnswers(inputOf(...uses), requests).turns) if (turn.kind === 'send') log.sends(turn.bytes);
  return perhapsConfirmed([log]);
}

describe('An instance', () => {
  it('was confirmed by a response with success to its Message ID', () => {
    expect(confirmedBy()).to.equal(1);
  });

  it('was confirmed by a warning (PS3.7 C.4)', () => {
    expect(confirmedBy('response/status', 6)).to.equal(1);
  });

  it('was not confirmed by a failure', () => {
    expect(confirmedBy('response/status', 0)).to.equal(0);
  });

  it('was not confirmed by a response to a Message ID that nobody used', () => {
    expect(confirmedBy('response/message-id', 2)).to.equal(0);
  });

  it('was not confirmed by an abort, or by nothing', () => {
    expect(confirmedBy('acceptor-state/abort')).to.equal(0);
    expect(confirmedBy('acceptor-state/ends')).to.equal(0);
  });

  it('was not confirmed by a PDU that stops before any status', () => {
    expect(confirmedBy('acceptor-timing/stalled', 2)).to.equal(0);
  });

  it('may have been confirmed by a status in bytes that nobody can decode', () => {
    expect(confirmedBy('response-pdu/length-announced')).to.equal(2);
  });

  it('may have been confirmed by a response whose Message ID cannot be read', () => {
    // The fifth element of the response without its Group Length is Message ID Being Responded To.
    const tags = [0, 1, 2, 3, 4, 5].map((place) => confirmedBy('response/value-length', 2, place));
    expect(Math.max(...tags)).to.equal(2);
  });
});
