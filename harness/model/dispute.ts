// What the vendor of a system says against a fault or a fail. It stands beside the verdict and does not change it.

import { z } from 'zod';

export const disputeSchema = z.strictObject({
  by: z.string().describe('Who disputes it: the vendor, or a person there'),
  text: z.string().describe('Why, in their own words'),
  date: z.string().describe('The day on which they said so, YYYY-MM-DD'),
});

/** A vendor's words beside a fail. */
export type Dispute = z.infer<typeof disputeSchema>;
