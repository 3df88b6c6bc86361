/** Changes to a generated Data Set, named as tag paths are: `DisplaySetsSequence[1].ImageSetNumber`, Items from 1. */

import { tagOf } from '../../registry/dictionary.ts';
import { type DataSet, type DataSetElement, elementKey } from '../data-set.ts';

const stepPattern = /^([^[\]]+)\[(\d+)\]$/;

/** The Item that the steps before the last lead to, and the key in it; throws RangeError when there is none. */
function locate(dataSet: DataSet, path: string): { item: DataSet; key: string } {
  const steps = path.split('.');
  const name = steps.pop() ?? path;
  let item = dataSet;
  for (const step of steps) {
    const [, sequence = '', ordinal] = stepPattern.exec(step) ?? [];
    const items = item[sequence];
    const next = Array.isArray(items) ? items[Number(ordinal) - 1] : undefined;
    if (typeof next !== 'object' || next instanceof Uint8Array) throw new RangeError(`${path}: there is no ${step}`);
    item = next;
  }
  const tag = tagOf(name);
  if (tag === undefined) throw new RangeError(`${path}: ${name} is neither a keyword of PS3.6 nor a tag`);
  return { item, key: elementKey(tag) };
}

/** Sets these elements, then takes those away; what is not there need not be taken away. Changes `dataSet` itself. */
export function applyChanges(
  dataSet: DataSet,
  set: Readonly<Record<string, unknown>>,
  remove: readonly string[],
): void {
  for (const [path, value] of Object.entries(set)) {
    const { item, key } = locate(dataSet, path);
    item[key] = value as DataSetElement;
  }
  for (const path of remove) {
    const { item, key } = locate(dataSet, path);
    delete item[key];
  }
}
