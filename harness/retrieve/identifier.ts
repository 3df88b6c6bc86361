// The identifier of a C-GET or C-MOVE of one SOP Instance: PS3.4 C.4.2.1.4 and C.4.3.1.3, U.4, X.4, BB.4, HH.4, II.4 and JJ.4.

import { encodeDataSet, StrictReader } from '../../src/index.ts';
import type { RetrieveModel } from './models.ts';
import type { WantedInstance } from './stored-instances.ts';

/** UIDs of the Study and the Series of an instance, as far as it has them. */
export interface Place {
  readonly study?: string | undefined;
  readonly series?: string | undefined;
}

/** Study and Series of an instance, from its Data Set. */
export function placeOf({ transferSyntax, bytes }: WantedInstance): Place {
  const reader = new StrictReader(transferSyntax, { capture: ['StudyInstanceUID', 'SeriesInstanceUID'] });
  reader.push(bytes);
  const { StudyInstanceUID: study, SeriesInstanceUID: series } = reader.captured;
  return { study, series };
}

/** The identifier, encoded; undefined for an instance that the model has no place for. */
export function identifierOf(
  wanted: WantedInstance,
  { isHierarchical }: RetrieveModel,
  transferSyntax: string,
): Uint8Array | undefined {
  const { sopInstanceUID: SOPInstanceUID } = wanted;
  if (!isHierarchical) return encodeDataSet({ SOPInstanceUID }, transferSyntax);
  const { study, series } = placeOf(wanted);
  if (!study || !series) return undefined;
  const keys = { QueryRetrieveLevel: 'IMAGE', StudyInstanceUID: study, SeriesInstanceUID: series, SOPInstanceUID };
  return encodeDataSet(keys, transferSyntax);
}
