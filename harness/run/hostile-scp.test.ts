import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Transport } from '../../src/wire.ts';
import type { RunResult } from '../model/run-result.ts';
import { writeReports } from '../report/index.ts';
import { loadScenarios } from '../scenario/load.ts';
import { type FakeBehaviour, type FakeScp, startFakeScp } from './testing/fake-scp.ts';
import { runAgainst } from './testing/run-fake.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../scenarios/${path}`, import.meta.url));

/** Some cases of every kind: good and bad messages, PDUs, states, negotiation. */
const cases = loadScenarios(['ps3.8/9.2.3', 'ps3.8/9.3.6', 'ps3.7/9.1.5', 'ps3.7/d.3.2'].map(folder))
  .scenarios.filter(({ id, tags }) => id.split('/').length === 3 && !tags.includes('slow'))
  .flatMap((scenario) => scenario.cases);

/** Associations that are served well before a SUT turns bad: those before the first case, and of some cases. */
const goodAssociations = 60;

/** For a SUT that does answer, in milliseconds. */
const patientMs = 2000;

/** Sends these bytes again and again, as fast as they are taken. */
function flood(transport: Transport, bytes: Uint8Array): void {
  const more = (): void => {
    if (transport.closed) return;
    transport.send(bytes);
    setTimeout(more, 1);
  };
  more();
}

const zeros = new Uint8Array(16_384);
const releases = Buffer.concat(Array.from({ length: 50 }, () => Buffer.from('06000000000400000000', 'hex')));

/** What a SUT does instead of its duty. */
const bad: Readonly<Record<string, FakeBehaviour>> = {
  'closes every connection at once': { onConnection: (transport) => transport.destroy() },
  'resets every connection at once': { onConnection: (transport) => transport.reset() },
  'never says anything': { onAssociate: () => 'silence', onRequest: () => 'silence', onRelease: () => 'silence' },
  'answers with something else than PDUs': {
    onAssociate: () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'),
    onRequest: () => Buffer.from('220 mail.example.org ESMTP\r\n'),
    onRelease: () => Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'),
  },
  'answers with a PDU that has no end': { onAssociate: () => Buffer.from('0200ffffffff00010000', 'hex') },
  'never stops sending zeros': { onConnection: (transport) => flood(transport, zeros) },
  'never stops sending A-RELEASE-RP': { onConnection: (transport) => flood(transport, releases) },
};

/** The behaviour of a SUT that is good until so many associations have been served. */
function turningBad(after: number, behaviour: FakeBehaviour): FakeBehaviour {
  let connections = 0;
  const isBad = (): boolean => connections > after;
  return {
    onConnection: (transport) => {
      connections += 1;
      if (isBad()) behaviour.onConnection?.(transport);
    },
    onAssociate: (request) => (isBad() ? behaviour.onAssociate?.(request) : undefined),
    onRequest: (good, request) => (isBad() ? behaviour.onRequest?.(good, request) : undefined),
    onRelease: () => (isBad() ? behaviour.onRelease?.() : undefined),
  };
}

/** Runs every case, and returns the result as it stands in the written report. */
async function judged(
  behaviour: FakeBehaviour,
  { timeoutMs = 60, started = () => {} }: { timeoutMs?: number; started?: (scp: FakeScp) => void } = {},
): Promise<RunResult> {
  await using scp = await startFakeScp(behaviour);
  started(scp);
  const result = await runAgainst(scp, cases, { timeoutMs, concurrency: 4 });
  const out = await mkdtemp(join(tmpdir(), 'cstore-hostile-'));
  try {
    await writeReports(result, out, ['json', 'html', 'junit']);
    return JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as RunResult;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

describe('a run against a SUT', function () {
  this.timeout(300_000);

  it('that is good passes some of these cases', async () => {
    const { cases: told, sut } = await judged({}, { timeoutMs: patientMs });
    expect(sut.reachable).to.equal(true);
    const passed = new Set(told.filter(({ verdict }) => verdict === 'pass').map(({ scenario }) => scenario));
    expect(passed).to.include.all.keys(
      'ps3.7/9.1.5/c-echo',
      'ps3.8/9.2.3/sta6-ar-2',
      'ps3.7/d.3.2/each-context-for-itself',
    );
  });

  for (const [name, behaviour] of Object.entries(bad)) {
    it(`that ${name} ends with a report in which nothing passes`, async () => {
      const { cases: told, summary, sut } = await judged(behaviour);
      expect(told).to.have.length(cases.length);
      expect(sut.reachable).to.equal(false);
      expect(summary).to.include({ pass: 0, warn: 0 });
    });

    it(`that ${name} after a while ends with a report that says so`, async () => {
      const { cases: told, summary } = await judged(turningBad(goodAssociations, behaviour));
      expect(told).to.have.length(cases.length);
      expect(summary.fail + summary.error + summary.inconclusive, JSON.stringify(summary)).to.be.greaterThan(0);
    });
  }

  it('that dies ends with a report that names the case', async () => {
    let scp: FakeScp | undefined;
    let associations = 0;
    const onAssociate = (): undefined => {
      associations += 1;
      if (associations === goodAssociations) void scp?.[Symbol.asyncDispose]();
    };
    const started = (one: FakeScp): void => {
      scp = one;
    };
    const result = await judged({ onAssociate }, { timeoutMs: patientMs, started });
    expect(result.cases).to.have.length(cases.length);
    expect(result.sut.reachable).to.equal(false);
    const culprits = result.cases.filter(({ verdict, health }) => verdict === 'fail' && health === 'unreachable');
    expect(culprits.length).to.be.greaterThan(0);
  });
});
