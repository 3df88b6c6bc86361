// Writes docs/rules.md: `npm run docs:rules`.

import { writeFile } from 'node:fs/promises';
import { allRules } from '../../oracle/rule-catalogue.ts';
import { rulesDoc } from './rules-doc.ts';

await writeFile(new URL('../../../docs/rules.md', import.meta.url), rulesDoc(allRules));
process.stdout.write(`${allRules.length} rules: docs/rules.md\n`);
