/** The command `cstore` of this checkout, run as a user runs it: in a process of its own. */

import { fileURLToPath } from 'node:url';
import { type PeerProcess, startPeer } from './peer-process.ts';
import { runTool, type ToolOptions, type ToolResult } from './tool.ts';

const main = fileURLToPath(new URL('../../../cli/main.ts', import.meta.url));
const nodeArgs = ['--import=tsx', main];

/** Runs `cstore` to its end. */
export function runCstore(args: readonly string[], options?: ToolOptions): Promise<ToolResult> {
  return runTool(process.execPath, [...nodeArgs, ...args], options);
}

/** Starts `cstore scp`, storing into `directory`. */
export function startCstoreScp(directory: string, args: readonly string[] = []): Promise<PeerProcess> {
  return startPeer((port) => ({
    name: 'cstore scp',
    command: process.execPath,
    args: [...nodeArgs, 'scp', '--port', String(port), '--directory', directory, ...args],
  }));
}
