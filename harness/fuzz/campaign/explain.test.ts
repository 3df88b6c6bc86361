import { expect } from 'chai';
import { ImplicitVRLittleEndian } from '../../../src/index.ts';
import type { Input } from '../input.ts';
import { explain } from './explain.ts';
import { fakeTarget, input, use } from './testing/fakes.ts';

async function lines(minimal: Input, fails: (input: Input) => boolean, mayGoOn = () => true): Promise<string> {
  return (await explain(minimal, { target: fakeTarget, fails: async (one) => fails(one), mayGoOn })).join('\n');
}

describe('the explanation of a find', () => {
  it('tells which variants do it as well, and with which it passes', async () => {
    const text = await lines(input(use('state/abort-values')), ({ uses }) => (uses[0]?.variant ?? 0) < 2);
    expect(text).to.include('state/abort-values: "source 1", and as well "source 255"');
    expect(text).to.include('passes with "reason 3", "reason 255"');
  });

  it('tells in which presentation contexts it is so', async () => {
    const isExplicit = ({ transferSyntax }: Input) => transferSyntax !== ImplicitVRLittleEndian.uid;
    expect(await lines(input(use('bytes/none')), isExplicit)).to.match(
      /in ExplicitVRLittleEndian; passes with .* in ImplicitVRLittleEndian/,
    );
  });

  it('tells the size from which on it is so, and how many elements play no part', async () => {
    const minimal = { ...input(use('sequence/nested-undefined', { size: 249 })), dropped: ['00080018', '00280010'] };
    const text = await lines(minimal, () => true);
    expect(text).to.include('sequence/nested-undefined: from size 249 on');
    expect(text).to.include('2 play no part');
  });

  it('tries nothing when its time is over', async () => {
    let tries = 0;
    const count = () => {
      tries += 1;
      return true;
    };
    await lines(input(use('state/abort-values')), count, () => false);
    expect(tries).to.equal(0);
  });
});
