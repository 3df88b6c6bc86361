// Mutations of which fragments come when, and which is marked as the last: PS3.8 E.1 and E.2.

import { mutationsOf, type Row } from '../mutation.ts';
import { commands, cut, data, each, unequal } from './pdvs.ts';

const rows: readonly Row<'fragments'>[] = [
  {
    id: 'pdv/data-before-command',
    clause: 'PS3.7 6.3',
    breaks: 'fragments of a Data Set come before those of its Command Set, or without one',
    variants: ['before', 'without', 'in between'],
    apply: (pdus, { variant }) => {
      const [command, set] = [commands(pdus), data(pdus)];
      if (variant % 3 === 0) return [...set, ...command].map((pdv) => [pdv]);
      if (variant % 3 === 1) return set.map((pdv) => [pdv]);
      return [...command.flatMap((pdv) => cut(pdv, 40)).slice(0, 1), ...set].map((pdv) => [pdv]);
    },
  },
  {
    id: 'pdv/command-again',
    clause: 'PS3.8 E.1',
    breaks: 'another Command Set comes before or within the Data Set',
    variants: ['before', 'within', 'a hundred'],
    apply: (pdus, { variant }) => {
      const [command, set] = [commands(pdus), data(pdus)];
      const halves = set.flatMap(unequal);
      if (variant % 3 === 0) return [...command, ...command, ...set].map((pdv) => [pdv]);
      if (variant % 3 === 1)
        return [...command, ...halves.slice(0, 1), ...command, ...halves.slice(1)].map((pdv) => [pdv]);
      return [...Array.from({ length: 100 }, () => command).flat(), ...set].map((pdv) => [pdv]);
    },
  },
  {
    id: 'pdv/message-twice',
    clause: 'PS3.8 E.1',
    breaks: 'two messages are in one P-DATA-TF, or one is sent before the other is answered',
    variants: ['one PDU', 'two PDUs'],
    apply: (pdus, { variant }) => (variant % 2 === 0 ? [[...pdus.flat(), ...pdus.flat()]] : [...pdus, ...pdus]),
  },
  {
    id: 'pdv/more-data',
    clause: 'PS3.8 E.2',
    breaks: 'fragments of the Data Set follow the one that is marked as the last',
    apply: (pdus) => [...pdus, ...data(pdus).map((pdv) => [pdv])],
  },
  {
    id: 'pdv/last-bit',
    clause: 'PS3.8 E.2',
    breaks: 'no fragment is marked as the last, or the wrong ones are',
    variants: ['never in the Data Set', 'never in the command', 'every one'],
    apply: (pdus, { variant }) => {
      if (variant % 3 === 2) return each(pdus, (pdv) => cut({ ...pdv }, 64).map((one) => ({ ...one, isLast: true })));
      return each(pdus, (pdv) => [pdv.isCommand === (variant % 3 === 1) ? { ...pdv, isLast: false } : pdv]);
    },
  },
];

export const fragmentOrderMutations = mutationsOf('fragments', 'pdu', rows);
