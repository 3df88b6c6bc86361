/** Which part of the project may import which: the map of ARCHITECTURE.md as data. Paths are relative to the project. */

import { posix } from 'node:path';

/** `src` part by part, lowest first: a part may import itself, the parts named here, and nothing else. */
const srcParts: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  registry: ['errors'],
  'upper-layer': ['errors', 'registry'],
  dimse: ['errors', 'registry', 'upper-layer'],
  association: ['errors', 'registry', 'upper-layer', 'dimse'],
  'data-set': ['errors', 'registry'],
  scu: ['errors', 'registry', 'upper-layer', 'dimse', 'association', 'data-set'],
  scp: ['errors', 'registry', 'upper-layer', 'dimse', 'association', 'data-set'],
  wire: ['errors', 'registry', 'upper-layer', 'dimse'],
  index: ['errors', 'registry', 'upper-layer', 'dimse', 'association', 'data-set', 'scu', 'scp'],
};

/** The doors of `src`: all that `harness` may import of it. */
const doors = ['src/index.ts', 'src/wire.ts'];

/** Parts of `harness` that read results: they may import these parts, and no socket. */
const readers = ['report', 'conformance-statement'];
const readable = [...readers, 'verdict'];
const sockets = ['node:net', 'node:tls', 'node:http', 'node:https', 'node:http2', 'node:dgram', 'node:child_process'];

/** Parts of `harness` that run only in a checkout of this project and may use its development dependencies. */
const developmentParts = ['architecture', 'bench', 'browser', 'interop'];

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

function srcViolation(from: string, to: string): string | undefined {
  if (sideOf(to) !== 'src') return 'src never imports anything outside src';
  const [part, target] = [partOf(from), partOf(to)];
  const allowed = srcParts[part];
  if (allowed === undefined) return `src/${part} is no part of the map in harness/architecture/layers.ts`;
  if (part === target || allowed.includes(target)) return undefined;
  return `src/${part} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other part'}, not ${target}`;
}

function harnessViolation(from: string, to: string): string | undefined {
  const side = sideOf(to);
  if (side === 'src') return doors.includes(to) ? undefined : `harness imports src only through ${doors.join(' and ')}`;
  if (side !== 'harness') return to === 'package.json' ? undefined : 'harness imports only src and harness';
  const [part, target] = [partOf(from), partOf(to)];
  if (readers.includes(part) && !readable.includes(target)) {
    return `harness/${part} reads results: it may import ${readable.join(', ')}, not ${target}`;
  }
  return undefined;
}

/** Why the file `from` may not import the file `to`; undefined when it may. */
export function fileViolation(from: string, specifier: string): string | undefined {
  if (!/\.(ts|json)$/.test(specifier)) return 'a relative import carries its extension, .ts';
  const to = posix.join(posix.dirname(from), specifier);
  if (isTest(to) && !(isTest(from) && to.includes('/testing/'))) return 'only tests import what is for tests';
  if (sideOf(from) === 'harness')
    return isTest(from) && sideOf(to) === 'harness' ? undefined : harnessViolation(from, to);
  if (isTest(from) && sideOf(to) === 'src') return undefined;
  return srcViolation(from, to);
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
    const isReader = sideOf(from) === 'harness' && readers.includes(partOf(from)) && !isTest(from);
    return isReader && sockets.includes(specifier)
      ? `harness/${partOf(from)} reads results and touches no socket`
      : undefined;
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (sideOf(from) === 'src' && (!isTest(from) || name === 'dcmjs')) return srcPackageViolation(from, name);
  if (packages.dependencies.includes(name)) return undefined;
  if (!packages.devDependencies.includes(name)) return `${name} is no dependency in package.json`;
  const isDevelopment = isTest(from) || developmentParts.includes(partOf(from));
  return isDevelopment ? undefined : `${name} is only a development dependency in package.json`;
}
