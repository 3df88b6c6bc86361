import { expect } from 'chai';
import fc from 'fast-check';
import {
  DeflatedExplicitVRLittleEndian,
  ExplicitVRBigEndian,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  transferSyntaxes,
} from '../registry/transfer-syntaxes.ts';
import { SendPlan } from './send-plan.ts';

const implicit = ImplicitVRLittleEndian.uid;
const explicit = ExplicitVRLittleEndian.uid;
const jpeg = '1.2.840.10008.1.2.4.50';

function planFor(...syntaxes: readonly string[]): string[][] {
  const plan = new SendPlan();
  for (const transferSyntax of syntaxes) plan.add({ sopClassUID: '1.1', transferSyntax });
  return plan.presentationContexts.map((context) => [...context.transferSyntaxes]);
}

describe('SendPlan', () => {
  it('proposes one context for each Transfer Syntax, and one with the uncompressed ones that are left', () => {
    const left = [DeflatedExplicitVRLittleEndian.uid, ExplicitVRBigEndian.uid];
    expect(planFor(explicit)).to.deep.equal([[explicit], [implicit, ...left]]);
    expect(planFor(explicit, implicit, explicit)).to.deep.equal([[explicit], [implicit], left]);
    expect(planFor(explicit, implicit, ...left)).to.deep.equal([[explicit], [implicit], ...left.map((uid) => [uid])]);
  });

  it('offers nothing else for what is encapsulated only, as it is not transcoded', () => {
    expect(planFor(jpeg)).to.deep.equal([[jpeg]]);
  });

  it('takes no more than fits into one association, and says so', () => {
    const plan = new SendPlan();
    const added = Array.from({ length: 70 }, (_, i) => plan.add({ sopClassUID: `1.${i}`, transferSyntax: implicit }));
    expect(added.filter(Boolean)).to.have.lengthOf(64);
    expect(plan.presentationContexts).to.have.lengthOf(128);
    expect(plan.add({ sopClassUID: '1.0', transferSyntax: implicit })).to.equal(true);
    expect(plan.add({ sopClassUID: '1.0', transferSyntax: jpeg })).to.equal(false);
    expect(plan.presentationContexts).to.have.lengthOf(128);
  });

  it('never proposes more than 128 contexts, and always one for each file it took', () => {
    const file = fc.record({
      sopClassUID: fc.integer({ min: 1, max: 60 }).map((n) => `1.${n}`),
      transferSyntax: fc.constantFrom(...transferSyntaxes.map(({ uid }) => uid)),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 300 }), (files) => {
        const plan = new SendPlan();
        const taken = files.filter((one) => plan.add(one));
        const contexts = plan.presentationContexts;
        expect(contexts.length).to.be.at.most(128);
        for (const { sopClassUID, transferSyntax } of taken) {
          const alone = contexts.some(
            ({ abstractSyntax, transferSyntaxes: [first, ...more] }) =>
              abstractSyntax === sopClassUID && first === transferSyntax && more.length === 0,
          );
          expect(alone, `${sopClassUID} ${transferSyntax}`).to.equal(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});
