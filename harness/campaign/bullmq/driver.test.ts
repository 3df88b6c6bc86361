import { expect } from 'chai';
import { EngineError } from '../engine.ts';
import { checkAddress } from './driver.ts';

describe('The address of a server of queues', () => {
  it('tells which package is needed', () => {
    expect(checkAddress('redis://host:6379').driver).to.equal('ioredis');
    expect(checkAddress('postgres://lab@db/queue').driver).to.equal('pg');
  });

  it('is refused if it names none that is known', () => {
    for (const address of ['', 'localhost:6379', 'http://host', 'constructor:']) {
      expect(() => checkAddress(address)).to.throw(EngineError, /^expected redis:/);
    }
  });
});
