import { expect } from 'chai';
import { reaction, use } from '../campaign/testing/fakes.ts';
import { judgeReaction } from './judge-reaction.ts';
import type { Reaction } from './reaction.ts';
import { exchangeWith, response } from './testing/exchanges.ts';

const plain = exchangeWith();

function classes(some: Partial<Reaction>, exchange = plain, strict = false): string[] {
  return judgeReaction(reaction(some), exchange, { strict }).map(({ class: kind, level }) => `${kind}: ${level}`);
}

describe('judging a reaction', () => {
  it('finds nothing wrong with a good response, an abort, or silence that nothing is owed in', () => {
    expect(classes({ messages: [response(plain)] })).to.deep.equal([]);
    expect(classes({ events: ['A-ASSOCIATE-AC', 'A-ABORT 2/6'] })).to.deep.equal([]);
    expect(classes({ events: ['A-ASSOCIATE-AC', 'silence'] })).to.deep.equal([]);
  });

  it('fails what is owed and does not come', () => {
    expect(classes({ unanswered: 'response' })).to.deep.equal(['no answer: fail']);
  });

  it('fails a connection that is closed in place of a response, and warns of a reset, which may take an A-ABORT with it', () => {
    expect(classes({ lost: { how: 'FIN', isOwed: true } })).to.deep.equal(['connection lost: fail']);
    expect(classes({ lost: { how: 'FIN', isOwed: false } })).to.deep.equal(['connection lost: warn']);
    expect(classes({ lost: { how: 'RST', isOwed: true } })).to.deep.equal(['connection lost: warn']);
  });

  it('fails a response with another Message ID (PS3.7 9.3.1.2)', () => {
    expect(classes({ messages: [response(plain, { MessageIDBeingRespondedTo: 2 })] })).to.include('wrong answer: fail');
  });

  it('fails a status that does not exist (PS3.7 Annex C), whatever the request was', () => {
    expect(classes({ messages: [response(plain, { Status: 0x1234 })] }).join()).to.match(/illegal status: fail/);
    const broken = exchangeWith(use('command/element-removed'));
    expect(classes({ messages: [response(broken, { Status: 0x1234 })] }, broken)).to.deep.equal([
      'illegal status: fail',
    ]);
  });

  it('does not ask a response to a request that is wrong itself for its fields', () => {
    const broken = exchangeWith(use('command/element-removed'));
    const answer = response(broken, { Status: 0x0110, MessageIDBeingRespondedTo: 9 });
    expect(classes({ messages: [answer] }, broken)).to.deep.equal([]);
  });

  it('warns of Success for what no reader can decode, and fails it if somebody wants it strict', () => {
    const cut = exchangeWith(use('bytes/cut-by-few', { size: 4 }));
    const messages = [response(cut)];
    expect(classes({ messages }, cut)).to.deep.equal(['success for what cannot be decoded: warn']);
    expect(classes({ messages }, cut, true)).to.deep.equal(['success for what cannot be decoded: fail']);
  });

  it('does not warn of Success for what is unusual and can be read', () => {
    const odd = exchangeWith(use('data-set/private-element'));
    expect(classes({ messages: [response(odd)] }, odd)).to.deep.equal([]);
  });
});
