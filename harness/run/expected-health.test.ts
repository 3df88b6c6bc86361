import { expect } from 'chai';
import { usualChecks } from '../preflight/health.ts';
import { observedText, reasonText } from '../words/testing/of-case.ts';
import { ExpectedHealth } from './expected-health.ts';
import type { FakeBehaviour } from './testing/fake-scp.ts';
import { askedBefore, casesOf, runFake, storeSteps } from './testing/run-fake.ts';

const preflight = { ...askedBefore, stores: 'CTImageStorage' };

describe('the health that is expected after a case', () => {
  it('is what the SUT did before the first one', () => {
    const expected = new ExpectedHealth();
    expect(expected.checks(undefined, 'x')).to.deep.equal(usualChecks);
    expect(expected.checks(preflight)).to.deep.equal(usualChecks);
    const store = { sopClass: 'CTImageStorage', name: 'x' };
    expect(expected.checks(preflight, 'x')).to.deep.equal({ ...usualChecks, store });
  });

  it('is without what it has stopped doing, until it is started again', () => {
    const expected = new ExpectedHealth();
    expected.stopped('store', 'a', { state: 'unwell', detail: 'C-STORE was answered with 0x0110' });
    expected.stopped('echo', 'b', { state: 'unwell' });
    expect(expected.checks(preflight, 'x')).to.deep.equal({ echo: false, release: true });
    expect(expected.notes).to.deep.equal([
      'its health is told without C-STORE after a: C-STORE was answered with 0x0110',
      'its health is told without C-ECHO after b: no detail',
    ]);
    expected.restarted();
    expect(expected.checks(preflight)).to.deep.equal(usualChecks);
  });

  it('is the fault of the case after which a SUT stopped doing something, and of no other', async () => {
    let stores = 0;
    const onRequest: FakeBehaviour['onRequest'] = (good, { CommandField }) => {
      if (CommandField === 1) stores += 1;
      return stores > 0 && CommandField === 0x30 ? { ...good, Status: 0x0110 } : undefined;
    };
    const list = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6] }' });
    const options = { concurrency: 1, timeoutMs: 60_000, preflight: askedBefore };
    const { cases, sut } = await runFake(list, { onRequest }, options);
    const [first, ...others] = cases;
    expect(first, observedText(first)).to.include({ verdict: 'fail', health: 'unwell' });
    for (const one of others) expect(one, reasonText(one)).to.include({ verdict: 'pass', health: 'ok' });
    expect(sut).to.include({ reachable: true });
    expect(sut.notes?.join()).to.match(/its health is told without C-ECHO after ps3.7\/x:1: C-ECHO was answered with/);
  });
});
