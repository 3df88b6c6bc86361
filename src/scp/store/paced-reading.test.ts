import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { defaultLimits } from '../../data-set/read/limits.ts';
import { StrictReader } from '../../data-set/read/strict-reader.ts';
import { transferSyntaxByKeyword } from '../../registry/transfer-syntaxes.ts';
import { element, minimalDataSet } from '../testing/minimal-data-set.ts';
import { PacedReading } from './paced-reading.ts';

function syntax(keyword: string) {
  const row = transferSyntaxByKeyword(keyword);
  if (row === undefined) throw new Error(keyword);
  return row;
}

const deflated = syntax('DeflatedExplicitVRLittleEndian');
const implicit = syntax('ImplicitVRLittleEndian');

/** An element of VR OB in Explicit VR that inflates to so many bytes, as long as none of it is looked at. */
function bomb(length: number): Buffer {
  const head = Buffer.from([9, 0, 1, 0x10, 0x4f, 0x42, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(length, 8);
  return deflateRawSync(Buffer.concat([head, Buffer.alloc(length)]));
}

/** Turns of the event loop until it is read. */
async function turnsOf(reading: PacedReading): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await reading.working;
  isOver = true;
  return turns;
}

describe('Paced reading', () => {
  it('of a few bytes that inflate to very many takes many turns of the event loop', async () => {
    const reading = new PacedReading(deflated, {});
    reading.push(bomb(64_000_000));
    expect(reading.working).to.not.equal(undefined);
    expect(await turnsOf(reading)).to.be.above(5);
    reading.end();
    expect(reading.error).to.equal(undefined);
  });

  it('of what is small is over at once', () => {
    const reading = new PacedReading(implicit, {});
    reading.push(minimalDataSet());
    expect(reading.working).to.equal(undefined);
    reading.end();
    expect(reading.captured.SOPInstanceUID).to.equal(minimalDataSet.uids.sopInstanceUID);
  });

  it('of a long value that comes in long fragments needs no waiting', () => {
    const reading = new PacedReading(implicit, {});
    const dataSet = minimalDataSet({ more: element(0x00720002, Buffer.alloc(1_000_000)) });
    for (let at = 0; at < dataSet.length; at += 200_000) reading.push(dataSet.subarray(at, at + 200_000));
    expect(reading.working).to.equal(undefined);
  });

  it('finds what a reader finds that reads at once, whatever the fragments, which are used again', async () => {
    const bytes = bomb(3_000_000);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length }), fc.nat(), fc.nat({ max: 255 }), async (size, place, byte) => {
        const damaged = Buffer.from(bytes);
        damaged[place % bytes.length] = byte;
        const atOnce = new StrictReader(deflated, defaultLimits);
        atOnce.push(damaged);
        atOnce.end();
        const paced = new PacedReading(deflated, defaultLimits);
        for (let at = 0; at < damaged.length; at += size + 100) {
          const fragment = Buffer.from(damaged.subarray(at, at + size + 100));
          paced.push(fragment);
          fragment.fill(0xff);
        }
        await paced.working;
        paced.end();
        expect(paced.error).to.deep.equal(atOnce.error);
      }),
      { numRuns: 60 },
    );
  });

  it('ends soon after it was stopped', async () => {
    const reading = new PacedReading(deflated, {});
    reading.push(bomb(100_000_000));
    reading.stop();
    expect(await turnsOf(reading)).to.be.below(4);
  });
});
