/** Why a file may not import another file or a package, by the `imports.list` of each folder. */

import type { AllowLists } from './allow-lists.ts';
import { targetOf } from './allow-lists.ts';

/** What each folder of `src` and of `harness` may import. */
export interface Lists {
  readonly src: AllowLists;
  readonly harness: AllowLists;
}

/** The files of `src` that lie in no folder. */
const srcFiles: AllowLists = {
  errors: new Set(),
  wire: new Set(['errors', 'registry', 'upper-layer', 'dimse']),
  iod: new Set(['registry', 'data-set']),
  index: new Set(['errors', 'registry', 'upper-layer', 'dimse', 'association', 'data-set', 'iod', 'scu', 'scp']),
};

/** The doors of `src`: all that `harness` may import of it. */
const doors = ['src/index.ts', 'src/wire.ts'];

/** `harness/index.ts` is the door of the harness: it exports what others are to use, of any folder. */
const harnessDoor = 'harness/index.ts';

/** Folders of `harness` that turn data into other data or text, and open no socket and start no process. */
const withoutSockets = ['model', 'yaml', 'language', 'words', 'oracle', 'payload', 'results', 'report'];
const sockets = ['node:net', 'node:tls', 'node:http', 'node:https', 'node:http2', 'node:dgram', 'node:child_process'];

/** Parts of `harness` that run only in a checkout of this project and may use its development dependencies. */
const developmentParts = ['self-test'];

/** The packages of package.json that each kind of file may import. */
export interface Packages {
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

/** True for a test, and for what only tests use: the folders called `testing`. */
export const isTest = (file: string) => /\.(test|interop|browser|spec)\.ts$|\/testing\//.test(file);
const sideOf = (file: string) => file.split('/')[0];
const partOf = (file: string) => file.split('/')[1]?.replace(/\.ts$/, '') ?? '';

/** True for a module specifier that names a file of this project. */
export const isRelative = (specifier: string) => /^\.\.?\//.test(specifier);

function srcViolation(from: string, to: string, lists: AllowLists): string | undefined {
  if (sideOf(to) !== 'src') return 'src never imports anything outside src';
  return partViolation(from, to, { ...srcFiles, ...lists });
}

function harnessViolation(from: string, to: string, lists: AllowLists): string | undefined {
  const side = sideOf(to);
  if (side === 'src') return doors.includes(to) ? undefined : `harness imports src only through ${doors.join(' and ')}`;
  if (side !== 'harness') return to === 'package.json' ? undefined : 'harness imports only src and harness';
  return from === harnessDoor ? undefined : partViolation(from, to, lists);
}

/** The folder of a file, or the file itself if it lies in none, has to be on the list of the folder that imports it. */
function partViolation(from: string, to: string, lists: AllowLists): string | undefined {
  const [part, target] = [partOf(from), partOf(to)];
  const allowed = lists[part];
  if (allowed === undefined) return `${sideOf(from)}/${part} has no imports.list`;
  if (part === target || allowed.has(target)) return undefined;
  const names = allowed.size > 0 ? [...allowed].join(', ') : 'no other part';
  return `${sideOf(from)}/${part} may import ${names}, not ${target}`;
}

/** Why the file `from` may not import the file `to`; undefined when it may. */
export function fileViolation(from: string, specifier: string, lists: Lists): string | undefined {
  if (!/\.(ts|json)$/.test(specifier)) return 'a relative import carries its extension, .ts';
  const to = targetOf(from, specifier);
  if (isTest(to) && !(isTest(from) && to.includes('/testing/'))) return 'only tests import what is for tests';
  if (partOf(to) === 'self-test' && partOf(from) !== 'self-test') return 'what proves the harness is not shipped';
  if (sideOf(from) === 'harness')
    return isTest(from) && sideOf(to) === 'harness' ? undefined : harnessViolation(from, to, lists.harness);
  if (isTest(from) && sideOf(to) === 'src') return undefined;
  return srcViolation(from, to, lists.src);
}

/** dcmjs converts values, pako inflates step by step; both are behind the strict reader. */
const dataSetPackages: readonly string[] = ['dcmjs', 'pako'];

function srcPackageViolation(from: string, name: string): string | undefined {
  if (!dataSetPackages.includes(name)) return `src uses no package but ${dataSetPackages.join(' and ')}`;
  return partOf(from) === 'data-set' ? undefined : `${name} is imported only in src/data-set`;
}

/** Why the file `from` may not import the package or Node.js module `specifier`; undefined when it may. */
export function packageViolation(from: string, specifier: string, packages: Packages): string | undefined {
  if (specifier.startsWith('node:')) {
    const isPure = sideOf(from) === 'harness' && withoutSockets.includes(partOf(from)) && !isTest(from);
    return isPure && sockets.includes(specifier) ? `harness/${partOf(from)} opens no socket` : undefined;
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (sideOf(from) === 'src' && (!isTest(from) || name === 'dcmjs')) return srcPackageViolation(from, name);
  if (packages.dependencies.includes(name)) return undefined;
  if (!packages.devDependencies.includes(name)) return `${name} is no dependency in package.json`;
  const isDevelopment = isTest(from) || developmentParts.includes(partOf(from));
  return isDevelopment ? undefined : `${name} is only a development dependency in package.json`;
}
