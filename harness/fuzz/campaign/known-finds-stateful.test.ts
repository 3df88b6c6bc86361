import { expect } from 'chai';
import type { Failure } from '../exchange/failure.ts';
import type { Input } from '../input.ts';
import type { Find } from './find.ts';
import { KnownFinds } from './known-finds.ts';

const died: Failure = { class: 'process died', key: 'SIGSEGV', text: '', clause: '', level: 'fail' };
const plain: Input = { sopClass: '1', transferSyntax: '2', serial: 1, uses: [] };
const mutated: Input = { ...plain, uses: [{ mutation: 'pdv/length', place: 0, variant: 0, size: 0 }] };

function sequence(...kinds: readonly ('associate' | 'echo' | 'store' | 'abort')[]): Input {
  return { ...plain, operations: kinds.map((kind) => ({ kind, on: 0 })) };
}

function knowing(input: Input): KnownFinds {
  const known = new KnownFinds();
  const about = { run: 1, phase: 'stateful', confirmed: 3, tried: 0, explanation: [], occurrences: 1, atMs: 0 };
  const find: Find = { ...about, id: 'x', failure: died, inputs: [input], original: input, mutations: new Set() };
  known.add(find);
  return known;
}

describe('A sequence that is known to kill a SUT', () => {
  const known = knowing(sequence('associate', 'echo', 'abort'));

  it('is left out wherever its operations come in their order', () => {
    expect(known.holds(sequence('associate', 'store', 'echo', 'abort'))).to.equal(true);
    expect(known.holds(sequence('associate', 'abort'))).to.equal(false);
  });

  it('leaves no input out that is no sequence', () => {
    expect([known.holds(mutated), known.holds(plain)]).to.deep.equal([false, false]);
    expect(known.of(died, mutated)).to.equal(undefined);
  });

  it('is found once', () => {
    expect(known.of(died, sequence('associate', 'echo', 'echo', 'abort'))?.id).to.equal('x');
    expect(known.of(died, sequence('associate', 'store', 'abort'))).to.equal(undefined);
  });

  it('is not held by a mutation that is known to kill it', () => {
    expect(knowing(mutated).holds(sequence('associate', 'echo'))).to.equal(false);
  });
});
