// A Data Set against the IOD of its SOP Class: PS3.3 (the nine Non-Patient IODs, those of the Storage Service Class, of
// every other class the SOP Common Module alone), PS3.4 GG.4.2 (an SCP may do this).

import { formatTag } from '../../registry/dictionary.ts';
import { describeCondition } from '../../registry/iods/condition.ts';
import type { IodDefinition } from '../../registry/iods/definition.ts';
import { iodOf } from '../../registry/iods/index.ts';
import { sopCommonModule } from '../../registry/iods/modules/sop-common.ts';
import { sopClassByKeyword } from '../../registry/sop-classes.ts';
import { storageIodOf } from '../../registry/storage/storage-iod.ts';
import { limitOf } from '../read/finding.ts';
import { type DataSetTree, readDataSet } from '../read/read-data-set.ts';
import { splitText } from './element-values.ts';
import { checkFileMetaUids } from './file-meta-uids.ts';
import { IodLevels, makeLevel } from './iod-level.ts';
import { ItemScope, type Report } from './item-scope.ts';
import type { IodLevel } from './level-row.ts';
import { printable } from './printable.ts';
import { validateStorageIod } from './storage/validate-storage-iod.ts';
import { validateItem } from './validate-item.ts';
import type { ValidationFinding } from './validation-finding.ts';

/** A Data Set as bytes, with the Transfer Syntax (UID or keyword) they are in. */
export interface EncodedDataSet {
  readonly bytes: Uint8Array;
  readonly transferSyntax: string;
}

/** Where the UIDs stand that a Data Set has to repeat, with the clause that says what they are. */
const namingClauses = { command: 'PS3.7 C.5.2', 'file meta information': 'PS3.10 7.1' } as const;

export interface ValidateOptions {
  /**
   * Affected SOP Class UID of the command, or Media Storage SOP Class UID of the file meta information; the SOP Class
   * itself unless given.
   */
  readonly sopClassUID?: string;
  /** Affected SOP Instance UID of the command, or Media Storage SOP Instance UID of the file meta information. */
  readonly sopInstanceUID?: string;
  /** Where these UIDs come from; `command` unless given. */
  readonly namedBy?: keyof typeof namingClauses;
  /** The File Meta Elements as they stand in the file, the Group Length included, to have their UIDs checked too. */
  readonly fileMeta?: Uint8Array;
}

const sopClassUIDTag = 0x00080016;
const sopInstanceUIDTag = 0x00080018;
const characterSetTag = 0x00080005;

/**
 * What is wrong with a Data Set, most of it by PS3.3, PS3.5 and PS3.6; empty when nothing is.
 *
 * @param dataSet the bytes, or the tree that {@link readDataSet} made of them
 * @param sopClass the SOP Class, by UID or keyword, that the Data Set has to be an instance of. Of a class whose IOD is
 *   not known here only the SOP Common Module, values, private blocks and UIDs are checked.
 */
export function validateDataSet(
  dataSet: DataSetTree | EncodedDataSet,
  sopClass: string,
  options: ValidateOptions = {},
): readonly ValidationFinding[] {
  const tree = 'elements' in dataSet ? dataSet : readDataSet(dataSet.bytes, dataSet.transferSyntax);
  const findings = new Findings();
  const limit = tree.findings.find(limitOf);
  // What the limit has cut off is not missing.
  if (limit) return [notReadToItsEnd(limit)];
  try {
    for (const finding of tree.findings) findings.add(structural(finding));
    validateTree(tree, sopClassByKeyword(sopClass)?.uid ?? sopClass, options, (finding) => findings.add(finding));
  } catch (error) {
    if (!(error instanceof TooManyFindings)) throw error;
  }
  return findings.all;
}

/** Whether the IOD of a SOP Class, named by its UID, is known, so that `validateDataSet` checks all of it. */
export function knowsIod(sopClassUID: string): boolean {
  return iodOf(sopClassUID) !== undefined || storageIodOf(sopClassUID) !== undefined;
}

function validateTree(tree: DataSetTree, sopClassUID: string, options: ValidateOptions, report: Report): void {
  const scope = ItemScope.of(tree, report);
  if (options.fileMeta) checkFileMetaUids(options.fileMeta, report);
  checkUids(scope, sopClassUID, options);
  checkCharacterSets(scope);
  const iod = iodOf(sopClassUID);
  if (iod) validateIod(scope, iod);
  else if (!validateStorageIod(scope, sopClassUID, tree.transferSyntax)) validateItem(scope, commonLevel());
}

