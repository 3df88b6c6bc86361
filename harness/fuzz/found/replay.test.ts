import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Find } from '../campaign/find.ts';
import type { SutRunner } from '../campaign/sut-runner.ts';
import { build } from '../exchange/build.ts';
import type { Failure } from '../exchange/failure.ts';
import type { Input } from '../input.ts';
import { imageTarget } from '../testing/example-target.ts';
import { exchangeOf } from './recorded-exchange.ts';
import { findFiles, readFind, replay } from './replay.ts';
import { recordOf } from './write-finds.ts';

const failure: Failure = {
  class: 'no answer',
  key: 'response',
  text: 'it is silent',
  clause: 'PS3.7 9.1.1.2',
  level: 'fail',
};
const [pair] = imageTarget.pairs;
const input: Input = {
  sopClass: pair?.sopClass ?? '',
  transferSyntax: pair?.transferSyntax ?? '',
  serial: 3,
  uses: [{ mutation: 'pdv/unequal-lengths', place: 0, variant: 0, size: 0 }],
};
const find: Find = {
  ...{ id: 'no-answer/pdv', failure, inputs: [input], original: input, run: 3, phase: 'each', confirmed: 3, tried: 0 },
  ...{ explanation: [], occurrences: 1, mutations: new Set(['pdv/unequal-lengths']), atMs: 1 },
};
const exchange = build(input, imageTarget);
const recorded = recordOf(find, 1, [exchange]);

/** A SUT that reacts so, one time after the other, and is ill so after each time. */
function runnerOf(seen: readonly (readonly Failure[])[], ill: readonly (Failure | undefined)[] = []) {
  const calls = { run: 0, look: 0, revive: 0 };
  const runner: SutRunner = {
    run: async () => {
      const failures = seen[calls.run] ?? [];
      calls.run += 1;
      return {
        reaction: { events: [], messages: [], findings: [], reach: 'response', answerMs: 1, ms: 1 },
        failures,
        sentBytes: 1,
      };
    },
    look: async () => {
      calls.look += 1;
      return ill[calls.look - 1];
    },
    revive: async () => {
      calls.revive += 1;
    },
    alone: async () => undefined,
    elementsOf: () => [],
  };
  return { runner, calls };
}

describe('A find that is sent once more', () => {
  it('has the bytes that it had, through its file', () => {
    const bytes = ({ turns }: Pick<typeof exchange, 'turns'>) =>
      turns.map((turn) => (turn.kind === 'send' ? Buffer.from(turn.bytes).toString('hex') : turn.kind));
    expect(recorded.exchanges.flatMap((one) => ('turns' in one ? [bytes(exchangeOf(one))] : []))).to.deep.equal([
      bytes(exchange),
    ]);
  });

  it('is still there if the same is seen, also if that is not each time', async () => {
    expect(await replay(recorded, runnerOf([[failure]]).runner)).to.include({ state: 'still there' });
    expect(await replay(recorded, runnerOf([[], [], [failure]]).runner)).to.include({ state: 'still there' });
  });

  it('is fixed if nothing is seen three times', async () => {
    const { runner, calls } = runnerOf([]);
    expect(await replay(recorded, runner)).to.deep.equal({ id: 'no-answer/pdv', state: 'fixed', text: '' });
    expect(calls.run).to.equal(3);
  });

  it('has changed if something else is seen, and the SUT is brought back', async () => {
    const died: Failure = { ...failure, class: 'process died', key: 'SIGSEGV', text: 'signal SIGSEGV' };
    const { runner, calls } = runnerOf([[]], [died]);
    expect(await replay(recorded, runner)).to.deep.include({ state: 'changed', text: 'process died: signal SIGSEGV' });
    expect(calls.revive).to.equal(1);
  });

  it('is fixed if no more than a warning is seen in place of a fail', async () => {
    const warning: Failure = { ...failure, class: 'connection lost', key: 'RST', level: 'warn' };
    expect(await replay(recorded, runnerOf([[warning], [warning], [warning]]).runner)).to.include({ state: 'fixed' });
  });
});

describe('The files of finds', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'replay-'));
    writeFileSync(join(folder, 'b.json'), JSON.stringify(recorded));
    writeFileSync(join(folder, 'b.yaml'), 'id: b');
    writeFileSync(join(folder, 'a.json'), '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are those of a folder in their order, or the one that a scenario belongs to', async () => {
    expect(await findFiles(folder)).to.deep.equal([join(folder, 'a.json'), join(folder, 'b.json')]);
    expect(await findFiles(join(folder, 'b.yaml'))).to.deep.equal([join(folder, 'b.json')]);
    expect(await readFind(join(folder, 'b.json'))).to.deep.equal(recorded);
  });

  it('are told in one line if they are none', async () => {
    for (const [name, content] of [
      ['a.json', '{}'],
      ['c.json', '{ "schemaVersion": 1'],
      ['d.json', JSON.stringify({ ...recorded, exchanges: [] })],
    ] as const) {
      writeFileSync(join(folder, name), content);
      const error = await readFind(join(folder, name)).catch((thrown: Error) => thrown);
      expect(error).to.be.instanceOf(Error);
      expect((error as Error).message, name)
        .to.match(/^[^\n]+$/)
        .and.contain(name);
    }
  });
});
