// Instances with every attribute and every optional module of their IOD: PS3.3 A.44 to A.88, by the IOD definitions.

import type { IodDefinition } from '../../registry/iods/definition.ts';
import { iodOf } from '../../registry/iods/index.ts';
import type { DataSet, DataSetElement } from '../data-set.ts';
import { fullDataSet } from './full/full-items.ts';
import type { UidSource } from './macros.ts';

/** Values that the constraints of an IOD fix. */
function fixedValues(iod: IodDefinition): Record<string, DataSetElement> {
  const fixed: Record<string, DataSetElement> = { SOPClassUID: iod.sopClassUID };
  for (const { holds } of iod.constraints) {
    if (holds.is === 'equals' && holds.values[0] !== undefined) fixed[holds.keyword] = holds.values[0];
  }
  return fixed;
}

/** All that the IOD of `sopClassUID` allows at once; undefined for a SOP Class whose IOD is not defined here. */
export function fullInstance(sopClassUID: string, uid: UidSource): DataSet | undefined {
  const iod = iodOf(sopClassUID);
  if (!iod) return undefined;
  const rows = iod.modules.flatMap(({ module }) => module.rows);
  return fullDataSet(rows, uid, fixedValues(iod));
}
