import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { exitStatusOf } from '../../cli/exit-status.ts';
import type { RunResult } from '../../model/run-result.ts';
import { writeReports } from '../../report/index.ts';
import { isRuleCase } from '../../results/rule-id.ts';
import { runCases } from '../../run/run-cases.ts';
import { loadScenarios } from '../../scenario/load.ts';
import { remoteScp } from '../../sut/remote-scp.ts';
import type { Sut } from '../../sut/sut.ts';
import { degenerateScps } from './testing/degenerate-scps.ts';
import { dyingScp } from './testing/dying-process.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../../scenarios/${path}`, import.meta.url));

/** Some cases of several kinds: good and bad messages, negotiation. */
const some = ['ps3.4/gg.4.2/stored.yaml', 'ps3.7/9.1.5/c-echo-without.yaml', 'ps3.7/d.3.2/nothing-acceptable.yaml'];
const cases = loadScenarios(some.map(folder))
  .scenarios.filter(({ role, tags }) => role === 'scp' && !tags.includes('slow'))
  .flatMap((scenario) => scenario.cases);

/** A short time for a reaction. */
const timeoutMs = 500;
/** A longer one for an SCP that is late and right, and how late it is: much is left for what this machine does beside. */
const patientMs = 3000;
const lateMs = 300;

/** The result of a run as its report gives it. */
async function reported(sut: Sut, limitMs = timeoutMs): Promise<RunResult> {
  const result = await runCases(cases, sut, { timeoutMs: limitMs });
  const out = await mkdtemp(join(tmpdir(), 'cstore-degenerate-'));
  try {
    await writeReports(result, out, ['json', 'html', 'junit']);
    return JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as RunResult;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Ids of the cases that are not those of rules. */
const ownCases = ({ cases: all }: RunResult) => all.filter((one) => !isRuleCase(one)).map(({ id }) => id);

describe('a run against an SCP that', function () {
  this.timeout(120_000);

  for (const { name, exitStatus, start } of degenerateScps) {
    it(`${name} ends with a report of every case, and with ${exitStatus}`, async () => {
      await using scp = await start(lateMs);
      const sut = remoteScp({ aeTitle: 'BAD', host: '127.0.0.1', port: scp.port });
      const result = await reported(sut, exitStatus === 0 ? patientMs : timeoutMs);
      expect(ownCases(result)).to.deep.equal(cases.map(({ id }) => id));
      expect(result.interrupted).to.equal(false);
      expect(exitStatusOf(result), JSON.stringify([result.summary, result.sut.notes])).to.equal(exitStatus);
    });
  }

  it('dies again and again ends with a report of every case, and with 1', async () => {
    await using scp = dyingScp(45);
    const result = await reported(scp.sut);
    expect(ownCases(result)).to.have.length(cases.length);
    expect(scp.deaths).to.be.greaterThan(0);
    expect(exitStatusOf(result), JSON.stringify(result.summary)).to.equal(1);
  });
});
