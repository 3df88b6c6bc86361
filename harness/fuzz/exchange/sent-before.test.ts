import { expect } from 'chai';
import { encodePdu } from '../../../src/wire.ts';
import { use } from '../campaign/testing/fakes.ts';
import type { Use } from '../input.ts';
import { connectionsOf, endsAssociation, isOwed } from './sent-before.ts';
import { exchangeWith } from './testing/exchanges.ts';

describe('the turns of an exchange', () => {
  it('are those of one connection, or of several with the turn that leaves each', () => {
    expect(connectionsOf(exchangeWith().turns)).to.have.lengthOf(1);
    const connections = connectionsOf(exchangeWith(use('sequence-of-operations/reconnects', { size: 3 })).turns);
    expect(connections.length).to.be.at.least(3);
    for (const turns of connections.slice(0, -1)) expect(turns.at(-1)?.kind).to.equal('reconnect');
  });

  it('end an association by A-RELEASE or A-ABORT', () => {
    const send = (bytes: Uint8Array) => ({ kind: 'send', what: 'PDU', bytes }) as const;
    expect(endsAssociation(send(encodePdu({ type: 'A-RELEASE-RQ' })))).to.equal(true);
    expect(endsAssociation(send(encodePdu({ type: 'A-ABORT', source: 0, reason: 0 })))).to.equal(true);
    expect(endsAssociation(send(Buffer.from([4])))).to.equal(false);
    expect(endsAssociation({ kind: 'await', what: 'release' })).to.equal(false);
  });

  it('owe an association to a request that can be decoded', () => {
    const sentBy = (...uses: readonly Use[]) => exchangeWith(...uses).turns.slice(0, 1);
    expect(isOwed('association', sentBy())).to.equal(true);
    expect(isOwed('association', sentBy(use('state/foreign-protocol')))).to.equal(false);
  });
});
