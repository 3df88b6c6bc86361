// What an Application Entity does with associations, on either side: PS3.2 Tables N.7-1, N.7-2, N.7-3, N.7-4.

import { z } from 'zod';
import { leaf } from './leaf.ts';

const count = z.number().int().nonnegative();
const seconds = z.number().nonnegative();
const uid = z.string().regex(/^[0-9.]{1,64}$/, 'is not a UID');

/** Zero stands for "no limit", as in PS3.8 D.1 and PS3.7 D.3.3.3. */
export const associationsSchema = z.strictObject({
  applicationContextName: leaf(uid).optional(),
  implementationClassUID: leaf(uid).optional(),
  implementationVersionName: leaf(z.string()).optional(),
  maximumLength: leaf(count).optional().describe('Maximum Length Received in bytes; 0: no limit (PS3.8 D.1)'),
  maximumAssociations: leaf(count).optional().describe('Associations at the same time; 0: no limit'),
  maximumOperationsInvoked: leaf(count)
    .optional()
    .describe('Asynchronous operations; 1: none; 0: no limit (PS3.7 D.3.3.3)'),
  maximumOperationsPerformed: leaf(count).optional(),
  artimSeconds: leaf(seconds)
    .optional()
    .describe('Time until a connection without A-ASSOCIATE-RQ is closed (PS3.8 9.1.5)'),
  idleSeconds: leaf(seconds).optional().describe('Time until an idle association is aborted; 0: never'),
  acceptSeconds: leaf(seconds)
    .optional()
    .describe('Time until the answer to an A-ASSOCIATE-RQ is no longer waited for; 0: never'),
  responseSeconds: leaf(seconds).optional().describe('Time until a response is no longer waited for; 0: never'),
  releaseSeconds: leaf(seconds).optional().describe('Time until an A-RELEASE-RP is no longer waited for; 0: never'),
  multipleContextsOfOneSopClass: leaf(z.boolean())
    .optional()
    .describe('Several contexts of one SOP Class are accepted'),
});

/** The items of A-ASSOCIATE-RQ that an AE sends, or accepts: PS3.7 D.3.3. */
export const negotiationSchema = z.strictObject({
  asynchronousOperations: leaf(z.boolean()).optional(),
  roleSelection: leaf(z.boolean()).optional(),
  sopClassExtended: leaf(z.boolean()).optional(),
  sopClassCommonExtended: leaf(z.boolean()).optional(),
  userIdentity: leaf(z.boolean()).optional(),
});

/** User Identity Negotiation: PS3.7 D.3.3.7, PS3.2 Tables N.8-8 and N.8-9. */
export const userIdentitySchema = z.strictObject({
  types: leaf(z.array(z.enum(['username', 'username-and-password', 'kerberos', 'saml', 'jwt']))).optional(),
  required: leaf(z.boolean()).optional().describe('Associations without an identity are rejected'),
  positiveResponse: leaf(z.boolean()).optional().describe('A positive response is sent, or asked for'),
});

/** What a failure of association or connection leads to: PS3.2 Tables N.7-8 and N.7-9. */
export const failureSchema = z.strictObject({
  cause: z.string().describe('e.g. `called-ae-title`, `timeout`'),
  answer: leaf(z.string()).describe('What the AE does, e.g. "A-ASSOCIATE-RJ 1/1/7", "tries again twice"'),
});

export type Associations = z.infer<typeof associationsSchema>;
export type ExtendedNegotiation = z.infer<typeof negotiationSchema>;
export type UserIdentity = z.infer<typeof userIdentitySchema>;
export type Failure = z.infer<typeof failureSchema>;
