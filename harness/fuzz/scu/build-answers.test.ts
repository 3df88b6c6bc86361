import { expect } from 'chai';
import { decodeCommandSet, decodePdu, presentationContextResultsOf } from '../../../src/wire.ts';
import { buildAnswers, responseTagsOf } from './build-answers.ts';
import { inputOf, requestsOf, sopInstance } from './testing/requests.ts';

/** The PDUs that are sent, in their order. */
function pdusOf(...parameters: Parameters<typeof buildAnswers>) {
  return buildAnswers(...parameters).turns.flatMap((turn) => {
    if (turn.kind !== 'send') return [];
    const decoded = decodePdu(Buffer.from(turn.bytes));
    return 'pdu' in decoded ? [decoded.pdu] : [];
  });
}

function commandOf(...parameters: Parameters<typeof buildAnswers>) {
  const fragments = pdusOf(...parameters).flatMap((pdu) => (pdu.type === 'P-DATA-TF' ? pdu.pdvs : []));
  return decodeCommandSet(Buffer.concat(fragments.map(({ fragment }) => fragment)));
}

describe('What an SCU is answered', () => {
  it('is success for its request, on its context, if nothing is mutated', () => {
    const requests = requestsOf();
    const pdus = pdusOf(inputOf(), requests);
    expect(pdus.map(({ type }) => type)).to.deep.equal(['A-ASSOCIATE-AC', 'P-DATA-TF', 'A-RELEASE-RP']);
    const [accept, data] = pdus;
    const results = accept?.type === 'A-ASSOCIATE-AC' ? presentationContextResultsOf(accept) : [];
    expect(results.map(({ id, result }) => [id, result])).to.deep.equal([
      [1, 0],
      [3, 0],
    ]);
    expect(data?.type === 'P-DATA-TF' && data.pdvs.map(({ contextId, isLast }) => [contextId, isLast])).to.deep.equal([
      [3, true],
    ]);
    const { command, findings } = commandOf(inputOf(), requests);
    expect(findings).to.deep.equal([]);
    expect([command.CommandField, command.MessageIDBeingRespondedTo, command.Status]).to.deep.equal([0x8001, 5, 0]);
    expect(command.AffectedSOPInstanceUID).to.equal(sopInstance);
  });

  it('has no P-DATA-TF longer than the SCU receives (PS3.8 D.1)', () => {
    const { turns } = buildAnswers(inputOf(), requestsOf(40));
    const lengths = turns.flatMap((turn) =>
      turn.kind === 'send' && turn.what === 'P-DATA-TF' ? [turn.bytes.length - 6] : [],
    );
    expect(lengths.length).to.be.greaterThan(1);
    expect(Math.max(...lengths)).to.be.at.most(40);
  });

  it('says which turns are as every acceptor has them', () => {
    const plainOf = (mutation: string) =>
      buildAnswers(inputOf({ mutation }), requestsOf()).turns.flatMap((turn) =>
        turn.kind === 'send' ? [turn.isPlain ?? false] : [],
      );
    expect(plainOf('accept/no-item')).to.deep.equal([false, true, true]);
    expect(plainOf('response/status')).to.deep.equal([true, false, true]);
  });

  it('is without the elements of a response that a find does without, after its mutation', () => {
    const input = inputOf({ mutation: 'response/error-comment' });
    const tags = responseTagsOf(input, requestsOf());
    expect(tags).to.include.members(['00000900', '00000902']);
    const dropped = tags.filter((tag) => tag !== '00000902');
    const { command } = commandOf({ ...input, dropped }, requestsOf());
    expect(Object.keys(command).filter((key) => key !== 'CommandGroupLength')).to.deep.equal(['ErrorComment']);
    expect(responseTagsOf({ ...input, dropped }, requestsOf())).to.deep.equal(['00000902']);
  });

  it('leaves the elements of a response alone that is not mutated', () => {
    expect(responseTagsOf(inputOf({ mutation: 'accept/no-item' }), requestsOf())).to.deep.equal([]);
  });
});