let common: IodLevel | undefined;

/** What every Composite IOD has (PS3.3 C.12): that other attributes come with it is no news. */
function commonLevel(): IodLevel {
  common ??= { ...makeLevel([sopCommonModule]), open: true };
  return common;
}

/** Errors that end the validation, and at most so many findings of the other severities are kept. */
export const findingLimit = 10_000;

class TooManyFindings extends Error {}

/** A Data Set made of faults must cost neither memory nor time, and its first error must not be missed. */
class Findings {
  readonly all: ValidationFinding[] = [];
  #errors = 0;

  /** Throws TooManyFindings at the limit, after noting that there may be more. */
  add(finding: ValidationFinding): void {
    const isError = finding.severity === 'error';
    if (isError) this.#errors++;
    if (isError || this.all.length - this.#errors < findingLimit) this.all.push(finding);
    if (this.#errors < findingLimit) return;
    const expected = `fewer than ${findingLimit} errors`;
    this.all.push({ ...finding, rule: 'finding-limit', expected, actual: 'as many; what follows was not looked at' });
    throw new TooManyFindings();
  }
}

/** Broken structure ends the tree, so it comes first and alone says why elements may be missing. */
function structural(finding: DataSetTree['findings'][number]): ValidationFinding {
  const { tagPath, tag, clause, text, offset } = finding;
  const place = tag ?? 0;
  return {
    tagPath,
    tag: place,
    keyword: tag === undefined ? '' : formatTag(place),
    rule: 'structure',
    clause,
    severity: 'error',
    expected: 'a Data Set that can be read to its end',
    actual: `${text} at byte ${offset}`,
  };
}

function notReadToItsEnd(finding: DataSetTree['findings'][number]): ValidationFinding {
  const expected = 'a Data Set within the limits of this reader, beyond which nothing is judged';
  return { ...structural(finding), rule: 'reading-limit', severity: 'warning', clause: '', expected };
}

const levelsByIod = new Map<IodDefinition, IodLevels>();

function validateIod(scope: ItemScope, iod: IodDefinition): void {
  const levels = levelsByIod.get(iod) ?? new IodLevels(iod);
  levelsByIod.set(iod, levels);
  const level = levels.levelFor(scope);
  validateItem(scope, level);
  for (const { constraint, holds } of levels.constraints) {
    const { ref, text, tag } = constraint;
    const element = scope.find(tag);
    const missesAnyway = level.byTag.get(tag)?.type === '1' && (element === undefined || element.length === 0);
    if (missesAnyway || holds(scope) !== false) continue;
    scope.object(constraint, 'iod-constraint', 'error', ref, text, `not: ${describeCondition(constraint.holds)}`);
  }
}

/** SOP Class and Instance UID are those of the command or of the file meta information (PS3.7 C.5.2, PS3.10 7.1). */
function checkUids(scope: ItemScope, sopClassUID: string, options: ValidateOptions): void {
  const namedBy = options.namedBy ?? 'command';
  const compare = (tag: number, keyword: string, wanted: string | undefined) => {
    const element = scope.find(tag);
    if (wanted === undefined || !element || element.length === 0 || scope.isCutOff(element)) return;
    const [found] = splitText('UI', scope.source.latin1(element));
    if (found === wanted) return;
    const expected = `${wanted}, as the ${namedBy} says`;
    scope.object({ tag, keyword }, 'uid-mismatch', 'error', namingClauses[namedBy], expected, printable(found ?? ''));
  };
  compare(sopClassUIDTag, 'SOPClassUID', options.sopClassUID ?? sopClassUID);
  compare(sopInstanceUIDTag, 'SOPInstanceUID', options.sopInstanceUID);
}

function checkCharacterSets(scope: ItemScope): void {
  const place = { tag: characterSetTag, keyword: 'SpecificCharacterSet' };
  const clause = 'PS3.3 C.12.1.1.2';
  for (const actual of scope.decoding.problems)
    scope.object(place, 'character-set', 'error', clause, `Defined Terms of ${clause}`, actual);
}
