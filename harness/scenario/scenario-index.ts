// What the build found of the scenarios that come with cstore, so that `list` and `lint` need not read them again. A scenario
// is known by the hash of its file; the whole index counts for nothing once code or reactions.yaml have changed.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CaseIdentity } from '../case/case-identity.ts';
import { reactionsFile } from './find-files.ts';
import { packageRoot, scenariosFolder } from './package-root.ts';
import type { ListedScenario } from './scenario.ts';
import { needsBuiltIn } from './select.ts';

/** Where the running code lies: dist/, or the package when it runs straight from its TypeScript sources. */
const codeRoot = import.meta.url.endsWith('.ts') ? packageRoot : join(packageRoot, 'dist');

/** What `npm run build` writes, beside the code that it is for. */
const fileName = 'scenario-index.json.gz';

/** Folders of compiled code by which a scenario is read: those of the compiler, of which the package has none, and its own. */
const code = ['harness/language', 'harness/model', 'harness/scenario', 'harness/steps', 'harness/yaml', 'src', 'lib'];

/** Has a title and a requirement if they are others than those of the scenario. */
type IndexedCase = Omit<CaseIdentity, 'scenario' | 'file' | 'place' | 'role' | 'tags' | 'title' | 'requirement'> & {
  readonly title?: CaseIdentity['title'];
  readonly requirement?: CaseIdentity['requirement'];
  readonly line: number;
  /** It scripts the built-in SCP. */
  readonly needsBuiltIn?: true;
};

interface IndexedScenario extends Pick<ListedScenario, 'id' | 'title' | 'requirement' | 'role' | 'tags'> {
  readonly cases: readonly IndexedCase[];
}

interface IndexData {
  readonly reactions: string;
  /** By path from the folder of scenarios, and hash. */
  readonly scenarios: Readonly<Record<string, { readonly hash: string; readonly scenario: IndexedScenario }>>;
}

/** The scenarios that are known. */
export interface ScenarioIndex {
  /** The scenario of a file that is as it was; undefined for any other. */
  find(file: string): ListedScenario | undefined;
}

/** The index of the build in this folder; undefined when there is none, or when it is older than the code. */
export function readIndex(root: string = codeRoot): ScenarioIndex | undefined {
  try {
    const file = join(root, fileName);
    const written = statSync(file).mtimeMs;
    const folders = code.map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
    if (folders.some((folder) => isNewer(folder, written))) return undefined;
    const data = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as IndexData;
    if (data.reactions !== hashOf(reactionsFile)) return undefined;
    return { find: (path) => found(data, path) };
  } catch {
    return undefined;
  }
}

/** Writes the index of scenarios that have no problem. */
export function writeIndex(scenarios: readonly ListedScenario[], root: string = codeRoot): void {
  const entries = scenarios.map((scenario) => [
    keyOf(scenario.file),
    { hash: hashOf(scenario.file), scenario: indexed(scenario) },
  ]);
  const data = { reactions: hashOf(reactionsFile), scenarios: Object.fromEntries(entries) } satisfies IndexData;
  writeFileSync(join(root, fileName), gzipSync(JSON.stringify(data), { level: 9 }));
}

function indexed({ id, title, requirement, role, tags, cases }: ListedScenario): IndexedScenario {
  return {
    id,
    title,
    requirement,
    role,
    tags,
    cases: cases.map((one) => {
      const { id, input, given, sopClass, transferSyntax, timeoutMs, place } = one;
      return {
        id,
        ...(one.title !== title && { title: one.title }),
        ...(!isDeepStrictEqual(one.requirement, requirement) && { requirement: one.requirement }),
        input,
        given,
        sopClass,
        transferSyntax,
        line: place.line,
        ...(timeoutMs !== undefined && { timeoutMs }),
        ...(needsBuiltIn(one) && { needsBuiltIn: true as const }),
      };
    }),
  };
}

function found({ scenarios }: IndexData, file: string): ListedScenario | undefined {
  const entry = scenarios[keyOf(file)];
  if (!entry || entry.hash !== hashOf(file)) return undefined;
  const { id, title, requirement, role, tags, cases } = entry.scenario;
  const own = { scenario: id, file, role, tags };
  return {
    ...entry.scenario,
    file,
    cases: cases.map(({ line, ...rest }) => ({ title, requirement, ...rest, ...own, place: { file, line } })),
  };
}

function keyOf(file: string): string {
  return relative(scenariosFolder, file).split(sep).join('/');
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('base64');
}

/** Whether a file of compiled code was written after this moment. */
function isNewer(folder: string, momentMs: number): boolean {
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isNewer(path, momentMs);
    return entry.name.endsWith('.js') && statSync(path).mtimeMs > momentMs;
  });
}
