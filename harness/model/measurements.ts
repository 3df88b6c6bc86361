// What `cstore measure` saw of an AE, as plain data: the source of PS3.2 N.7 and N.8 beside results of cases.

import { z } from 'zod';
import { proposedAssociationSchema } from './proposed-association.ts';
import { replies } from './scu-account.ts';

const count = z.number().int().nonnegative();
/** What came: "accepted", "A-ASSOCIATE-RJ 1/1/7" (result, source, reason), "A-ABORT 2/1", "closed", "reset", "silence". */
const answer = z.string();
const roles = z.array(z.enum(['SCU', 'SCP']));
const window = z.strictObject({ invoked: count, performed: count });
/** Times are seconds; `atLeast` if the AE outlasted what was waited. */
const duration = z.union([
  z.strictObject({ seconds: z.number().nonnegative(), end: answer }),
  z.strictObject({ atLeast: z.number().nonnegative() }),
]);

const tlsVersions = z.array(z.enum(['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']));

/** A measurement that was not made, and why. */
const notMeasuredSchema = z.strictObject({
  name: z.string(),
  why: z.string(),
  isLost: z.literal(true).optional().describe('It could not be reached any more'),
});

const contextsSchema = z.strictObject({
  accepted: z.array(z.strictObject({ sopClass: z.string(), transferSyntaxes: z.array(z.string()) })),
  refused: z.array(z.string()).describe('SOP Classes that were proposed in every Transfer Syntax and not accepted'),
  transferSyntaxes: z.array(z.string()).describe('The Transfer Syntaxes that were proposed'),
});

/** Each measurement is a key; one that was not made is absent. */
export const scpMeasurementsSchema = z.strictObject({
  contexts: contextsSchema.optional(),
  implementation: z.strictObject({ classUID: z.string().optional(), versionName: z.string().optional() }).optional(),
  applicationContext: z.strictObject({ name: z.string().optional() }).optional(),
  maximumLength: z.strictObject({ bytes: count.optional().describe('Absent: none was announced') }).optional(),
  verification: z.strictObject({ transferSyntaxes: z.array(z.string()), echo: answer.optional() }).optional(),
  preference: z
    .array(
      z.strictObject({
        sopClass: z.string(),
        pairs: z.array(z.strictObject({ proposed: z.tuple([z.string(), z.string()]), chosen: z.string() })),
      }),
    )
    .optional(),
  window: z.strictObject({ proposed: window, answered: window.optional() }).optional(),
  roles: z
    .array(z.strictObject({ sopClass: z.string(), proposed: roles, answered: roles.optional() }))
    .optional()
    .describe('Role selection; `answered` is absent if no answer came'),
  extended: z
    .strictObject({ proposed: z.array(z.string()), answered: z.array(z.string()), association: answer })
    .optional(),
  userIdentity: z
    .strictObject({
      without: answer.describe('What an association without user identity comes to'),
      types: z.array(
        z.strictObject({
          type: z.number().int(),
          positiveResponseRequested: z.boolean(),
          answer,
          response: z.boolean().describe('Whether a server response came'),
        }),
      ),
    })
    .optional(),
  associations: z
    .strictObject({ open: count, refused: answer.optional().describe('What the next one came to; absent: none was') })
    .optional(),
  severalContexts: z.strictObject({ sopClass: z.string(), proposed: count, accepted: count }).optional(),
  rejections: z.array(z.strictObject({ cause: z.string(), answer })).optional(),
  stored: z.array(z.strictObject({ sopClass: z.string(), transferSyntax: z.string(), answer })).optional(),
  tls: z
    .strictObject({
      versions: tlsVersions,
      cipherSuites: z.array(z.string()).describe('Names of IANA'),
      withoutCertificate: z.enum(['accepted', 'refused', 'not-tried']).describe('A requestor without a certificate'),
    })
    .optional(),
  artim: duration.optional(),
  idle: duration.optional(),
});

export const scuMeasurementsSchema = z.strictObject({
  waits: z
    .array(z.strictObject({ reply: z.enum(replies), waited: duration }))
    .optional()
    .describe('How long it waits for an answer that never comes'),
  tls: z.strictObject({ versions: tlsVersions }).optional(),
  proposals: z
    .array(
      z.strictObject({
        sopClass: z.string().describe('Of the instance that it was asked to send'),
        transferSyntax: z.string(),
        proposed: z.array(proposedAssociationSchema).describe('One for each association'),
        sent: z.boolean(),
      }),
    )
    .optional(),
});

const about = {
  schemaVersion: z.literal(1),
  address: z.string().describe('AET@host:port'),
  notMeasured: z.array(notMeasuredSchema),
};

export const measurementsSchema = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('scp'),
    ...about,
    port: count.optional().describe('Absent if it was chosen for the measurement alone'),
    isSecured: z.boolean().describe('Whether it was called by TLS'),
    measured: scpMeasurementsSchema,
  }),
  z.strictObject({ role: z.literal('scu'), ...about, measured: scuMeasurementsSchema }),
]);

export type Measurements = z.infer<typeof measurementsSchema>;
export type ScpMeasurements = z.infer<typeof scpMeasurementsSchema>;
export type ScuMeasurements = z.infer<typeof scuMeasurementsSchema>;
export type NotMeasured = z.infer<typeof notMeasuredSchema>;
export type Duration = z.infer<typeof duration>;
