// A step of one's own, for what DICOM does not show: `cstore run scenarios --steps steps.js`. This one asks the catalogue of an
// archive, here an address that answers 200 for an instance that it lists: CATALOGUE_URL=http://archive.example.org/instances

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const inCatalogue = {
  name: 'in-catalogue',
  summary: 'the catalogue lists what was stored',
  schema: z.strictObject({ withinMs: z.number().positive() }), // a mistake in a scenario is told by `cstore lint`
  async run({ withinMs }, { stored, signal }) {
    const catalogue = process.env.CATALOGUE_URL;
    if (catalogue === undefined) return { verdict: 'not-applicable', text: 'CATALOGUE_URL names no catalogue' };
    const until = Date.now() + withinMs;
    for (const { sopInstanceUID } of stored) {
      while ((await fetch(`${catalogue}/${sopInstanceUID}`, { signal })).status !== 200) {
        if (Date.now() > until)
          return { verdict: 'fail', text: `${sopInstanceUID} is not in the catalogue after ${withinMs} ms` };
        await pause(50, undefined, { signal });
      }
    }
    return { verdict: 'pass', text: `the catalogue lists ${stored.length} instances` };
  },
};

export const steps = [inCatalogue];
