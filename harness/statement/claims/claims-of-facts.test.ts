import { expect } from 'chai';
import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import { conformanceFactsSchema } from '../facts/conformance-facts.ts';
import { checkFacts } from './check-facts.ts';
import { claimsOfFacts } from './claims-of-facts.ts';

const syntaxes = ['ImplicitVRLittleEndian'];
const measured: ConformanceFacts = {
  schemaVersion: 1,
  kind: 'measured',
  standard: '2024c',
  product: { name: { basis: 'unknown' } },
  applicationEntities: [
    {
      name: 'SCP',
      acceptor: {
        associations: {
          maximumLength: { value: 16384, basis: 'measured', evidence: ['measure/maximum-length'] },
          artimSeconds: { basis: 'unknown', note: 'needs --slow' },
        },
        contexts: [
          {
            sopClass: 'CTImageStorage',
            transferSyntaxes: { value: syntaxes, basis: 'measured', evidence: ['x'] },
            asked: syntaxes,
          },
          { sopClass: 'MRImageStorage', transferSyntaxes: { value: [], basis: 'measured' }, asked: syntaxes },
        ],
      },
    },
  ],
};

describe('Claims that start from what was measured', () => {
  const claims = claimsOfFacts(measured);

  it('are facts of kind claimed, with bare values and without what nobody knew', () => {
    expect(conformanceFactsSchema.safeParse(claims).error).to.equal(undefined);
    expect(claims.kind).to.equal('claimed');
    expect(claims.applicationEntities[0]?.acceptor).to.deep.equal({
      associations: { maximumLength: 16384 },
      contexts: [{ sopClass: 'CTImageStorage', transferSyntaxes: syntaxes }],
    });
  });

  it('are confirmed by the same measurement', () => {
    const { claims: checked, unclaimed } = checkFacts(claims, measured);
    expect(checked.map(({ verdict }) => verdict)).to.deep.equal(['confirmed', 'confirmed']);
    expect(unclaimed).to.deep.equal([]);
  });
});
