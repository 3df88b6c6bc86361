import { expect } from 'chai';
import { EngineError } from '../engine.ts';
import { checkAddress, packaged } from './driver.ts';

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

  it('needs a package, and says how to install one that is missing', async () => {
    const missing = Object.assign(new Error('cannot find it'), { code: 'ERR_MODULE_NOT_FOUND' });
    const error = await packaged('absent', 'Redis', () => Promise.reject(missing)).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(EngineError);
    expect((error as Error).message).to.equal(
      'for Redis the package absent is needed, which is not installed: npm install absent',
    );
    const broken = new Error('it cannot be loaded');
    expect(await packaged('x', 'Redis', () => Promise.reject(broken)).catch((cause: unknown) => cause)).to.equal(
      broken,
    );
  });
});
