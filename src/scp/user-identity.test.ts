import { expect } from 'chai';
import type { ReceivedUserIdentity } from '../upper-layer/user-information.ts';
import { userIdentityVerifier } from './user-identity.ts';

function identity(type: number, primary: string, secondary = ''): ReceivedUserIdentity {
  return { type, primary: Buffer.from(primary), secondary: Buffer.from(secondary), positiveResponseRequested: false };
}

describe('user identity (PS3.7 D.3.3.7)', () => {
  const verify = userIdentityVerifier({ users: { alice: 'secret', guest: null } });

  it('accepts a user with the right passcode and rejects a wrong or absent one', () => {
    expect(verify(identity(2, 'alice', 'secret'))).to.equal('accept');
    expect(verify(identity(2, 'alice', 'wrong'))).to.equal('reject');
    expect(verify(identity(1, 'alice'))).to.equal('reject');
  });

  it('accepts a user without a passcode by name alone', () => {
    expect(verify(identity(1, 'guest'))).to.equal('accept');
    expect(verify(identity(2, 'guest', 'whatever'))).to.equal('accept');
  });

  it('rejects an unknown user, also one named like a property of every object', () => {
    expect(verify(identity(1, 'mallory'))).to.equal('reject');
    expect(verify(identity(1, 'constructor'))).to.equal('reject');
    expect(verify(identity(1, '__proto__'))).to.equal('reject');
  });

  it('rejects tickets, assertions and tokens, which a table cannot verify', () => {
    for (const type of [0, 3, 4, 5]) expect(verify(identity(type, 'guest')), `type ${type}`).to.equal('reject');
  });

  it('lets a requestor without an identity in, unless one is required', () => {
    expect(verify(undefined)).to.equal('accept');
    expect(userIdentityVerifier({ users: {}, required: true })(undefined)).to.equal('reject');
  });

  it('asks a function when the policy is one', () => {
    const response = Buffer.from('ticket');
    expect(userIdentityVerifier(() => ({ response }))(identity(3, 'x'))).to.deep.equal({ response });
  });
});
