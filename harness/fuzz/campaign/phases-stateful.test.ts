import { expect } from 'chai';
import type { Input } from '../input.ts';
import { mutations } from '../mutations/registry.ts';
import type { Target } from '../target.ts';
import { draws, type PhaseInput, type PhaseOptions } from './phases.ts';

const target: Target = {
  calledAETitle: 'SCP',
  callingAETitle: 'SCU',
  pairs: [{ sopClass: '1.2.840.10008.5.1.4.1.1.7', transferSyntax: '1.2.840.10008.1.2.1' }],
  maxLength: 0x4000,
  servesOne: false,
  associationsAtOnce: 4,
};

/** The first inputs after each mutation, once, and the pairs. */
function afterPairs(count: number, options: Partial<PhaseOptions> = {}): readonly PhaseInput[] {
  const some = mutations.filter(({ id }) => id.startsWith('state/'));
  const all = draws({ target, mutations: some, isStateful: true, seed: 1, parents: () => [], ...options });
  const taken: PhaseInput[] = [];
  for (const one of all) {
    if (one.phase !== 'each' && one.phase !== 'pairs') taken.push(one);
    if (taken.length === count) break;
  }
  return taken;
}

const phasesOf = (inputs: readonly PhaseInput[]) => inputs.map(({ phase }) => phase);

describe('Sequences in a campaign', () => {
  it('are one of four inputs when each mutation and the pairs have been tried', () => {
    const taken = afterPairs(40);
    expect(phasesOf(taken).filter((phase) => phase === 'stateful')).to.have.lengthOf(10);
    for (const { phase, input } of taken) expect(input.operations !== undefined).to.equal(phase === 'stateful');
  });

  it('are all there is without mutations, and are none if they are not wanted', () => {
    expect(new Set(phasesOf(afterPairs(20, { mutations: [] })))).to.deep.equal(new Set(['stateful']));
    expect(phasesOf(afterPairs(40, { isStateful: false }))).not.to.include('stateful');
  });

  it('are the same for the same seed, and others for another', () => {
    const drawn = (seed: number) => afterPairs(30, { mutations: [], seed });
    expect(drawn(1)).to.deep.equal(drawn(1));
    expect(drawn(1)).not.to.deep.equal(drawn(2));
  });

  it('go on after those that led to a reaction of their own', () => {
    const operations: Input['operations'] = [
      { kind: 'associate', on: 3 },
      { kind: 'RST', on: 3 },
    ];
    const [pair = { sopClass: '', transferSyntax: '' }] = target.pairs;
    const parent: Input = { ...pair, serial: 1, uses: [], operations };
    const taken = afterPairs(40, { mutations: [], parents: () => [parent] });
    const children = taken.filter(
      ({ input }) => input.operations?.[0]?.on === 3 && input.operations[1]?.kind === 'RST',
    );
    expect(children.length).to.be.within(8, 12);
    expect(Math.max(...taken.map(({ input }) => input.operations?.length ?? 0))).to.be.at.most(30);
  });
});
