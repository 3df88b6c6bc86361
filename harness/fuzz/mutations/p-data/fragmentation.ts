// Mutations of how a message is cut into PDVs, and of their heads: PS3.8 9.3.5.1, E.1 and E.2.

import type { Pdv } from '../../../../src/wire.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';
import { commands, cut, data, each, nothing, unequal } from './pdvs.ts';

const rows: readonly Row<'fragments'>[] = [
  {
    id: 'pdv/unequal-lengths',
    clause: 'PS3.8 9.3.5',
    breaks: 'nothing: several PDVs of different lengths are in one P-DATA-TF',
    variants: ['several of each', 'command and Data Set', 'Data Set alone', 'command alone'],
    apply: (pdus, { variant }) => {
      const [command, set] = [commands(pdus), data(pdus)];
      if (variant % 4 === 0)
        return [[...command.flatMap((pdv) => cut(pdv, 30)), ...set.flatMap((pdv) => cut(pdv, 90))]];
      if (variant % 4 === 1) return [[...command, ...set]];
      if (variant % 4 === 2) return [command, set.flatMap(unequal)];
      return [command.flatMap(unequal), set];
    },
  },
  {
    id: 'pdv/tiny-fragments',
    clause: 'PS3.8 E.1',
    breaks: 'nothing: fragments have a few bytes each',
    sizes: { least: 2, most: 128 },
    apply: (pdus, { size }) => each(pdus, (pdv) => cut(pdv, size)),
  },
  {
    id: 'pdv/odd-fragments',
    clause: 'PS3.8 E.1',
    breaks: 'fragments have an odd number of bytes',
    variants: ['7', '1', '33'],
    apply: (pdus, { variant }) => each(pdus, (pdv) => cut(pdv, pick([7, 1, 33], variant))),
  },
  {
    id: 'pdv/empty-fragments',
    clause: 'PS3.8 E.1',
    breaks: 'PDVs consist of a Message Control Header alone',
    variants: ['the last one', 'the first one', 'a hundred', 'the command', 'a Data Set of nothing else'],
    apply: (pdus, { variant }) => {
      const empty = (pdv: Pdv): Pdv => ({ ...pdv, isLast: false, fragment: nothing });
      switch (variant % 5) {
        case 0:
          return each(pdus, (pdv) =>
            pdv.isLast
              ? [
                  { ...pdv, isLast: false },
                  { ...pdv, fragment: nothing },
                ]
              : [pdv],
          );
        case 1:
          return each(pdus, (pdv) => [empty(pdv), pdv]);
        case 2:
          return each(pdus, (pdv) => [...Array.from({ length: 50 }, () => empty(pdv)), pdv]);
        case 3:
          return each(pdus, (pdv) => (pdv.isCommand ? [{ ...pdv, fragment: nothing }] : [pdv]));
        default:
          return each(pdus, (pdv) => (pdv.isCommand ? [pdv] : [{ ...pdv, fragment: nothing }]));
      }
    },
  },
  {
    id: 'pdv/other-context',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'PDVs are on a presentation context that was not agreed on',
    variants: ['an even ID', '0', '255', 'that of Verification', 'the Data Set on another'],
    apply: (pdus, { variant }, { echoContextId }) => {
      const id = pick([2, 0, 255, echoContextId, echoContextId], variant);
      return each(pdus, (pdv) => (variant % 5 === 4 && pdv.isCommand ? [pdv] : [{ ...pdv, contextId: id }]));
    },
  },
  {
    id: 'pdv/reserved-bits',
    clause: 'PS3.8 E.2',
    breaks: 'bits 2 to 7 of the Message Control Header are set',
    variants: ['FCH', '04H', '80H'],
    apply: (pdus, { variant }) => each(pdus, (pdv) => [{ ...pdv, reserved: pick([0xfc, 0x04, 0x80], variant) }]),
  },
];

export const fragmentationMutations = mutationsOf('fragments', 'pdu', rows);
