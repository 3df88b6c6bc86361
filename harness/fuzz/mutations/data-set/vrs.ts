// Mutations in which an attribute of each VR has a legal value at an edge, or one that the VR does not allow (PS3.5 6.2).

import { withNodes } from '../../draft/edit-tree.ts';
import type { Surroundings } from '../../draft/layers.ts';
import type { Node } from '../../draft/tree.ts';
import { type ValuesOfVr, valuesOfVr, vrsWithValues } from '../../values/vr-values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

const most = (kind: 'legal' | 'illegal') => Math.max(...Object.values(valuesOfVr).map((one) => one[kind].length));

function withValue(nodes: readonly Node[], vr: string, value: ValuesOfVr['legal'][number], { encoding }: Surroundings) {
  const { tag = 0 } = valuesOfVr[vr] ?? {};
  return withNodes(nodes, { tag, vr, value: value(encoding.littleEndian) });
}

const rows = (['legal', 'illegal'] as const).map(
  (kind): Row<'tree'> => ({
    id: `value/${kind}`,
    clause: 'PS3.5 6.2',
    breaks:
      kind === 'legal'
        ? 'nothing: an attribute of a VR has a value at the edge of what the VR allows, or none'
        : 'an attribute of a VR has a value that the VR does not allow',
    variants: vrsWithValues,
    places: () => most(kind),
    apply: (nodes, { place, variant }, around) => {
      const vr = pick(vrsWithValues, variant);
      return withValue(nodes, vr, pick(valuesOfVr[vr]?.[kind] ?? [], place), around);
    },
  }),
);

export const vrMutations = mutationsOf('tree', 'data set', rows);
