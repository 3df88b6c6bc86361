import { expect } from 'chai';
import type { InputKind } from '../model/fault.ts';
import type { Step } from './step.ts';
import { endFacts, stepFacts } from './step-facts.ts';

const step = (verb: string, args: unknown = {}): Step => ({ verb, args, steps: [], run: async () => {} });

const inputs = (input: InputKind, ...steps: readonly Step[]) => steps.map((_, at) => stepFacts(steps, at, input).input);

const raw = step('send', { bytes: 'ff' });

describe('What a step is for who watches its bytes', () => {
  it('is its number, verb and arguments', () => {
    const steps = [step('associate'), step('c-store', 'valid'), step('send', { pdu: 'A-ABORT', source: 2 })];
    expect(steps.map((_, at) => stepFacts(steps, at, 'legal').text)).to.deep.equal([
      ...['step 1 of 3: associate', 'step 2 of 3: c-store: valid', 'step 3 of 3: send: {pdu:A-ABORT,source:2}'],
    ]);
  });

  it('is cut if it is long', () => {
    const { text } = stepFacts([step('send', { bytes: 'f'.repeat(100_000) })], 0, 'legal');
    expect(text)
      .to.match(/^step 1 of 1: send: \{bytes:f+ …$/)
      .and.have.length.below(250);
  });

  it('is illegal only where an illegal case sends what shows it', () => {
    expect(inputs('illegal', step('associate'), raw, step('c-echo'))).to.deep.equal(['usual', 'illegal', 'usual']);
  });

  it('is illegal wherever an illegal case is not plain, if no step shows what is illegal', () => {
    expect(inputs('illegal', step('connect'), step('wait', { ms: 1 }))).to.deep.equal(['illegal', 'usual']);
  });

  it('is changed where a legal case sends what no usual peer sends', () => {
    const cut = step('c-echo', { fragments: { bytes: 2 } });
    const given = step('c-store', { dataSet: { elements: [] } });
    expect(inputs('legal', step('associate'), raw, cut, given, step('c-store', { dataSet: 'valid' }))).to.deep.equal([
      ...['usual', 'changed', 'changed', 'changed', 'usual'],
    ]);
  });

  it('is usual after the last step', () => {
    expect(stepFacts([raw], 1, 'illegal')).to.equal(endFacts);
    expect(endFacts.input).to.equal('usual');
  });
});
