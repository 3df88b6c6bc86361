// The parameters of an `associate` step: A-ASSOCIATE-RQ with every field open to change (PS3.8 7.1, 9.3.2; PS3.7 D.3.3).

import { z } from 'zod';
import { expectSchema } from './expectation.ts';
import { pduMutationsSchema } from './mutations/registry.ts';
import { associationName, hex, segmentsSchema, sopClassName, uint8, uint16, uint32 } from './values.ts';

const presentationContext = z
  .strictObject({
    id: uint8.optional().describe('Default: 1, 3, 5, ...'),
    abstractSyntax: z.string().optional().describe('SOP Class keyword or UID; default: the one of the case'),
    transferSyntaxes: z.array(z.string()).optional().describe('Keywords or UIDs; default: those of the case'),
    required: z.literal(true).optional().describe('The case is not applicable when this context is refused'),
  })
  .meta({ id: 'presentationContext' });

const role = z.strictObject({ sopClass: sopClassName.optional(), scu: z.boolean(), scp: z.boolean() });
const rawItem = z.strictObject({ type: uint8, hex: hex.optional() });

export const associateSchema = z
  .strictObject({
    association: associationName.optional(),
    calledAETitle: z.string().optional(),
    callingAETitle: z.string().optional(),
    rawCalledAETitle: hex.optional().describe('The 16 bytes of the field'),
    rawCallingAETitle: hex.optional().describe('The 16 bytes of the field'),
    aeTitleSpaces: z
      .enum(['leading', 'both'])
      .optional()
      .describe('Where the spaces around both AE titles stand; default: after them'),
    protocolVersion: uint16.optional(),
    applicationContext: z.string().optional().describe('Application Context Name'),
    contexts: z
      .array(presentationContext)
      .meta({ id: 'presentationContexts' })
      .optional()
      .describe('Presentation contexts, in order'),
    maxLength: z
      .union([
        uint32,
        z
          .strictObject({ belowLongest: z.int().min(0) })
          .describe('So many bytes less than the longest P-DATA-TF received in this case'),
      ])
      .optional()
      .describe('Longest P-DATA-TF the harness receives; 0 is no limit'),
    implementationClassUID: z.string().optional(),
    implementationVersionName: z.string().nullable().optional(),
    window: z
      .strictObject({ invoked: uint16, performed: uint16 })
      .optional()
      .describe('Asynchronous operations window; the case is not applicable when the SUT grants less than asked'),
    windowRequired: z.boolean().optional().describe('false: a smaller window is fine'),
    roles: z.array(role).optional().describe('SCP/SCU role selection'),
    extended: z.array(z.strictObject({ sopClass: sopClassName.optional(), hex })).optional(),
    commonExtended: z
      .array(
        z.strictObject({
          sopClass: sopClassName.optional(),
          serviceClass: z.string(),
          related: z.array(sopClassName).optional(),
        }),
      )
      .optional(),
    userIdentity: z
      .union([
        z.literal('none'),
        z.strictObject({
          type: uint8,
          primary: z.string().optional(),
          secondary: z.string().optional(),
          responseRequested: z.boolean().optional(),
        }),
      ])
      .optional()
      .describe('User identity; default: the user of the run, if any'),
    userItems: z.array(rawItem).optional().describe('More user-information sub-items, known or not'),
    items: z.array(rawItem).optional().describe('More items after the others'),
    mutate: pduMutationsSchema.optional().describe('Changes of the encoded PDU'),
    segments: segmentsSchema.optional(),
    expect: z
      .union([z.literal('nothing'), expectSchema])
      .optional()
      .describe(
        'The legal reactions; `nothing`: go on without waiting. Default: accepted, with the contexts of the case',
      ),
  })
  .meta({ id: 'association' });

export type AssociateSpec = z.infer<typeof associateSchema>;
