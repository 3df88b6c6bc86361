import { expect } from 'chai';
import { encodeCommandSet, fragmentMessage } from '../../src/wire.ts';
import { askedBefore, casesOf, runFake, storeSteps } from '../run/testing/run-fake.ts';

describe('a release', () => {
  it('is not waited for without end while messages keep coming', async () => {
    const response = { CommandField: 0x8001, MessageIDBeingRespondedTo: 1, CommandDataSetType: 0x0101, Status: 0 };
    const bytes = Buffer.concat(
      Array.from({ length: 300 }, () => fragmentMessage(1, encodeCommandSet(response), undefined, 0)).flat(),
    );
    const options = { concurrency: 1, timeoutMs: 3_600_000, preflight: askedBefore };
    const { cases } = await runFake(casesOf(storeSteps), { onRelease: () => bytes }, options);
    const findings = cases[0]?.findings.filter(({ rule }) => rule === 'release/confirmed');
    expect(findings?.[0]?.text).to.match(/the release was not answered with A-RELEASE-RP: C-STORE-RSP/);
  });
});
