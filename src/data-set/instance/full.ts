// Instances with every attribute and every optional module of their IOD: PS3.3 A.44 to A.88, by the IOD definitions.

import { agree } from '../../registry/iods/agree/agree.ts';
import type { IodDefinition, ModuleUse } from '../../registry/iods/definition.ts';
import { iodOf } from '../../registry/iods/index.ts';
import { patientSpecificationModule } from '../../registry/iods/modules/patient-specification.ts';
import type { DataSet } from '../data-set.ts';
import type { Assumption } from './full/assumption.ts';
import { fullDataSet } from './full/full-items.ts';
import type { UidSource } from './macros.ts';

/** Of lookup tables and segmented ones, which exclude each other, the usual ones. */
const usual: Assumption = {
  SegmentedRedPaletteColorLookupTableData: 'absent',
  SegmentedGreenPaletteColorLookupTableData: 'absent',
  SegmentedBluePaletteColorLookupTableData: 'absent',
};

/** Values that the constraints of an IOD fix. */
function assumptionOf(iod: IodDefinition): Assumption {
  const fixed = iod.constraints.flatMap(({ holds }) =>
    holds.is === 'equals' && holds.values[0] !== undefined
      ? [[holds.keyword, { value: holds.values[0] }] as const]
      : [],
  );
  return { ...usual, SOPClassUID: { value: iod.sopClassUID }, ...Object.fromEntries(fixed) };
}

/** Constraints on patients select few attributes, so that constraints elsewhere have to show what others look like. */
function byFreedom(a: ModuleUse, b: ModuleUse): number {
  return Number(a.module === patientSpecificationModule) - Number(b.module === patientSpecificationModule);
}

/** All that the IOD of `sopClassUID` allows at once; undefined for a SOP Class whose IOD is not defined here. */
export function fullInstance(sopClassUID: string, uid: UidSource): DataSet | undefined {
  const iod = iodOf(sopClassUID);
  if (!iod) return undefined;
  const rows = [...iod.modules].sort(byFreedom).flatMap(({ module }) => module.rows);
  const dataSet = fullDataSet(rows, uid, assumptionOf(iod));
  agree(rows, dataSet);
  return dataSet;
}
