// How a SUT is asked for what it has stored, as plain data.

import { z } from 'zod';
import { checkBaseUrl } from './retrieve-ways.ts';

const baseUrl = z.string().superRefine((text, context) => {
  try {
    checkBaseUrl(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

/** Schema of a `RetrieveSpec`. */
export const retrieveSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('get') }),
  z.strictObject({
    by: z.literal('move'),
    aeTitle: z.string().min(1).max(16).describe('The AE title by which the SUT knows this program as a destination'),
    host: z.string().min(1).describe('The address to listen on'),
    port: z.int().min(1).max(65_535).describe('The port to listen on'),
  }),
  z.strictObject({ by: z.literal('wado'), url: baseUrl.describe('Base URL of its DICOMweb services') }),
]);

/** How to ask for what was stored. */
export type RetrieveSpec = z.infer<typeof retrieveSchema>;
