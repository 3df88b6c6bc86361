// What a requestor proposes in an A-ASSOCIATE-RQ, as plain data: PS3.8 9.3.2, PS3.7 D.3.3, PS3.2 Tables N.7-2, N.7-3.

import { z } from 'zod';

const role = z.enum(['SCU', 'SCP']);

export const proposedAssociationSchema = z.strictObject({
  calledAETitle: z.string(),
  callingAETitle: z.string(),
  applicationContextName: z.string().optional(),
  implementationClassUID: z.string().optional(),
  implementationVersionName: z.string().optional(),
  maximumLength: z.number().int().optional().describe('0: no limit (PS3.8 D.1)'),
  contexts: z
    .array(
      z.strictObject({
        sopClass: z.string().describe('Keyword, or UID'),
        transferSyntaxes: z.array(z.string()).describe('In the order in which they are proposed'),
      }),
    )
    .describe('The presentation contexts in their order'),
  window: z.strictObject({ invoked: z.number().int(), performed: z.number().int() }).optional(),
  roles: z.array(z.strictObject({ sopClass: z.string(), roles: z.array(role) })).optional(),
  extended: z.array(z.string()).optional().describe('SOP Classes with extended negotiation'),
  commonExtended: z.array(z.string()).optional().describe('SOP Classes with common extended negotiation'),
  userIdentity: z
    .strictObject({ type: z.number().int(), positiveResponseRequested: z.boolean() })
    .optional()
    .describe('Its type alone; what identifies the user is not kept'),
});

/** What a requestor proposes. */
export type ProposedAssociation = z.infer<typeof proposedAssociationSchema>;
export type NegotiatedRole = z.infer<typeof role>;
