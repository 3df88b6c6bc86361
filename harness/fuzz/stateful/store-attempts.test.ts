import { expect } from 'chai';
import { StoreAttempts } from './store-attempts.ts';

const instance = {
  sopInstanceUID: '2.25.1',
  sopClassUID: '1.2',
  transferSyntax: '1.2.840.10008.1.2',
  bytes: Buffer.alloc(0),
};

describe('C-STOREs of an instance', () => {
  it('that were acknowledged count once, with the last of them', () => {
    const attempts = new StoreAttempts();
    attempts.begin('2.25.1').acknowledged = instance;
    attempts.begin('2.25.1').acknowledged = { ...instance, isWarned: true };
    expect(attempts.acknowledged).to.deep.equal([{ ...instance, isWarned: true, isDisturbed: false }]);
  });

  it('that were refused before the acknowledged one began disturb nothing', () => {
    const attempts = new StoreAttempts();
    attempts.refused(attempts.begin('2.25.1'));
    attempts.begin('2.25.1').acknowledged = instance;
    expect(attempts.acknowledged.map(({ isDisturbed }) => isDisturbed)).to.deep.equal([false]);
  });

  it('that were refused beside it or after it, or never answered, disturb it', () => {
    const [beside, after, before] = [new StoreAttempts(), new StoreAttempts(), new StoreAttempts()];
    const open = beside.begin('2.25.1');
    beside.begin('2.25.1').acknowledged = instance;
    beside.refused(open);
    after.begin('2.25.1').acknowledged = instance;
    after.refused(after.begin('2.25.1'));
    before.begin('2.25.1');
    before.begin('2.25.1').acknowledged = instance;
    for (const one of [beside, after, before]) expect(one.acknowledged[0]?.isDisturbed).to.equal(true);
  });

  it('of other instances have nothing to do with it', () => {
    const attempts = new StoreAttempts();
    attempts.begin('2.25.1').acknowledged = instance;
    attempts.begin('2.25.2');
    expect(attempts.acknowledged.map(({ isDisturbed }) => isDisturbed)).to.deep.equal([false]);
  });
});
