// Choices that an SCU has in how messages go onto the wire: PS3.8 E.1; PS3.7 9.1.1.1.5, 9.1.1.1.6, 6.3.1.

import { encodePdu } from '../../../../src/wire.ts';
import { chars, withElements, withValues } from '../changes.ts';
import { fragmentSize, onePdvEach, pData, pdvsOf } from '../fragments.ts';
import type { LegalScuChoice } from '../legal-scu-choice.ts';

export const messages: readonly LegalScuChoice[] = [
  {
    name: 'command-and-data-in-one-pdu',
    clause: 'PS3.8 E.1',
    does: 'sends a command and the beginning of its Data Set in one P-DATA-TF',
    change: {
      message(message, { maxLength }) {
        const good = onePdvEach(message, maxLength);
        const [command, data] = pdvsOf(message, fragmentSize(maxLength));
        const length = (command?.fragment.length ?? 0) + (data?.fragment.length ?? 0) + 12;
        if (!command?.isLast || !data || (maxLength > 0 && length > maxLength)) return good;
        return [pData(command, data), ...good.slice(2)];
      },
    },
  },
  {
    name: 'tiny-pdus',
    clause: 'PS3.8 E.1',
    does: 'sends every message in fragments of 64 bytes',
    change: {
      message: (message, { maxLength }) => onePdvEach(message, maxLength === 0 ? 70 : Math.min(70, maxLength)),
    },
  },
  {
    name: 'all-in-one-write',
    clause: 'PS3.8 9.1.3',
    does: 'writes all PDUs of a message at once',
    change: {
      message: (message, { maxLength }) => [Buffer.concat(onePdvEach(message, maxLength).map((pdu) => encodePdu(pdu)))],
    },
  },
  {
    name: 'priority-low',
    clause: 'PS3.7 9.1.1.1.5',
    does: 'sends with the priority LOW',
    change: withValues({ Priority: 2 }),
  },
  {
    name: 'stores-for-a-move',
    clause: 'PS3.7 9.1.1.1.6',
    does: 'names the originator of a C-MOVE',
    change: withElements({ tag: 0x1030, value: chars('WORKSTATION ') }, { tag: 0x1031, value: Buffer.of(7, 0) }),
  },
  {
    name: 'data-set-type-of-its-own',
    clause: 'PS3.7 9.3.1.1',
    does: 'announces a Data Set with 0102H',
    change: withValues({ CommandDataSetType: 0x0102 }),
  },
];
