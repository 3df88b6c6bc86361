// Places of SARIF 2.1.0 (3.28 location): the line of a scenario, relative to the root of the sources.

import type { CaseResult } from '../../model/run-result.ts';
import { visibleLine } from '../../words/visible-text.ts';

/** The name of the folder that relative places are relative to. */
export const sourceRoot = '%SRCROOT%';

interface Place {
  readonly file: string;
  readonly line: number;
}

/** Where a result without any scenario is shown: code scanning takes none without a place. */
const nowhere: Place = { file: 'results.json', line: 1 };

/** The place of a case; that of a rule is where it was broken first. */
export function placeOf(one: CaseResult, byId: ReadonlyMap<string, CaseResult>): Place {
  const [own] = one.observed.kind === 'rule' ? placesBroken(one, byId) : [one.place];
  return own ?? one.place ?? nowhere;
}

/** Where a rule was broken, each line of a scenario once. */
export function placesBroken({ observed }: CaseResult, byId: ReadonlyMap<string, CaseResult>): Place[] {
  if (observed.kind !== 'rule') return [];
  const places = observed.brokenIn.flatMap((id) => byId.get(id)?.place ?? []);
  return [...new Map(places.map((place) => [`${place.file}:${place.line}`, place])).values()];
}

/** A physical location. */
export function physicalLocation({ file, line }: Place): object {
  return { artifactLocation: artifactLocation(file), region: { startLine: Math.max(1, line) } };
}

/** Paths outside of the sources are absolute, but for scenarios of an installed package, which have their own folder. */
function artifactLocation(file: string): object {
  const path = visibleLine(file).replaceAll('\\', '/');
  const ofPackage = /\/cstore-conformance\/(scenarios\/.*)$/.exec(path)?.[1];
  if (ofPackage !== undefined) return { uri: encoded(ofPackage), uriBaseId: sourceRoot };
  if (path.startsWith('/')) return { uri: `file://${encoded(path)}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path.slice(0, 2)}${encoded(path.slice(2))}` };
  return { uri: encoded(path), uriBaseId: sourceRoot };
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
