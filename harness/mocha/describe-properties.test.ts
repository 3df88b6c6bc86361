import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { listen } from '../../src/index.ts';
import { type FakeBehaviour, startFakeScp } from '../run/testing/fake-scp.ts';
import { describeProperties, type TestRunner } from './describe-properties.ts';
import type { PropertiesOptions } from './properties-options.ts';

/** Collects tests as a runner does, and runs them when it is told to. */
class Collecting implements TestRunner {
  readonly tests = new Map<string, () => Promise<void>>();
  readonly limits: (number | undefined)[] = [];
  #end: () => Promise<void> = async () => {};

  describe(_name: string, define: () => void): void {
    define();
  }

  it(name: string, test: () => Promise<void>, limitMs?: number): void {
    this.tests.set(name, test);
    this.limits.push(limitMs);
  }

  afterAll(end: () => Promise<void>): void {
    this.#end = end;
  }

  /** What each test came to: undefined for one that passes. */
  async run(): Promise<readonly (string | undefined)[]> {
    const outcomes: (string | undefined)[] = [];
    for (const test of this.tests.values())
      outcomes.push(
        await test().then(
          () => undefined,
          (error: Error) => error.message,
        ),
      );
    await this.#end();
    return outcomes;
  }
}

/** Answers with a status that does not exist if a request has the greatest Message ID. */
const seeded: FakeBehaviour = {
  onRequest: (good, { MessageID }) => (MessageID === 0xffff ? { ...good, Status: 0x3000 } : undefined),
};

describe('describeProperties', () => {
  let out = '';
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'describe-properties-'));
  });
  afterEach(() => rmSync(out, { recursive: true }));

  const remote = (port: number) => ({ kind: 'remote-scp', host: '127.0.0.1', port, calledAETitle: 'SCP' }) as const;

  function described(port: number, options: Partial<PropertiesOptions>): Collecting {
    const runner = new Collecting();
    describeProperties({ sut: remote(port), out, timeoutMs: 500, ...options }, runner);
    return runner;
  }

  it('has a test for each subject that has a mutation, with a time limit, and none of them runs by itself', () => {
    const runner = described(1, {});
    expect([...runner.tests.keys()]).to.include('survives and answers, whatever is wrong with a Data Set');
    expect(runner.tests.size).to.equal(7);
    expect(runner.limits.every((limit) => Number(limit) > 600_000)).to.equal(true);
    expect([...described(1, { mutations: ['command/'] }).tests.keys()]).to.deep.equal([
      'survives and answers, whatever is wrong with a command',
    ]);
  });

  it('throws at once if no mutation is selected', () => {
    expect(() => described(1, { mutations: ['nothing/'] })).to.throw(RangeError, 'no mutation is selected');
  });

  it('passes for an SCP that is right, and leaves a report', async () => {
    await using scp = await listen({ port: 0, store: 'discard' });
    const outcomes = await described(scp.port, { subjects: ['command'], numRuns: 60 }).run();
    expect(outcomes).to.deep.equal([undefined]);
    expect(readdirSync(out).sort()).to.deep.equal(['fuzz-command.html', 'fuzz-command.json']);
    expect(JSON.parse(readFileSync(join(out, 'fuzz-command.json'), 'utf8'))).to.include({ runs: 60, seed: 1 });
  });

  it('fails for an SCP that is wrong, with the input, the scenario, and what sends it again', async () => {
    await using scp = await startFakeScp(seeded);
    const mutations = ['command/message-id'];
    const options = { mutations, numRuns: 400, maxFinds: 1, shrinkTimeMs: 2000 } as const;
    const [message = ''] = await described(scp.port, options).run();
    expect(message).to.match(/^It answers with a status that does not exist when /);
    expect(message).to.match(/ {2}input {5}command\//);
    expect(message).to.contain(`cstore run ${out}/found/illegal-status-`);
    const replay = /cstore fuzz --replay (\S+\.json) --scp SCP@127\.0\.0\.1:\d+/.exec(message)?.[1] ?? '';
    expect(JSON.parse(readFileSync(replay, 'utf8')).failure.class).to.equal('illegal status');
    const path = /path: '([\d.]+)'/.exec(message)?.[1] ?? '';
    const [again = ''] = await described(scp.port, { ...options, path }).run();
    expect(again).to.contain('It answers with a status that does not exist when ');
  });

  it('has a test for each earlier find, which fails as long as it is there', async () => {
    await using wrong = await startFakeScp(seeded);
    await described(wrong.port, { mutations: ['command/message-id'], numRuns: 400, endOnFailure: true }).run();
    const found = join(out, 'found');
    const replayOnly = { found, mutations: ['command/'], numRuns: 1 };
    const [still = ''] = await described(wrong.port, replayOnly).run();
    expect(still).to.match(/^still there: /);
    await using right = await listen({ port: 0, store: 'discard' });
    const runner = described(right.port, replayOnly);
    expect([...runner.tests.keys()][0]).to.match(/^what was found before is fixed: illegal-status-/);
    expect((await runner.run())[0]).to.equal(undefined);
  });

  it('fails in one line for an SCP that is not there', async () => {
    const [message] = await described(1, { subjects: ['pdu'] }).run();
    expect(message).to.match(/^SCP@127\.0\.0\.1:1 cannot be reached: [^\n]+$/);
  });

  it('fails for a run that its time limit cut short only if that is wanted', async () => {
    await using scp = await listen({ port: 0, store: 'discard' });
    const options = { subjects: ['command'], numRuns: 100_000, interruptAfterTimeLimit: 50 } as const;
    expect(await described(scp.port, options).run()).to.deep.equal([undefined]);
    const [message] = await described(scp.port, { ...options, markInterruptAsFailure: true }).run();
    expect(message).to.match(/^the time limit was over after \d+ inputs/);
  });

  it('throws for a folder of earlier finds that is not there, and takes one that is empty', () => {
    expect(() => described(1, { found: join(out, 'no') })).to.throw(/ENOENT/);
    mkdirSync(join(out, 'empty'));
    expect(described(1, { found: join(out, 'empty') }).tests.size).to.equal(7);
  });
});
