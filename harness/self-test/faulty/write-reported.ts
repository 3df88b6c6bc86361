// `npm run docs:reported`: runs the breadth of the suite against every seeded fault, or those that are named, and notes in
// reported.json how many faults each report has; docs/detection.md has the numbers. All of them take an hour.

import { availableParallelism } from 'node:os';
import { broadRun } from './broad-run.ts';
import { everyCaseById } from './detect.ts';
import { faults } from './faults/index.ts';
import { readReported, writeReported } from './reported.ts';

const names = process.argv.slice(2);
const known = readReported();
const isOld = (name: string): boolean => !faults.some((fault) => fault.name === name);
const queue = faults.filter(({ name }) => (names.length > 0 ? names.includes(name) : !(name in known)));
const cases = [...everyCaseById().values()];

async function work(): Promise<void> {
  for (let fault = queue.shift(); fault; fault = queue.shift()) {
    const reported = await broadRun(fault, cases);
    known[fault.name] = reported;
    writeReported(Object.fromEntries(Object.entries(known).filter(([name]) => !isOld(name))));
    process.stdout.write(`${fault.name}: ${reported.faults} faults, place ${reported.place}\n`);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
