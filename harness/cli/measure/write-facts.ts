// Writes the file of facts, whole or not at all, and tells what is not in it.

import type { Sources } from '../../statement/fill/fill-facts.ts';
import { escapeControls } from '../terminal.ts';
import { writeFiles } from '../write-files.ts';

/** The comment at the head of the file. */
const header = [
  'What was measured of a product, for its conformance statement (PS3.2). Written by cstore measure.',
  'A leaf names its evidence: measure/<name>, preflight, or the id of a case. What is unknown is for the vendor to say.',
];

/** Fills the facts and writes them; lines about them. @throws CliError (status 3) if the file cannot be written. */
export async function writeFacts(sources: Sources, file: string): Promise<string[]> {
  const { fillFacts } = await import('../../statement/fill/fill-facts.ts');
  const { factsText } = await import('../../statement/facts/facts-text.ts');
  await writeFiles([[file, factsText(fillFacts(sources), header)]]);
  const missed = (sources.measurements ?? []).flatMap(({ notMeasured }) => notMeasured);
  return [...missed.map(({ name, why }) => `not measured: ${name}, ${why}`), `facts: ${file}`].map(escapeControls);
}
