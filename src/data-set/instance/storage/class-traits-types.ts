// What the text of a storage IOD asks for that its tables do not say (PS3.3 Annex A).

import type { DataSet } from '../../data-set.ts';
import type { PictureKind } from './phantom.ts';

export interface ClassTraits {
  readonly modality: string;
  readonly picture?: PictureKind;
  /** A typical instance has an Icon Image. */
  readonly hasIcon?: boolean;
  /** Of a multi-frame class: one frame alone if the class says so. */
  readonly frames?: 1 | 'several';
  /** Values of the top level. */
  readonly set?: DataSet;
  /** Attributes that are there although nothing demands them. */
  readonly also?: readonly string[];
  /** Values of items; `Sequence.Attribute` is of the items of that sequence, and is there if they have a row of it. */
  readonly inside?: DataSet;
  /** TID that the document has to be constructed from (PS3.3 A.35.x.3.1). */
  readonly template?: string;
  /** Tables of modules of usage C or U that are there. */
  readonly modules?: readonly string[];
  /** Tables of functional groups that are there although nothing demands them; ` of frames` if each frame has its own. */
  readonly groups?: readonly string[];
}

/** Traits by keyword without `Storage`. */
export type TraitsTable = Readonly<Record<string, ClassTraits>>;
