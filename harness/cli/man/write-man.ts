// `npm run docs:man`: writes man/cstore.1.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, packageVersion } from '../../scenario/package-root.ts';
import { describeCommand } from '../completion/command-description.ts';
import { createProgram } from '../program.ts';
import { manPage } from './man-page.ts';

const folder = join(packageRoot, 'man');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'cstore.1'), manPage(describeCommand(createProgram(() => undefined)), packageVersion()));
