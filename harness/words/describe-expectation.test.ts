import { expect } from 'chai';
import type { Alternative } from '../language/expectation.ts';
import { describeAlternative } from './describe-expectation.ts';

const accept = (fields: object) => describeAlternative({ pdu: { type: 'A-ASSOCIATE-AC', ...fields } } as Alternative);

describe('An A-ASSOCIATE-AC that is expected', () => {
  it('is told as one that came is: contexts by number, results and Transfer Syntaxes by name', () => {
    expect(
      accept({ contexts: { 1: { result: 0, transferSyntax: 'ImplicitVRLittleEndian' }, 3: { result: 4 } } }),
    ).to.equal(
      'A-ASSOCIATE-AC context 1 accepted with ImplicitVRLittleEndian, context 3 transfer-syntaxes-not-supported',
    );
    expect(accept({ contexts: { 1: { result: [3, 4] } } })).to.equal(
      'A-ASSOCIATE-AC context 1 abstract-syntax-not-supported or transfer-syntaxes-not-supported',
    );
    expect(accept({ contexts: { 5: { transferSyntax: ['A', 'B'] } } })).to.equal(
      'A-ASSOCIATE-AC context 5 answered with A or B',
    );
  });

  it('has what it carries, what it does not, and what it repeats', () => {
    expect(accept({ has: ['maxLength'], hasNot: ['userIdentity'] })).to.equal(
      'A-ASSOCIATE-AC with maxLength without userIdentity',
    );
    expect(accept({ repeats: true })).to.equal('A-ASSOCIATE-AC that repeats bytes 11 to 74 of the request');
    expect(accept({ roles: { scu: true } })).to.equal('A-ASSOCIATE-AC roles {scu:true}');
  });
});
