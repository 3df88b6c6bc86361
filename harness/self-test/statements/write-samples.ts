// `npm run docs:statements`: writes the sample statements of reports/sample anew; names after `--` choose some of them.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTool } from '../interop/peers/tool.ts';
import { sampleFiles, sampleFolder, samples } from './samples.ts';

const names = process.argv.slice(2);

for (const sample of samples.filter(({ name }) => names.length === 0 || names.includes(name))) {
  if (sample.needs !== undefined && findTool(sample.needs) === undefined) {
    process.stderr.write(`${sample.name} is left as it is: ${sample.needs} is not installed\n`);
    process.exitCode = 1;
    continue;
  }
  const folder = join(sampleFolder, sample.name);
  const files = await sampleFiles(sample);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, content] of files) await writeFile(join(folder, name), content);
  process.stdout.write(`${folder}: ${[...files.keys()].join(', ')}\n`);
}
