// That a soak finds what it is there for: an SCP that dies, one whose memory grows, and nothing in one that is well.

import { expect } from 'chai';
import { damaged } from './damaged-bytes.ts';
import { memoryTrend } from './memory-trend.ts';
import { randomOf } from './random.ts';
import { concluded } from './soak-result.ts';
import { soakScp } from './soak-scp.ts';

const script = new URL('testing/faulty-scp.ts', import.meta.url);
const inputs = 400;

describe('a soak', () => {
  it('passes an SCP that is well', async () => {
    const { passed, text } = concluded(await soakScp({ inputs, seed: 1, script, args: ['none'] }));
    expect(text).to.match(/^SCP: 400 inputs, 0 crashes, memory from \d+ to \d+ MB, healthy$/);
    expect(passed).to.equal(true);
  });

  it('fails an SCP that leaks with each association', async () => {
    const { passed, text } = concluded(await soakScp({ inputs, seed: 1, script, args: ['leak'] }));
    expect(text).to.match(/0 crashes, memory from \d+ to \d+ MB \(grows by \d+ bytes an input\)/);
    expect(passed).to.equal(false);
  });

  it('fails an SCP that dies, and tells how and of which inputs', async () => {
    const { passed, text } = concluded(await soakScp({ inputs, seed: 1, script, args: ['crash'] }));
    expect(text).to.match(/inputs, 1 crashes, [\s\S]*not healthy[\s\S]*in flight:/);
    expect(passed).to.equal(false);
  });

  it('plays the same bytes for the same seed', () => {
    const bytes = Buffer.alloc(200, 'DICOM');
    const of = (seed: number) =>
      Array.from(
        { length: 50 },
        (
          (random) => () =>
            damaged(bytes, random)
        )(randomOf(seed)),
      );
    expect(of(5)).to.deep.equal(of(5));
    expect(of(5)).to.not.deep.equal(of(6));
    expect(bytes).to.deep.equal(Buffer.alloc(200, 'DICOM'));
  });
});

describe('the trend of memory', () => {
  const samples = (used: (inputs: number) => number) =>
    Array.from({ length: 40 }, (_, at) => ({ inputs: at * 1000, used: used(at * 1000), resident: 100e6 }));

  it('is flat if it only warms up', () => {
    expect(memoryTrend(samples((inputs) => Math.min(20e6, 5e6 + 2000 * inputs)))).to.include({ isFlat: true });
  });

  it('is not flat if every input keeps some hundred bytes', () => {
    const trend = memoryTrend(samples((inputs) => 20e6 + 300 * inputs));
    expect(trend).to.include({ isFlat: false });
    expect(trend?.perInput).to.be.closeTo(300, 1);
  });

  it('is not known from a few samples', () => {
    expect(memoryTrend(samples(() => 1).slice(0, 5))).to.equal(undefined);
  });
});
