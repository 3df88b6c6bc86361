import { expect } from 'chai';
import * as is from '../../registry/iods/condition.ts';
import { triggerOf } from './trigger.ts';

describe('the attribute without which a condition cannot hold', () => {
  it('is the one that has to be there, or to have some value', () => {
    expect(triggerOf(is.present('Modality'))).to.equal('Modality');
    expect(triggerOf(is.equals('Modality', 'CT'))).to.equal('Modality');
    expect(triggerOf(is.codeIs('ConceptNameCodeSequence', 'DCM', '113014'))).to.equal('ConceptNameCodeSequence');
  });

  it('is that of any part of which all have to hold, and of parts of which one has to hold only a common one', () => {
    const [modality, laterality] = [is.equals('Modality', 'CT'), is.present('Laterality')];
    expect(triggerOf(is.all(is.absent('Laterality'), modality))).to.equal('Modality');
    expect(triggerOf(is.any(modality, is.equals('Modality', 'MR')))).to.equal('Modality');
    expect(triggerOf(is.any(modality, laterality))).to.equal(undefined);
    expect(triggerOf(is.any(modality, is.undecidable('what is meant')))).to.equal(undefined);
  });

  it('does not exist where absence will do, or where other items are asked', () => {
    expect(triggerOf(is.absent('Modality'))).to.equal(undefined);
    expect(triggerOf(is.not(is.equals('Modality', 'CT')))).to.equal(undefined);
    expect(triggerOf(is.nearest(is.present('Modality')))).to.equal(undefined);
    expect(triggerOf(is.root(is.present('Modality')))).to.equal(undefined);
    expect(triggerOf(is.needsCharacterSet())).to.equal(undefined);
  });
});
