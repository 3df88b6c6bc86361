// What is found of acknowledged instances in the store of an SCP: PS3.4 GG.1.2 and B.1.2, PS3.10 7.1.

import { sopClassByUid, transferSyntaxByUid } from '../../src/index.ts';
import type { AcknowledgedInstance, InstanceFile, InstanceIdentity } from '../model/instance-file.ts';
import { findingOf, type Rule, type RuleResult } from './rule.ts';

/** Checked once, at the end of a run: what was acknowledged in a case is looked for below the folder of the SCP. */
export const keptRules = {
  isKept: {
    id: 'storage/acknowledged-is-kept',
    clause: 'PS3.4 GG.1.2',
    level: 'shall',
    title: 'An instance that it acknowledged is not in its store',
    demand:
      'What was answered with success or a warning is stored in some medium and may be accessed for some time (PS3.4 B.1.2 and GG.1.2).',
  },
  isAnythingFound: {
    id: 'storage/found-in-store',
    clause: 'PS3.4 GG.1.2',
    level: 'should',
    title: 'Nothing that it acknowledged is found in its store',
    demand:
      'What was acknowledged is found below the folder of --store-dir, or is given back as --retrieve asks for it.',
  },
  meta: {
    id: 'storage/file-meta-information',
    clause: 'PS3.10 7.1',
    level: 'shall',
    title: 'The File Meta Information of a file does not fit the Data Set in it',
    demand: 'File Meta Information names the SOP Class, the SOP Instance and the Transfer Syntax of its Data Set.',
  },
  hasMeta: {
    id: 'storage/file-has-meta-information',
    clause: 'PS3.10 7.1',
    level: 'should',
    title: 'It stores a Data Set as a file without File Meta Information',
    demand: 'A file that holds a Data Set is a DICOM file, with preamble, prefix and File Meta Information.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** What there is in a store at the end of a run. */
export interface Store {
  /** Where it was looked for, e.g. `below /var/archive`. */
  readonly place: string;
  readonly files: readonly InstanceFile[];
  /** Those of them that came or changed in the run. */
  readonly recent: readonly InstanceFile[];
}

/** What a store comes to for the instances that one case had acknowledged. */
export interface CaseInStore {
  readonly id: string;
  readonly acknowledged: readonly AcknowledgedInstance[];
}

/** The acknowledged instances that the files do not hold. */
export function missingFrom(
  acknowledged: readonly AcknowledgedInstance[],
  files: readonly InstanceFile[],
): readonly AcknowledgedInstance[] {
  const index = indexOf(files);
  return acknowledged.filter(({ sopInstanceUID }) => !index.has(sopInstanceUID));
}

/**
 * The rules of the store for each case. Where not one instance is found the folder may be the wrong one, or the SCP writes no
 * DICOM files: that is told once, and no instance is called lost.
 */
export function checkStore(
  cases: readonly CaseInStore[],
  { place, files, recent }: Store,
): ReadonlyMap<string, RuleResult> {
  const index = indexOf(files);
  const all = new Map(cases.flatMap(({ acknowledged }) => acknowledged.map((one) => [one.sopInstanceUID, one])));
  const found = [...all.keys()].filter((uid) => index.has(uid)).length;
  const renamed = renamedOf([...all.values()], recent, index);
  const checked = cases.filter(({ acknowledged }) => acknowledged.length > 0);
  return new Map(
    checked.map(({ id, acknowledged }, at) => [
      id,
      found === 0 ? nothingFound(all.size, place, at === 0) : checkCase(acknowledged, index, { place, found, renamed }),
    ]),
  );
}

function nothingFound(count: number, place: string, isTold: boolean): RuleResult {
  const rule = keptRules.isAnythingFound;
  const of = count === 1 ? 'the one instance' : `${count} instances`;
  const text = `of ${of} that it acknowledged none is ${place}: it lost what it acknowledged, or it stores elsewhere, as no DICOM files, or under new SOP Instance UIDs`;
  return { checked: [rule.id], findings: isTold ? [findingOf(rule, text)] : [] };
}

function checkCase(
  acknowledged: readonly AcknowledgedInstance[],
  index: ReadonlyMap<string, readonly InstanceFile[]>,
  { place, found, renamed }: { readonly place: string; readonly found: number; readonly renamed: ReadonlySet<string> },
): RuleResult {
  const checked = new Set<string>([keptRules.isAnythingFound.id, keptRules.isKept.id]);
  const unique = [...new Set(acknowledged.map(({ sopInstanceUID }) => sopInstanceUID))];
  const findings = unique.flatMap((uid) => {
    const files = index.get(uid) ?? [];
    const others = found === 1 ? 'another one is' : `${found} others are`;
    const text = `SOP Instance ${uid} was acknowledged and is not ${place} at the end of the run, where ${others}`;
    if (files.length === 0) return renamed.has(uid) ? [] : [findingOf(keptRules.isKept, text)];
    const looked = files.filter(({ isRetrieved = false }) => !isRetrieved);
    for (const { meta } of looked) checked.add(meta ? keptRules.meta.id : keptRules.hasMeta.id);
    return looked.flatMap((file) => checkFile(uid, file));
  });
  return { checked: [...checked], findings };
}

function checkFile(uid: string, { path, meta, dataSet }: InstanceFile): RuleResult['findings'] {
  if (!meta) {
    const text = `the file of ${uid} begins with its Data Set, without File Meta Information (${path})`;
    return [findingOf(keptRules.hasMeta, text)];
  }
  if (!dataSet) return [];
  return contradictions(meta, dataSet).map((text) => findingOf(keptRules.meta, `the file of ${text} (${path})`));
}

/** What the File Meta Information says, and the Data Set does not. */
function contradictions(meta: InstanceIdentity, dataSet: InstanceIdentity): readonly string[] {
  const { sopInstanceUID: uid } = dataSet;
  const said = (value: string | undefined, tag: string): string => `${uid} says ${value ?? 'nothing'} in ${tag}`;
  return [
    ...(meta.sopInstanceUID === uid ? [] : [said(meta.sopInstanceUID, '(0002,0003)')]),
    ...(dataSet.sopClassUID === undefined || meta.sopClassUID === dataSet.sopClassUID
      ? []
      : [`${said(nameOf(meta.sopClassUID), '(0002,0002)')}, and its SOP Class is ${nameOf(dataSet.sopClassUID)}`]),
    // A private Transfer Syntax may be anything.
    ...(!transferSyntaxByUid(meta.transferSyntax) || meta.transferSyntax === dataSet.transferSyntax
      ? []
      : [
          `${said(nameOf(meta.transferSyntax), '(0002,0010)')}, and its Data Set is in ${nameOf(dataSet.transferSyntax)}`,
        ]),
  ];
}

/** UIDs that this program makes begin so (PS3.5 B.2). */
const ownPrefix = '2.25.';

/**
 * What may be there under a new SOP Instance UID, as an SCP may store what it modifies (PS3.4 GG.4.2): instances that are
 * missing, if as many of the same SOP Class came in the run under UIDs that nobody here has made.
 */
function renamedOf(
  acknowledged: readonly AcknowledgedInstance[],
  recent: readonly InstanceFile[],
  index: ReadonlyMap<string, readonly InstanceFile[]>,
): ReadonlySet<string> {
  const known = new Set(acknowledged.map(({ sopInstanceUID }) => sopInstanceUID));
  const strangers = recent.flatMap(({ meta, dataSet }) => {
    const uids = [meta?.sopInstanceUID, dataSet?.sopInstanceUID].flatMap((uid) => uid ?? []);
    const isStrange = uids.every((uid) => !known.has(uid) && !uid.startsWith(ownPrefix));
    return isStrange ? [dataSet?.sopClassUID ?? meta?.sopClassUID] : [];
  });
  const missing = acknowledged.filter(({ sopInstanceUID }) => !index.has(sopInstanceUID));
  const ofClass = (uid: string) => missing.filter(({ sopClassUID }) => sopClassUID === uid).length;
  const isRenamed = ({ sopClassUID }: AcknowledgedInstance): boolean =>
    strangers.filter((uid) => uid === sopClassUID).length >= ofClass(sopClassUID);
  return new Set(missing.filter(isRenamed).map(({ sopInstanceUID }) => sopInstanceUID));
}

/** Files by each SOP Instance UID that they name. */
function indexOf(files: readonly InstanceFile[]): ReadonlyMap<string, readonly InstanceFile[]> {
  const index = new Map<string, InstanceFile[]>();
  for (const file of files) {
    for (const uid of new Set([file.meta?.sopInstanceUID, file.dataSet?.sopInstanceUID])) {
      if (uid !== undefined) index.set(uid, [...(index.get(uid) ?? []), file]);
    }
  }
  return index;
}

function nameOf(uid = 'none'): string {
  return sopClassByUid(uid)?.keyword ?? transferSyntaxByUid(uid)?.keyword ?? uid;
}
