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

  it('that ended before the acknowledged one began disturb nothing', () => {
    const attempts = new StoreAttempts();
    attempts.cut(attempts.begin('2.25.1'));
    attempts.begin('2.25.1').acknowledged = instance;
    expect(attempts.acknowledged.map(({ isDisturbed }) => isDisturbed)).to.deep.equal([false]);
  });

  it('that were cut while or after it was acknowledged disturb it', () => {
    const [beside, after] = [new StoreAttempts(), new StoreAttempts()];
    const open = beside.begin('2.25.1');
    beside.begin('2.25.1').acknowledged = instance;
    beside.cut(open);
    after.begin('2.25.1').acknowledged = instance;
    after.cut(after.begin('2.25.1'));
    for (const one of [beside, after]) expect(one.acknowledged[0]?.isDisturbed).to.equal(true);
  });

  it('of other instances have nothing to do with it', () => {
    const attempts = new StoreAttempts();
    attempts.begin('2.25.1').acknowledged = instance;
    attempts.begin('2.25.2');
    expect(attempts.acknowledged.map(({ isDisturbed }) => isDisturbed)).to.deep.equal([false]);
  });
});
