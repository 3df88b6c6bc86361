/** The command `cstore` of this checkout, run as a user runs it: in a process of its own, as `npm run build` has compiled it. */

import { join } from 'node:path';
import { packageRoot } from '../../../scenario/package-root.ts';
import { type PeerProcess, startPeer } from './peer-process.ts';
import { runTool, type ToolOptions, type ToolResult } from './tool.ts';

/** The compiled entry. */
export const cstoreMain = join(packageRoot, 'dist', 'harness', 'cli', 'main.js');

/** Runs `cstore` to its end. */
export function runCstore(args: readonly string[], options?: ToolOptions): Promise<ToolResult> {
  return runTool(process.execPath, [cstoreMain, ...args], options);
}

/** Starts `cstore scp`, storing into `directory`. */
export function startCstoreScp(directory: string, args: readonly string[] = []): Promise<PeerProcess> {
  return startPeer((port) => ({
    name: 'cstore scp',
    command: process.execPath,
    args: [cstoreMain, 'scp', '--port', String(port), '--directory', directory, ...args],
  }));
}
