// The facts of a product for its conformance statement: dicom-conformance.schema.json (PS3.2, Annex N).
// Three kinds of one form: what was measured, what is claimed, what is required.

import { z } from 'zod';
import { associationsSchema, failureSchema, negotiationSchema, userIdentitySchema } from './associations.ts';
import { leaf } from './leaf.ts';
import {
  contextSchema,
  functionSchema,
  handledStatusSchema,
  preferenceSchema,
  sentStatusSchema,
  storageSchema,
  transcodingSchema,
} from './service.ts';

export const kinds = ['measured', 'claimed', 'required'] as const;
export type Kind = (typeof kinds)[number];

const text = leaf(z.string());
const port = leaf(z.number().int().min(1).max(65535));

const productSchema = z.strictObject({
  name: text,
  version: text.optional(),
  manufacturer: text.optional(),
  date: text.optional().describe('Date of the statement, YYYY-MM-DD'),
  description: text.optional(),
  audience: text.optional(),
  remarks: text.optional(),
  revisions: z.array(z.strictObject({ version: z.string(), date: z.string(), change: z.string() })).optional(),
});

/** An AE as the side that accepts associations: the SCP. */
export const acceptorSchema = z.strictObject({
  associations: associationsSchema.optional(),
  contexts: z.array(contextSchema).optional(),
  verification: leaf(z.boolean()).optional(),
  preference: preferenceSchema.optional(),
  negotiation: negotiationSchema.optional(),
  userIdentity: userIdentitySchema.optional(),
  statuses: z.array(sentStatusSchema).optional(),
  failures: z.array(failureSchema).optional(),
  storage: storageSchema.optional(),
});

/** An AE as the side that opens associations: the SCU. */
export const initiatorSchema = z.strictObject({
  associations: associationsSchema.optional(),
  contexts: z.array(contextSchema).optional(),
  oneTransferSyntaxAContext: leaf(z.boolean()).optional(),
  verification: leaf(z.boolean()).optional(),
  negotiation: negotiationSchema.optional(),
  userIdentity: userIdentitySchema.optional(),
  statuses: z.array(handledStatusSchema).optional(),
  failures: z.array(failureSchema).optional(),
  transcoding: z.array(transcodingSchema).optional(),
});

export const applicationEntitySchema = z.strictObject({
  name: z.string().min(1).describe('What the statement calls it'),
  title: text.optional().describe('Default AE Title'),
  function: text.optional().describe('What it does (N.4.1.1)'),
  acceptor: acceptorSchema.optional(),
  initiator: initiatorSchema.optional(),
});

const configurationSchema = z.strictObject({
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        configurable: leaf(z.enum(['USER', 'SERVICE', 'FIXED', 'N/A']))
          .optional()
          .describe('PS3.2 Table N.6-1'),
        value: leaf(z.union([z.string(), z.number(), z.boolean()])).optional(),
      }),
    )
    .optional(),
});

const tlsVersions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

const securitySchema = z.strictObject({
  port: port.optional().describe('TCP port without TLS'),
  tls: leaf(z.boolean()).optional().describe('Whether TLS is supported'),
  tlsPort: port.optional(),
  tlsVersions: leaf(z.array(z.enum(tlsVersions))).optional(),
  cipherSuites: leaf(z.array(z.string())).optional().describe('Names of IANA'),
  clientCertificate: leaf(z.enum(['required', 'not-required'])).optional(),
  profiles: leaf(z.array(z.string())).optional().describe('Secure Transport Connection Profiles, PS3.15 B'),
  other: text.optional(),
});

const iodSchema = z.strictObject({
  sopClass: z.string().min(1),
  attributes: z.array(z.strictObject({ attribute: z.string(), value: leaf(z.string()).optional() })),
});

export const conformanceFactsSchema = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  kind: z.enum(kinds).describe('What the values rest on, if a leaf does not say it'),
  standard: z.string().describe('Edition of the standard, e.g. "2024c"'),
  product: productSchema,
  applicationEntities: z.array(applicationEntitySchema).min(1),
  configuration: configurationSchema.optional(),
  characterSets: leaf(z.array(z.string()))
    .optional()
    .describe('Defined Terms of (0008,0005); "" for the default repertoire'),
  security: securitySchema.optional(),
  functions: z.array(functionSchema).optional().describe('What the product does with instances (PS3.2 Table N.1-1)'),
  sections: z
    .record(
      z.string().regex(/^(A\.)?[0-9]+(\.[0-9]+)*$/, 'is not the number of a section, such as "5.6"'),
      leaf(z.string()),
    )
    .optional()
    .describe(
      'Text of sections of the statement, by number without N, or with A in the structure of Annex A; "N/A": it does not apply',
    ),
  iods: z.array(iodSchema).optional().describe('What the instances that it creates contain'),
});

/** The facts of a product, of any kind. */
export type ConformanceFacts = z.infer<typeof conformanceFactsSchema>;
export type ApplicationEntity = z.infer<typeof applicationEntitySchema>;
export type AcceptorFacts = z.infer<typeof acceptorSchema>;
export type InitiatorFacts = z.infer<typeof initiatorSchema>;
export type SecurityFacts = z.infer<typeof securitySchema>;

/** The JSON Schema (2020-12) of such a file. */
export function conformanceJsonSchema(): Record<string, unknown> {
  return {
    title: 'dicom-conformance: facts of a product for its conformance statement (PS3.2)',
    ...(z.toJSONSchema(conformanceFactsSchema, { io: 'input' }) as Record<string, unknown>),
  };
}
