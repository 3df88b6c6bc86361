// `npm run generate`: writes the scenarios of PS3.8 Table 9-10 and the page about them.

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles, isGenerated, scenarioFolder } from './generated-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A scenario whose cells are gone must not stay behind. */
async function removeOld(): Promise<void> {
  const path = join(root, scenarioFolder);
  await mkdir(path, { recursive: true });
  for (const name of await readdir(path)) if (isGenerated(name)) await rm(join(path, name));
}

await removeOld();
for (const [file, text] of generatedFiles()) {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
  process.stdout.write(`${file}\n`);
}
