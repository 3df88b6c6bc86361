import { expect } from 'chai';
import { steps as registry, stepByVerb } from './index.ts';

describe('the registry of steps', () => {
  it('has one step a verb, each with a summary and a schema', () => {
    expect(new Set(registry.map(({ verb }) => verb))).to.have.property('size', registry.length);
    for (const step of registry) {
      expect(step.summary, step.verb).to.match(/\w/);
      expect(stepByVerb(step.verb)).to.equal(step);
    }
    expect(stepByVerb('verify')).to.equal(undefined);
  });
});
