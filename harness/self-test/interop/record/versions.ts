/** The versions of installed peers, as the record names them. */

import { createRequire } from 'node:module';
import { runTool } from '../peers/tool.ts';

/** That of a Debian package. */
export async function debianVersion(name: string): Promise<string> {
  const { stdout } = await runTool('dpkg-query', ['-W', name]);
  return `${stdout.trim().split('\t')[1]} (Debian package ${name})`;
}

/** That of an npm package which gives its own package.json. */
export function npmVersion(name: string): string {
  const { version } = createRequire(import.meta.url)(`${name}/package.json`) as { version: string };
  return `${version} (npm)`;
}
