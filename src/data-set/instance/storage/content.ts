// What decides on an instance beside the rows of its IOD (PS3.3 A.1).

import type { DataSet } from '../../data-set.ts';

/** What the rows leave open. */
export interface Content {
  /** Values of the top level alone, by keyword; those that the rows do not allow are passed over. */
  readonly top: DataSet;
  /** Values wherever the attribute stands. */
  readonly anywhere: DataSet;
  /** Attributes of the top level that nothing demands, and that are there if the IOD has them. */
  readonly also: ReadonlySet<string>;
  /** Tables of modules of usage C or U that are there. */
  readonly modules: ReadonlySet<string>;
  /** Tables of functional groups of usage C or U that are there. */
  readonly groups: ReadonlySet<string>;
  /** Whether attributes that are named with their sequence are there although nothing demands them. */
  readonly addsToItems: boolean;
  /** Whether attributes of Type 2 have a value if one is known. */
  readonly fillsType2: boolean;
}
