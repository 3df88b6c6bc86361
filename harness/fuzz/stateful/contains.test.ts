import { expect } from 'chai';
import type { SequenceOperation } from '../operation.ts';
import { containsSequence } from './contains.ts';

/** `associate a, echo a` and so on. */
const ops = (text: string): readonly SequenceOperation[] =>
  text.split(', ').map((one) => {
    const at = one.lastIndexOf(' ');
    return { kind: one.slice(0, at) as SequenceOperation['kind'], on: one.charCodeAt(at + 1) - 97 };
  });

describe('Whether a sequence holds another', () => {
  const whole = ops('associate a, store a, associate b, half store b, echo a, abort b, release a');

  it('it does if the kinds come in this order, with others between', () => {
    expect(containsSequence(whole, ops('associate a, store a, echo a'))).to.equal(true);
  });

  it('it does if the connections have other names', () => {
    expect(containsSequence(whole, ops('associate c, half store c, abort c'))).to.equal(true);
    expect(containsSequence(whole, ops('associate b, associate a, half store a, echo b'))).to.equal(true);
  });

  it('it does not if the order is another', () => {
    expect(containsSequence(whole, ops('associate a, echo a, store a'))).to.equal(false);
  });

  it('it does not if what was on one connection is on several', () => {
    expect(containsSequence(whole, ops('associate a, store a, half store a'))).to.equal(false);
    expect(containsSequence(whole, ops('half store a, echo a'))).to.equal(false);
  });
});
