// Compiles the project to dist/, unless what lies there was compiled from exactly these sources: `npm run build`. Types are
// not checked here, since that takes ten times as long: `npm run types` does it, and whoever writes the declarations of a package.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { bundle, dataFiles } from './bundle.mjs';
import { transpile } from './transpile.mjs';

/** What is compiled, and what decides how. */
const sources = ['src', 'harness', 'tsconfig.json', 'package.json', 'package-lock.json'];
/** Folders whose `client` runs in a browser, and the bundle that it becomes. */
const clients = { 'harness/report/html': 'client.bundle.js', 'harness/web': 'live.bundle.js' };
/** Says what dist/ was made from, and how it looked then. */
const stampFile = 'dist/.built-from';
/** Says of which scenarios and which code the index of scenarios is. */
const indexStampFile = 'dist/.indexed-from';

/** Compiles `root` and writes the index of its scenarios, if needed. Returns the exit status, 0 if there was nothing to do. */
export async function build(root) {
  return (await compile(root)) || indexScenarios(root);
}

async function compile(root) {
  const before = digestOf(root, sources);
  if (stampOf(root, stampFile) === `${before}\n${outputsOf(root)}`) return 0;
  process.stdout.write('compiling to dist/, which takes some seconds\n');
  const sourceFiles = ['src', 'harness'].flatMap((folder) => filesOf(root, folder)).filter(isModule);
  if (!(await transpile(root, sourceFiles))) return 1;
  bundleClient(root);
  copyData(root);
  bundle(root);
  // What was edited meanwhile is compiled the next time, since the digest is that of before.
  writeFileSync(join(root, stampFile), `${before}\n${outputsOf(root)}`);
  return 0;
}

/** What runs in a browser is a bundle of its own. */
function isModule(file) {
  return /\.ts$/.test(file) && !Object.keys(clients).some((folder) => file.startsWith(join(folder, 'client', '/')));
}

/** The scripts of the HTML report and of the live page are one text each, which page-script.ts and live-page.ts put into the page. */
function bundleClient(root) {
  const options = join(root, 'harness', 'report', 'html', 'client', 'bundle-options.json');
  for (const [folder, bundle] of Object.entries(clients)) {
    const main = join(root, folder, 'client', 'main.ts');
    if (!existsSync(main)) continue;
    const outfile = join(root, 'dist', folder, bundle);
    buildSync({ ...JSON.parse(readFileSync(options, 'utf8')), entryPoints: [main], outfile });
  }
}

/** Data that a module reads from beside itself when it is asked for. */
function copyData(root) {
  for (const file of dataFiles.filter((name) => existsSync(join(root, name))))
    copyFileSync(join(root, file), join(root, 'dist', file));
}

/** `cstore list` and `lint` read what the index has of a scenario, and only others from their files. */
function indexScenarios(root) {
  const stamp = `${digestOf(root, ['scenarios'])}\n${stampOf(root, stampFile)}`;
  if (stampOf(root, indexStampFile) === stamp) return 0;
  const writer = join(root, 'dist', 'harness', 'scenario', 'write-index.js');
  if (!existsSync(writer)) return 0;
  const { status } = spawnSync(process.execPath, [writer], { stdio: 'inherit' });
  if (status === 0) writeFileSync(join(root, indexStampFile), stamp);
  return status ?? 1;
}

function stampOf(root, name) {
  const file = join(root, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Of the content of every source: times of files tell nothing after a checkout, a copy or a clock that was set. */
function digestOf(root, names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap((name) => filesOf(root, name))) {
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update('\n');
  }
  return hash.digest('hex');
}

/** Tells whether somebody else has compiled into dist/, or removed something, since. */
function outputsOf(root) {
  const files = filesOf(root, 'dist').filter((file) => file.endsWith('.js'));
  return `${files.length} ${Math.max(0, ...files.map((file) => statSync(join(root, file)).mtimeMs))}`;
}

function filesOf(root, name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await build(process.cwd());
