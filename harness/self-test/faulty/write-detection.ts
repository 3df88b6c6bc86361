// Runs every seeded fault and writes docs/detection.md: `npm run docs:detection`.

import { mkdir, writeFile } from 'node:fs/promises';
import { casesById, detect, inParallel } from './detect.ts';
import { detectionDoc, isCaught } from './detection-doc.ts';
import { faults } from './faults/index.ts';
import { legalChoices } from './legal/index.ts';
import { readReported } from './reported.ts';

const file = new URL('../../../docs/detection.md', import.meta.url);

const cases = casesById();
const detections = await Promise.all(inParallel(faults, (fault) => detect(fault, cases)));
await mkdir(new URL('.', file), { recursive: true });
await writeFile(file, detectionDoc(detections, legalChoices, readReported()));

const missed = detections.filter((detection) => !isCaught(detection)).map(({ fault }) => fault.name);
process.stdout.write(`${detections.length} faults, ${detections.length - missed.length} caught: docs/detection.md\n`);
if (missed.length > 0) {
  process.stderr.write(`not caught: ${missed.join(', ')}\n`);
  process.exitCode = 1;
}
