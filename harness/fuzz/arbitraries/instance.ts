// Any valid instance of a SOP Class whose IOD is defined (PS3.3 Annex A), for properties of whatever reads it.

import * as fc from 'fast-check';
import {
  agree,
  type DataSet,
  evaluateCondition,
  type IodDefinition,
  iodOf,
  type ModuleUse,
  PlainItem,
  type Row,
  sopClassByKeyword,
} from '../../../src/index.ts';
import { arbitraryDraft, type Draft } from './candidate.ts';
import { arbitraryCharacterSet } from './character-set.ts';
import { settle } from './repair.ts';
import { levelOf } from './rows.ts';

/** A generated instance, ready to be encoded in any Transfer Syntax. */
export interface GeneratedInstance {
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  readonly dataSet: DataSet;
}

/** Rows of the modules of one choice, one array for the same choice, so that what depends on them is made once. */
class ModuleChoices {
  readonly #iod: IodDefinition;
  readonly optional: readonly ModuleUse[];
  readonly #rows = new Map<number, readonly Row[]>();

  constructor(iod: IodDefinition) {
    this.#iod = iod;
    this.optional = iod.modules.filter(({ usage }) => usage === 'U');
  }

  /** The rows of the mandatory modules, of the user options whose bit is set, and of those conditional on these. */
  rowsOf(choice: number): readonly Row[] {
    const known = this.#rows.get(choice);
    if (known) return known;
    const chosen = this.#iod.modules.filter(
      (use) => use.usage === 'M' || (use.usage === 'U' && choice & (1 << this.optional.indexOf(use))),
    );
    const rows = chosen.flatMap(({ module }) => module.rows);
    const conditional = this.#iod.modules.filter((use) => use.required && isNeeded(use, rows));
    const all = [...rows, ...conditional.flatMap(({ module }) => module.rows)];
    this.#rows.set(choice, all);
    return all;
  }
}

/** Whether a conditional module is needed when every Type 1 attribute of `rows` is there. */
function isNeeded({ required }: ModuleUse, rows: readonly Row[]): boolean {
  const present = levelOf(rows).rows.filter(({ type }) => type === '1');
  const item = new PlainItem(Object.fromEntries(present.map(({ keyword }) => [keyword, ''])));
  return required !== undefined && evaluateCondition(required, item) === true;
}

/** What the constraints of the IOD fix, and its SOP Class. */
function fixedElements({ sopClassUID, constraints }: IodDefinition): Draft {
  const fixed = constraints.flatMap(({ holds }) => (holds.is === 'equals' ? [[holds.keyword, holds.values[0]]] : []));
  return { SOPClassUID: sopClassUID, ...Object.fromEntries(fixed) };
}

function meetsConstraints(iod: IodDefinition, dataSet: DataSet): boolean {
  const item = new PlainItem(dataSet);
  return iod.constraints.every(({ holds }) => evaluateCondition(holds, item) !== false);
}

/** Values that agree with each other may be of another kind, which conditions then have to be settled for. */
function settleAndAgree(rows: readonly Row[], draft: Draft): DataSet {
  let dataSet = settle(rows, draft);
  for (let again = 0; again < 2; again++) {
    agree(rows, dataSet);
    dataSet = settle(rows, dataSet);
  }
  agree(rows, dataSet);
  return dataSet;
}

/**
 * Any valid instance of a SOP Class named by UID or keyword: every choice of modules, attributes there or not, empty
 * where they may be, any value of every VR, four character sets, private blocks. Shrinks towards the mandatory modules
 * with their Type 1 and 2 attributes. Throws RangeError for a SOP Class whose IOD is not defined.
 */
export function arbitraryInstance(sopClass: string): fc.Arbitrary<GeneratedInstance> {
  const sopClassUID = sopClassByKeyword(sopClass)?.uid ?? sopClass;
  const iod = iodOf(sopClassUID);
  if (!iod) throw new RangeError(`no IOD of ${sopClass} is defined, so none of its instances can be generated`);
  const choices = new ModuleChoices(iod);
  const fixed = fixedElements(iod);
  return fc
    .tuple(fc.nat({ max: 2 ** choices.optional.length - 1 }), arbitraryCharacterSet)
    .chain(([choice, charset]) => {
      const rows = choices.rowsOf(choice);
      const draft = arbitraryDraft(rows, { charset, depth: 0, single: false });
      return draft.map((elements) => settleAndAgree(rows, { ...elements, ...fixed }));
    })
    .filter((dataSet) => meetsConstraints(iod, dataSet))
    .map((dataSet) => ({ sopClassUID, sopInstanceUID: String(dataSet.SOPInstanceUID), dataSet }));
}
