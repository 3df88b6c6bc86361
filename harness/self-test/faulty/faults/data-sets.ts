// Faults in how Data Sets are read that every SCP of their Transfer Syntax shall read: PS3.5.

import {
  DeflatedExplicitVRLittleEndian,
  ExplicitVRBigEndian,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
} from '../../../../src/index.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';
import { refuseWhere } from './refuse-where.ts';

const [implicit, explicit] = [ImplicitVRLittleEndian.uid, ExplicitVRLittleEndian.uid];
const storedIn = (syntax: string): string => `ps3.4/gg.4.2/stored:HangingProtocolStorage:${syntax}`;
const items = (label: string): string => `ps3.5/7.5/lengths-of-items:${label}`;
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

const rows: readonly Fault[] = [
  {
    name: 'only-one-transfer-syntax-read',
    clause: 'PS3.5 10.1',
    does: 'accepts four Transfer Syntaxes and reads one, Explicit VR Little Endian',
    store: refuseWhere(({ transferSyntax }) => transferSyntax !== explicit),
    caughtBy: [
      storedIn('ImplicitVRLittleEndian'),
      storedIn('DeflatedExplicitVRLittleEndian'),
      storedIn('ExplicitVRBigEndian'),
    ],
  },
  {
    name: 'implicit-vr-not-read',
    clause: 'PS3.5 10.1',
    does: 'accepts Implicit VR Little Endian and cannot read it',
    store: refuseWhere(({ transferSyntax }) => transferSyntax === implicit),
    caughtBy: [storedIn('ImplicitVRLittleEndian')],
  },
  {
    name: 'big-endian-not-read',
    clause: 'PS3.5 A.3',
    does: 'accepts Explicit VR Big Endian and cannot read it',
    store: refuseWhere(({ transferSyntax }) => transferSyntax === ExplicitVRBigEndian.uid),
    caughtBy: [storedIn('ExplicitVRBigEndian')],
  },
  {
    name: 'deflated-not-read',
    clause: 'PS3.5 A.5',
    does: 'accepts Deflated Explicit VR Little Endian and cannot read it',
    store: refuseWhere(({ transferSyntax }) => transferSyntax === DeflatedExplicitVRLittleEndian.uid),
    caughtBy: [storedIn('DeflatedExplicitVRLittleEndian')],
  },
  {
    name: 'undefined-length-refused',
    clause: 'PS3.5 7.5.1',
    does: 'refuses Data Sets with a sequence of undefined length',
    store: refuseWhere(({ dataSet }) => dataSet.includes(hex('feffdde000000000'))),
    caughtBy: [items('items-of-undefined-length-in-Implicit-VR'), items('items-of-undefined-length-in-Explicit-VR')],
    spares: [items('items-of-explicit-length-in-Explicit-VR')],
  },
  {
    name: 'undefined-item-length-refused',
    clause: 'PS3.5 7.5.1',
    does: 'refuses Data Sets with an item of undefined length in a sequence of explicit length',
    store: refuseWhere(
      ({ dataSet }) => dataSet.includes(hex('feff0de000000000')) && !dataSet.includes(hex('feffdde000000000')),
    ),
    caughtBy: [items('undefined-within-explicit-length-in-Explicit-VR')],
    spares: [items('items-of-undefined-length-in-Explicit-VR'), items('items-of-explicit-length-in-Explicit-VR')],
  },
  {
    name: 'empty-item-refused',
    clause: 'PS3.5 7.5.1',
    does: 'refuses Data Sets with an item of length 0',
    store: refuseWhere(({ dataSet }) => dataSet.includes(hex('feff00e000000000'))),
    caughtBy: [items('an-empty-item-in-Implicit-VR'), items('an-empty-item-in-Explicit-VR')],
  },
  {
    name: 'empty-sequence-refused',
    clause: 'PS3.5 7.5.1',
    does: 'refuses Data Sets with an empty private sequence',
    store: refuseWhere(({ dataSet }) => dataSet.includes(hex('e97f01105351000000000000'))),
    caughtBy: [items('an-empty-sequence-in-Explicit-VR')],
  },
  {
    name: 'private-elements-refused',
    clause: 'PS3.5 7.8',
    does: 'refuses Data Sets with private elements',
    store: refuseWhere(({ dataSet }) => dataSet.includes(hex('e97f1000'))),
    caughtBy: [items('an-empty-sequence-in-Explicit-VR')],
  },
  {
    name: 'nine-classes-but-one',
    clause: 'PS3.4 GG.4.2',
    does: 'accepts the Color Palette Storage SOP Class and refuses its instances',
    store: refuseWhere(({ abstractSyntax }) => abstractSyntax === '1.2.840.10008.5.1.4.39.1', 0x0122),
    caughtBy: ['ps3.4/gg.4.2/stored:ColorPaletteStorage:ExplicitVRLittleEndian'],
  },
];

export const dataSets: readonly Fault[] = sparing([stored, echoed], rows);
