// What a scenario may say of a Data Set: a valid instance, a Part 10 file, or one of them changed.

import { z } from 'zod';
import { instanceProfiles, uncompressedTransferSyntaxes } from '../../src/index.ts';
import { deflateForms, elementSchema } from './element-spec.ts';
import { mutationsSchema } from './mutations/registry.ts';
import { hex, sopClassName } from './values.ts';

const changed = z.strictObject({
  from: z.string().optional().describe('`valid` (the default) or a Part 10 file, relative to the scenario'),
  profile: z
    .enum(instanceProfiles)
    .optional()
    .describe(
      'How much is in a generated instance: Type 1 and 2 (the default), what a vendor would send, or everything',
    ),
  sopClass: sopClassName.optional().describe('SOP Class of the instance, where it is not the one of the case'),
  encodedIn: z
    .enum(uncompressedTransferSyntaxes.map(({ keyword }) => keyword))
    .optional()
    .describe('Transfer Syntax in which the instance is encoded, where it is not the one agreed on'),
  set: z.record(z.string(), z.unknown()).optional().describe('Attributes to set, by keyword'),
  remove: z.array(z.string()).optional().describe('Attributes to leave out, by keyword'),
  elements: z.array(elementSchema).optional().describe('Data Elements to put at their places, encoded as written'),
  groupLengths: z.literal(true).optional().describe('A Group Length before each group (retired, PS3.5 7.2)'),
  deflate: z.enum(deflateForms).optional().describe('How it is deflated, where the Transfer Syntax is'),
  mutate: mutationsSchema.optional(),
});

const raw = z.strictObject({ hex }).describe('Exactly these bytes');

export const dataSetSchema = z
  .union([z.string(), changed, raw])
  .describe('`valid`, `none`, a Part 10 file, a changed instance, or bytes in hex');

/** What a scenario says of a Data Set. */
export type DataSetSpec = z.infer<typeof dataSetSchema>;
