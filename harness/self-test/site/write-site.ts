// Writes the documentation site to site/: `npm run docs:site`. It opens from disk, and from any server of files.

import { join } from 'node:path';
import { packageRoot } from '../../scenario/package-root.ts';
import { writeSite } from './site-folder.ts';

const folder = join(packageRoot, 'site');
const count = writeSite(folder, join(packageRoot, 'dist', 'lib', 'types'));
process.stdout.write(`${count} files: ${join(folder, 'index.html')}\n`);
