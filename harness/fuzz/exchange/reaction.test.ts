import { expect } from 'chai';
import { reaction } from '../campaign/testing/fakes.ts';
import { isIgnored, shortOf, signatureOf } from './reaction.ts';

describe('an event in short', () => {
  it('has the source and reason of an A-ABORT, and of a rejection its result as well', () => {
    expect(shortOf({ kind: 'pdu', pdu: { type: 'A-ABORT', source: 2, reason: 6 } })).to.equal('A-ABORT 2/6');
    const rejected = { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 1 } as const;
    expect(shortOf({ kind: 'pdu', pdu: rejected })).to.equal('A-ASSOCIATE-RJ 2/3/1');
  });

  it('is how the connection ended', () => {
    expect(shortOf({ kind: 'closed', how: 'RST' })).to.equal('RST');
  });
});

describe('the signature of a reaction', () => {
  const plain = signatureOf(reaction());

  it('does not tell times or repetitions apart', () => {
    expect(signatureOf(reaction({ ms: 900, answerMs: 700 }))).to.equal(plain);
    expect(signatureOf(reaction({ events: ['A-ASSOCIATE-AC', 'A-ASSOCIATE-AC'] }))).to.equal(plain);
  });

  it('tells apart what came, what did not, how it ended, and how far it got', () => {
    const others = [
      { events: ['A-ABORT 2/6'] },
      { events: ['A-ABORT 2/1'] },
      { events: ['A-ASSOCIATE-AC', 'FIN'] },
      { unanswered: 'response' as const },
      { unreachable: 'refused' },
      { reach: 'message' as const },
    ].map((some) => signatureOf(reaction(some)));
    expect(new Set([plain, ...others])).to.have.property('size', 7);
  });
});

describe('an input that is ignored', () => {
  it('got no connection, or no association that was owed', () => {
    expect(isIgnored(reaction({ unreachable: 'refused' }))).to.equal(true);
    expect(isIgnored(reaction({ unanswered: 'association' }))).to.equal(true);
    expect(isIgnored(reaction({ unanswered: 'response' }))).to.equal(false);
  });
});
