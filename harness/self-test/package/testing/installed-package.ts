// The package as a user has it: packed by npm, and installed in an empty project.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledMain } from '../../../cli/testing/compiled.ts';
import { packageRoot } from '../../../scenario/package-root.ts';

/** One file of the package. */
export interface PackedFile {
  readonly path: string;
  readonly size: number;
}

/** What a program left behind. */
export interface Ended {
  readonly status: number;
  readonly output: string;
}

/** Runs a program to its end, without waiting for input. */
export function runIn(folder: string, program: string, args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  return new Promise((resolve) => {
    const child = execFile(program, args, { cwd: folder, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ status, output: `${stdout}${stderr}` });
    });
    child.stdin?.end();
  });
}

/** A project in a temporary folder that has nothing but the package. */
export class InstalledPackage {
  readonly folder: string;
  readonly tarball: string;
  readonly files: readonly PackedFile[];

  private constructor(folder: string, tarball: string, files: readonly PackedFile[]) {
    this.folder = folder;
    this.tarball = tarball;
    this.files = files;
  }

  /** Builds, packs and installs. Throws with what npm says if it fails. */
  static async create(): Promise<InstalledPackage> {
    await compiledMain();
    const folder = await mkdtemp(join(tmpdir(), 'cstore-package-'));
    // Its scripts write the declarations; what they say must not stand in the JSON.
    const packed = await npm(packageRoot, 'pack', '--foreground-scripts=false', '--json', '--pack-destination', folder);
    const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: PackedFile[] }];
    const tarball = join(folder, filename);
    await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }');
    await npm(folder, 'install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', tarball);
    return new InstalledPackage(folder, tarball, files);
  }

  /** `npx cstore` with these arguments. */
  cstore(...args: readonly string[]): Promise<Ended> {
    return runIn(this.folder, 'npx', ['--no-install', 'cstore', ...args]);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** The standard output of npm. */
function npm(folder: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('npm', args, { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`npm ${args[0]}: ${stderr || stdout}`));
      else resolve(stdout);
    });
  });
}
