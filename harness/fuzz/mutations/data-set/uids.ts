// Mutations of the UIDs of an instance: PS3.5 9.1, PS3.4 GG.4.2.

import { withNodes } from '../../draft/edit-tree.ts';
import type { Node } from '../../draft/tree.ts';
import { padded } from '../../values/values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

const sopInstanceUID = 0x00080018;
const sopClassUID = 0x00080016;
const otherUid = '1.2.826.0.1.3680043.2.1143.999';

const rows: readonly Row<'tree'>[] = [
  {
    id: 'data-set/other-uids',
    clause: 'PS3.7 9.1.1.1.4',
    breaks: 'SOP Class UID or SOP Instance UID is not that of the command, is empty or absent',
    variants: ['other instance', 'other class', 'no instance', 'no class', 'empty instance', 'neither'],
    apply: (nodes, { variant }) => {
      const uid = (tag: number, text: string): Node => ({ tag, vr: 'UI', value: padded(text, 'UI') });
      switch (variant % 6) {
        case 0:
          return withNodes(nodes, uid(sopInstanceUID, otherUid));
        case 1:
          return withNodes(nodes, uid(sopClassUID, otherUid));
        case 2:
          return nodes.filter(({ tag }) => tag !== sopInstanceUID);
        case 3:
          return nodes.filter(({ tag }) => tag !== sopClassUID);
        case 4:
          return withNodes(nodes, uid(sopInstanceUID, ''));
        default:
          return nodes.filter(({ tag }) => tag !== sopInstanceUID && tag !== sopClassUID);
      }
    },
  },
  {
    id: 'data-set/uid-form',
    clause: 'PS3.5 9.1',
    breaks: 'Study Instance UID is no UID',
    variants: ['65 characters', 'leading zeros', 'letters', 'dots alone', 'spaces'],
    apply: (nodes, { variant }) => {
      const texts = [`1.${'2'.repeat(63)}`, '1.02.003', '1.2.abc', '....', ' 1.2 '];
      return withNodes(nodes, { tag: 0x0020000d, vr: 'UI', value: padded(pick(texts, variant), 'UI') });
    },
  },
];

export const uidMutations = mutationsOf('tree', 'data set', rows);
