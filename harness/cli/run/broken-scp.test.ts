import { expect } from 'chai';
import { storageChecks } from '../../../src/index.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { runCases } from '../../run/run-cases.ts';
import { ownCases } from '../../run/testing/own-cases.ts';
import { bundled } from '../../scenario/testing/bundled.ts';
import { builtInPair } from '../../sut/built-in-pair.ts';

/** For each cause of a status in the SCP, the scenarios that show that it is there. */
const shownBy: Readonly<Record<string, readonly string[]>> = {
  'duplicate-invocation': [
    'built-in/ps3.7/9.1.1/duplicate-invocation',
    'built-in/ps3.7/9.1.1/duplicate-invocation-in-a-window',
  ],
  'unrecognized-operation': ['ps3.7/c.1/unrecognized-operation', 'built-in/ps3.7/9.1.1/unknown-command-field-refused'],
  'mistyped-argument': ['built-in/ps3.7/9.3.1/mistyped-argument', 'built-in/ps3.7/9.3.1/mistyped-argument-no-data-set'],
  'sop-class-not-supported': [
    'built-in/ps3.7/9.1.1/sop-class-not-supported',
    'built-in/ps3.7/9.1.1/sop-class-not-of-the-context',
  ],
  'invalid-sop-instance': ['built-in/ps3.7/9.1.1/invalid-sop-instance'],
  'not-authorized': [
    'built-in/ps3.7/9.1.1/not-authorized',
    'built-in/ps3.7/d.3.3.7/not-authorized-user',
    'built-in/ps3.7/9.1.1/not-authorized-sop-class',
  ],
  'out-of-resources': [
    'built-in/ps3.4/gg.4.2/out-of-resources-data-set-limit',
    'built-in/ps3.4/gg.4.2/out-of-resources-full',
    'built-in/ps3.4/gg.4.2/out-of-resources-quota',
  ],
  'data-set-not-decodable': [
    'built-in/ps3.5/7.1/not-decodable-implicit',
    'built-in/ps3.5/7.1/not-decodable-explicit',
    'built-in/ps3.5/7.1/not-decodable-big-endian',
    'built-in/ps3.5/7.5/not-decodable-implicit',
    'built-in/ps3.5/7.5/not-decodable-explicit',
    'built-in/ps3.4/gg.4.2/nested-too-deep',
    'built-in/ps3.5/a.5/not-decodable-deflated',
  ],
  'data-set-mismatch': [
    'built-in/ps3.4/gg.4.2/data-set-of-another-class',
    'built-in/ps3.4/gg.4.2/data-set-of-another-iod',
  ],
  'data-set-invalid': ['built-in/ps3.4/gg.4.2/data-set-invalid'],
  'handler-failed': ['built-in/ps3.4/gg.4.2/handler-fails', 'built-in/ps3.4/gg.4.2/handler-fails-once'],
  'handler-without-status': [
    'built-in/ps3.4/gg.4.2/handler-returns-no-status',
    'built-in/ps3.4/gg.4.2/handler-status-without-code',
  ],
  'handler-not-a-status': ['built-in/ps3.4/gg.4.2/handler-returns-no-status-data-set'],
  'handler-answer': ['built-in/ps3.4/gg.4.2/cannot-understand', 'built-in/ps3.4/gg.4.2/cannot-understand-plain'],
  'cannot-process': ['built-in/ps3.4/gg.4.2/cannot-process'],
};

const { scenarios } = bundled;
const patienceMs = 5000;

/** Runs the cases of a scenario about the first SOP Class against an SCP that lacks one cause. */
async function runWithout(name: string | undefined, id: string): Promise<readonly CaseResult[]> {
  const cases = scenarios
    .filter((scenario) => scenario.id === id)
    .flatMap((scenario) => scenario.cases)
    .filter(({ sopClass }) => sopClass === 'HangingProtocolStorage' || sopClass === 'accepted');
  const checks = storageChecks.filter((check) => check.name !== name);
  const pair = builtInPair({ listen: { checks } });
  try {
    return ownCases(await runCases(cases, pair, { timeoutMs: patienceMs })).cases;
  } finally {
    await pair.close();
  }
}

const verdictsOf = (results: readonly CaseResult[]): string[] => results.map(({ id, verdict }) => `${verdict} ${id}`);

describe('An SCP that lacks the cause of a status', function () {
  this.timeout(300_000);

  it('could lack any of those that are named here, each with a scenario', () => {
    expect(Object.keys(shownBy).sort()).to.deep.equal(storageChecks.map(({ name }) => name).sort());
    expect(Object.entries(shownBy).filter(([, ids]) => ids.length === 0)).to.deep.equal([]);
  });

  for (const [name, ids] of Object.entries(shownBy)) {
    for (const id of ids) {
      it(`${name} fails every case of ${id}`, async () => {
        const results = await runWithout(name, id);
        expect(results).to.not.have.lengthOf(0);
        expect(verdictsOf(results).filter((line) => !line.startsWith('fail '))).to.deep.equal([]);
      });
    }
  }

  it('fails nothing when it lacks none', async () => {
    const results = await Promise.all(
      Object.values(shownBy)
        .flat()
        .map((id) => runWithout(undefined, id)),
    );
    expect(verdictsOf(results.flat()).filter((line) => !line.startsWith('pass '))).to.deep.equal([]);
  });
});
