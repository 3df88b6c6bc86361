// Runs every seeded fault and writes docs/detection.md: `npm run docs:detection`; with `-- scp` or `-- scu` that part alone.

import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { detectScu, heldAgainst, isCaughtScu, scuCasesById, scuRowsAtOnce } from '../faulty-scu/detect-scu.ts';
import { scuFaults } from '../faulty-scu/faults/index.ts';
import { legalScuChoices } from '../faulty-scu/legal/index.ts';
import { scuDetectionDoc, scuPartOf, withoutScuPart } from '../faulty-scu/scu-detection-doc.ts';
import { detect, everyCaseById, rowsAtOnce } from './detect.ts';
import { detectionDoc, isCaught } from './detection-doc.ts';
import { faults } from './faults/index.ts';
import { inParallel } from './in-parallel.ts';
import { legalChoices } from './legal/index.ts';
import { readReported } from './reported.ts';

const file = new URL('../../../docs/detection.md', import.meta.url);
const [part] = process.argv.slice(2);
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
const missed: string[] = [];

async function scpPart(): Promise<string> {
  const cases = everyCaseById();
  const detections = await Promise.all(inParallel(faults, rowsAtOnce, (fault) => detect(fault, cases)));
  missed.push(...detections.filter((detection) => !isCaught(detection)).map(({ fault }) => fault.name));
  return detectionDoc(detections, legalChoices, readReported());
}

async function scuPart(): Promise<string> {
  const cases = scuCasesById();
  const detections = await Promise.all(inParallel(scuFaults, scuRowsAtOnce, (fault) => detectScu(fault, cases)));
  missed.push(...detections.filter((detection) => !isCaughtScu(detection)).map(({ fault }) => fault.name));
  for (const choice of legalScuChoices) {
    const held = await heldAgainst(choice, [...cases.values()]);
    missed.push(...held.map(({ id, verdict }) => `${choice.name} (${verdict}: ${id})`));
  }
  return scuDetectionDoc(detections, legalScuChoices, cases.size);
}

const scps = part === 'scu' ? withoutScuPart(before) : await scpPart();
const scus = part === 'scp' ? scuPartOf(before) : await scuPart();
await mkdir(new URL('.', file), { recursive: true });
await writeFile(file, `${scps.trimEnd()}\n\n${scus}`);

if (missed.length > 0) {
  process.stderr.write(`not as it should be: ${missed.join(', ')}\n`);
  process.exitCode = 1;
} else process.stdout.write('docs/detection.md: all faults are caught, and nothing is held against what is legal\n');
