// What User Identity Negotiation comes to: types 1 to 5 with and without positive response (PS3.7 D.3.3.7, PS3.2 Table N.8-9).

import type { ScpEndpoint } from '../sut/sut.ts';
import { ask } from './ask.ts';
import type { Measurement } from './measurement.ts';

/** Username, username and passcode, Kerberos service ticket, SAML assertion, JSON Web Token. */
const types = [1, 2, 3, 4, 5] as const;
const nobody = 'CSTORE_CONFORMANCE';

/** The identity that the run was given, in the types that it can be said in; else one that nobody is likely to know. */
function identityOf(type: number, { user = nobody, password = nobody }: Pick<ScpEndpoint, 'user' | 'password'>) {
  if (type > 2) return { type, primary: nobody };
  return { type, primary: user, ...(type === 2 && { secondary: password }) };
}

/** Each type of identity, and none. */
export const userIdentity: Measurement = {
  name: 'user-identity',
  async measure(subject) {
    const { user, password, ...endpoint } = subject.endpoint;
    const given = { ...(user !== undefined && { user }), ...(password !== undefined && { password }) };
    const anonymous = { ...subject, endpoint };
    const without = (await ask(anonymous)).answer;
    const found: { type: number; positiveResponseRequested: boolean; answer: string; response: boolean }[] = [];
    for (const type of types)
      for (const positiveResponseRequested of [false, true]) {
        const asked = await ask(anonymous, { userIdentity: { ...identityOf(type, given), positiveResponseRequested } });
        const response = asked.accept !== undefined && asked.information.userIdentityResponse !== undefined;
        found.push({ type, positiveResponseRequested, answer: asked.answer, response });
      }
    return { userIdentity: { without, types: found } };
  },
};
