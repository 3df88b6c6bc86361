// Writes src/registry/storage/storage-iods.txt from the tables of PS3.3: `npm run generate:iods -- FOLDER [EDITION]`.

import { writeFile } from 'node:fs/promises';
import { readFacts } from './facts.ts';
import { generatedText } from './generated-text.ts';

const [folder = '../shared/facts/storage_iods', edition = '2024c'] = process.argv.slice(2);
const text = generatedText(readFacts(folder), edition);
await writeFile(new URL('../../../src/registry/storage/storage-iods.txt', import.meta.url), text);
process.stdout.write(`${text.length} bytes: src/registry/storage/storage-iods.txt\n`);
