import { expect } from 'chai';
import { EventQueue } from './event-queue.ts';

describe('the queue of events', () => {
  it('is full with many events, or with few that have many bytes', () => {
    const queue = new EventQueue<string>();
    for (let count = 0; count < 63; count++) queue.push('small');
    expect(queue.isFull).to.equal(false);
    queue.push('small');
    expect(queue.isFull).to.equal(true);
    const heavy = new EventQueue<string>();
    heavy.push('large', 2 ** 26);
    expect(heavy.isFull).to.equal(true);
    expect(heavy.shift()).to.equal('large');
    expect(heavy.isFull).to.equal(false);
  });
});
