// Writes docs/fuzzing-detection.md: `npm run docs:fuzzing -- --seeds 10`. What was measured is kept, so that it can be stopped.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { detectionDoc } from './detection-doc.ts';
import { faults, type Measured, measure } from './measure.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '10' }, fault: { type: 'string' } } });
const seeds = Number(values.seeds);
if (!Number.isInteger(seeds) || seeds < 1) throw new RangeError('--seeds: expected a whole number from 1 up');

const page = new URL('../../../../docs/fuzzing-detection.md', import.meta.url);
const reports = new URL('../../../../reports/', import.meta.url);
/** What has been measured; take it away to begin anew. */
const kept = new URL('fuzzing-detection.json', reports);

const measured: Measured[] = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : [];
const write = () => {
  writeFileSync(kept, `${JSON.stringify(measured, undefined, 1)}\n`);
  writeFileSync(page, detectionDoc(faults, measured));
};

mkdirSync(reports, { recursive: true });
for (let seed = 1; seed <= seeds; seed += 1) {
  for (const fault of faults) {
    if (values.fault !== undefined && values.fault !== fault.name) continue;
    if (measured.some((one) => one.fault === fault.name && one.seed === seed)) continue;
    const one = await measure(fault, seed);
    measured.push(one);
    write();
    process.stdout.write(`${fault.name}, seed ${seed}: ${one.run ?? 'not found'} (${one.seconds.toFixed(1)} s)\n`);
  }
}
write();
process.stdout.write(`${measured.length} campaigns: ${fileURLToPath(page)}\n`);
