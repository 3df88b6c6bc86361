// Writes docs/fuzzing-mutations.md: `npm run docs:mutations`.

import { writeFile } from 'node:fs/promises';
import { mutations } from '../../../fuzz/mutations/registry.ts';
import { mutationsDoc } from './mutations-doc.ts';

await writeFile(new URL('../../../../docs/fuzzing-mutations.md', import.meta.url), mutationsDoc(mutations));
process.stdout.write(`${mutations.length} mutations: docs/fuzzing-mutations.md\n`);
