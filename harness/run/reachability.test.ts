import { expect } from 'chai';
import { remoteScp } from '../sut/remote-scp.ts';
import type { SutProcess } from '../sut/sut.ts';
import { Reachability } from './reachability.ts';
import { runCases } from './run-cases.ts';
import { startFakeScp } from './testing/fake-scp.ts';
import { ownCases } from './testing/own-cases.ts';
import { askedBefore, casesOf, storeSteps } from './testing/run-fake.ts';

/** A process that runs on, whatever it does. */
const alive: SutProcess = {
  death: undefined,
  life: new AbortController().signal,
  start: async () => {},
  notes: async () => [],
};

describe('a SUT', () => {
  it('is gone when it was not well after three cases in a row', () => {
    const reachability = new Reachability();
    reachability.ill('a');
    reachability.ill('b');
    expect(reachability).to.include({ gone: undefined, isWell: false });
    reachability.well();
    reachability.ill('c');
    reachability.ill('d');
    expect(reachability.gone).to.equal(undefined);
    reachability.ill('e');
    expect(reachability.gone).to.equal('e');
  });

  it('is gone for good when it is lost', () => {
    const reachability = new Reachability();
    reachability.lose('it cannot be started');
    reachability.well();
    expect(reachability).to.include({ gone: 'it cannot be started', isWell: false });
  });

  it('that hangs is given up, though its process runs', async () => {
    let hangs = false;
    await using scp = await startFakeScp({
      onAssociate: () => (hangs ? 'silence' : undefined),
      onRequest: () => {
        hangs = true;
        return 'silence';
      },
    });
    const sut = { ...remoteScp({ aeTitle: 'FAKE', host: '127.0.0.1', port: scp.port }), process: alive };
    const list = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6, 7, 8] }' });
    const result = ownCases(await runCases(list, sut, { timeoutMs: 500, concurrency: 1, preflight: askedBefore }));
    expect(result.cases.map(({ verdict }) => verdict)).to.deep.equal([
      ...Array<string>(3).fill('fail'),
      ...Array<string>(5).fill('error'),
    ]);
    expect(result.sut).to.include({ reachable: false, unreachableReason: 'it is unwell: silence for 500 ms' });
  });
});
