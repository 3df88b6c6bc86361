import { expect } from 'chai';
import { Places } from './places.ts';

describe('The places for associations', () => {
  it('are half for one address when nothing else is said, and the others stay free', () => {
    const places = new Places({ port: 0 });
    for (let n = 0; n < 50; n++) {
      expect(places.refusal('10.0.0.1')).to.equal(undefined);
      places.take('10.0.0.1');
    }
    expect(places.refusal('10.0.0.1')).to.equal('50 associations of this address are open');
    expect(places.refusal('10.0.0.2')).to.equal(undefined);
  });

  it('are all for one address when they are few', () => {
    const places = new Places({ port: 0, maxAssociations: 10 });
    for (let n = 0; n < 10; n++) places.take('10.0.0.1');
    expect(places.refusal('10.0.0.2')).to.equal('10 associations are open');
  });

  it('are as many for one address as is said', () => {
    const places = new Places({ port: 0, maxAssociationsPerAddress: 1 });
    const giveBack = places.take('10.0.0.1');
    expect(places.refusal('10.0.0.1')).to.equal('1 associations of this address are open');
    giveBack();
    expect(places.refusal('10.0.0.1')).to.equal(undefined);
    expect(places.count).to.equal(0);
  });
});
