import { expect } from 'chai';
import { CommandField } from '../../src/wire.ts';
import { unrelatedRefusal } from './unrelated-refusal.ts';

const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
const ct = '1.2.840.10008.5.1.4.1.1.2';

/** Why a C-STORE response of this status shows nothing. */
const why = (Status: number, sopClass: string, field: number = CommandField['C-STORE-RSP']) =>
  unrelatedRefusal({ CommandField: field, Status }, sopClass);

describe('a refusal that says nothing of the request', () => {
  it('is one for want of authorization or of resources, or of a duplicate', () => {
    for (const sopClass of [hangingProtocol, ct]) {
      expect(why(0x0124, sopClass)).to.match(/not authorized/);
      expect(why(0xa700, sopClass)).to.match(/want of resources/);
      expect(why(0x0111, sopClass)).to.match(/--seed/);
    }
  });

  it('has a status of the table of its Service Class: only the Storage Service Class has a range (PS3.4 B.2.3)', () => {
    expect(why(0xa701, ct)).to.match(/want of resources/);
    expect(why(0xa701, hangingProtocol)).to.equal(undefined);
  });

  it('is no success, no other failure, and no answer to another operation', () => {
    for (const status of [0x0000, 0x0117, 0x0122, 0x0210, 0xa900, 0xc000]) expect(why(status, ct)).to.equal(undefined);
    expect(why(0x0124, ct, CommandField['C-ECHO-RSP'])).to.equal(undefined);
  });
});
