import { expect } from 'chai';
import type { AcceptorTurn } from '../../draft/acceptor-turn.ts';
import { buildAnswers } from '../../scu/build-answers.ts';
import { inputOf, requestsOf } from '../../scu/testing/requests.ts';
import { doubledSizes, type Mutation } from '../mutation.ts';
import { mutationById } from '../registry.ts';
import { acceptorMutations } from './index.ts';

const requests = requestsOf();
const plain = shown(buildAnswers(inputOf(), requests).turns);

/** Turns as text, so that two can be compared. */
function shown(turns: readonly AcceptorTurn[]): string {
  return turns.map((turn) => JSON.stringify(turn.kind === 'send' ? { ...turn, isPlain: undefined } : turn)).join('\n');
}

/** Every variant at the first place, and the first at some others, in the least size and one of some hundreds. */
function choicesOf({ variants = [''], places, sizes }: Mutation): { variant: number; place: number; size: number }[] {
  const some = doubledSizes({ ...(sizes && { sizes }) }).filter((size) => size <= 512);
  const ofVariants = variants.map((_, variant) => ({ variant, place: 0, size: some.at(-1) ?? 0 }));
  const ofPlaces = places ? [1, 2, 7, 60, 0xffff].map((place) => ({ variant: 0, place, size: some[0] ?? 0 })) : [];
  return [...ofVariants, ...ofPlaces];
}

describe('The mutations of what an SCU is answered', () => {
  it('are more than forty, each with an id of its own by which it is found', () => {
    const ids = acceptorMutations.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids.length).to.be.at.least(40);
    expect(ids.map((id) => mutationById(id).id)).to.deep.equal(ids);
  });

  it('cite a clause and say what they break in one line', () => {
    for (const { id, clause, breaks } of acceptorMutations) {
      expect(clause, id).to.match(/^PS3\.[78] ([1-9]|[DE])(\.\d+)*$/);
      expect(breaks, id).to.match(/^[^\n]{10,140}$/);
    }
  });

  for (const mutation of acceptorMutations) {
    it(`change the answers, whatever is chosen, and the same way each time: ${mutation.id}`, () => {
      for (const choice of choicesOf(mutation)) {
        const input = inputOf({ mutation: mutation.id, ...choice });
        const { turns, mutated } = buildAnswers(input, requests);
        expect([...mutated]).to.deep.equal([mutation.layer]);
        expect(shown(turns), JSON.stringify(choice)).to.not.equal(plain);
        expect(shown(buildAnswers(input, requests).turns)).to.equal(shown(turns));
      }
    });
  }

  it('can be made two at a time, in either order', () => {
    for (const [at, { id }] of acceptorMutations.entries()) {
      const other = acceptorMutations[(at * 7 + 3) % acceptorMutations.length]?.id ?? id;
      const size = 3;
      for (const [one, two] of [[id, other] as const, [other, id] as const])
        expect(() => buildAnswers(inputOf({ mutation: one, size }, { mutation: two, size }), requests)).to.not.throw();
    }
  });
});
