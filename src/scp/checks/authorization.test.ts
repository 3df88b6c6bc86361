import { expect } from 'chai';
import type { AssociationInfo } from '../handler.ts';
import { type AuthorizeFunction, forbiddenBy, type StoreRule } from './authorization.ts';

const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
const ctImage = '1.2.840.10008.5.1.4.1.1.2';

function requestor(callingAETitle: string, user?: string): AssociationInfo {
  return { callingAETitle, calledAETitle: 'SCP', remoteAddress: '127.0.0.1', ...(user === undefined ? {} : { user }) };
}

function isAllowed(
  authorize: readonly StoreRule[] | AuthorizeFunction | undefined,
  who: AssociationInfo,
  uid = ctImage,
) {
  return forbiddenBy(authorize)(who, uid) === undefined;
}

describe('authorization to store', () => {
  it('allows everybody everything when there are no rules', () => {
    expect(isAllowed(undefined, requestor('ANY'))).to.equal(true);
    expect(isAllowed([], requestor('ANY'))).to.equal(true);
  });

  it('refuses a calling AE title that a rule names, and no other', () => {
    const rules = [{ callingAETitle: 'BAD', allow: false }];
    expect(isAllowed(rules, requestor('BAD'))).to.equal(false);
    expect(isAllowed(rules, requestor('GOOD'))).to.equal(true);
  });

  it('lets the first matching rule decide', () => {
    const rules = [{ callingAETitle: ['A', 'B'], allow: true }, { allow: false }];
    expect(isAllowed(rules, requestor('B'))).to.equal(true);
    expect(isAllowed(rules, requestor('C'))).to.equal(false);
  });

  it('refuses a SOP Class named by keyword or UID', () => {
    for (const sopClass of ['HangingProtocolStorage', hangingProtocol, [ctImage, 'HangingProtocolStorage']]) {
      expect(isAllowed([{ sopClass, allow: false }], requestor('A'), hangingProtocol)).to.equal(false);
    }
    expect(isAllowed([{ sopClass: 'HangingProtocolStorage', allow: false }], requestor('A'), ctImage)).to.equal(true);
  });

  it('tells users apart, and matches no name where there is no user', () => {
    const rules = [{ user: 'alice', allow: true }, { allow: false }];
    expect(isAllowed(rules, requestor('A', 'alice'))).to.equal(true);
    expect(isAllowed(rules, requestor('A', 'bob'))).to.equal(false);
    expect(isAllowed(rules, requestor('A'))).to.equal(false);
  });

  it('asks a function, and passes on the reason that it gives', () => {
    const authorize: AuthorizeFunction = (who) => (who.user === 'alice' ? true : 'closed today');
    expect(forbiddenBy(authorize)(requestor('A', 'alice'), ctImage)).to.equal(undefined);
    expect(forbiddenBy(authorize)(requestor('A'), ctImage)).to.equal('closed today');
  });

  it('refuses when the function fails', () => {
    const failing = (): never => {
      throw new Error('no directory');
    };
    expect(forbiddenBy(failing)(requestor('A'), ctImage)).to.equal('the authorization failed: no directory');
  });

  it('names the user, or else the AE title, when no reason is given', () => {
    expect(forbiddenBy([{ allow: false }])(requestor('A', 'bob'), ctImage)).to.match(/^user bob may not/);
    expect(forbiddenBy(() => false)(requestor('A'), ctImage)).to.match(/^A may not/);
  });
});
