// What User Identity Negotiation comes to: types 1 to 5 with and without positive response (PS3.7 D.3.3.7, PS3.2 Table N.8-9).

import { ask } from './ask.ts';
import type { Measurement } from './measurement.ts';

/** Username, username and passcode, Kerberos service ticket, SAML assertion, JSON Web Token. */
const types = [1, 2, 3, 4, 5] as const;
const user = 'CSTORE_CONFORMANCE';

/** An identity that nobody is likely to know: a real one is never guessed. */
function identityOf(type: number) {
  return { type, primary: user, ...(type === 2 && { secondary: user }) };
}

/** Each type of identity, and none. */
export const userIdentity: Measurement = {
  name: 'user-identity',
  async measure(subject) {
    const { user: _, password: __, ...anonymous } = subject.endpoint;
    const nobody = { ...subject, endpoint: anonymous };
    const without = (await ask(nobody)).answer;
    const found: { type: number; positiveResponseRequested: boolean; answer: string; response: boolean }[] = [];
    for (const type of types)
      for (const positiveResponseRequested of [false, true]) {
        const asked = await ask(nobody, { userIdentity: { ...identityOf(type), positiveResponseRequested } });
        const response = asked.accept !== undefined && asked.information.userIdentityResponse !== undefined;
        found.push({ type, positiveResponseRequested, answer: asked.answer, response });
      }
    return { userIdentity: { without, types: found } };
  },
};
