// Faults of an SCP that is sent a Data Set in another Transfer Syntax than was agreed on: PS3.5 7.3, PS3.7 9.1.1.

import { DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian } from '../../../../src/index.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';
import { dieWhere } from './die-where.ts';
import { refuseWhere } from './refuse-where.ts';

const answered = (label: string): string => `ps3.7/9.1.1/other-transfer-syntax-answered:${label}`;
const littleForBig = answered('in-little-endian-where-Explicit-VR-Big-Endian-was-agreed-on');
const bigForLittle = answered('in-big-endian-where-Explicit-VR-Little-Endian-was-agreed-on');
const plainForDeflated = answered('not-deflated-where-Deflated-Explicit-VR-was-agreed-on');

/** Whether a Data Set begins with this group, byte by byte. */
const beginsWith = (dataSet: Buffer, ...group: readonly number[]): boolean =>
  dataSet.subarray(0, 2).equals(Buffer.from(group));

export const byteOrder: readonly Fault[] = sparing(
  [stored, echoed],
  [
    {
      name: 'dies-of-little-endian',
      clause: 'PS3.7 9.1.1',
      does: 'dies of bytes in little endian where Explicit VR Big Endian was agreed on',
      message: dieWhere(
        ({ transferSyntax, dataSet }) => transferSyntax === ExplicitVRBigEndian.uid && beginsWith(dataSet, 0x08, 0x00),
      ),
      caughtBy: [littleForBig],
    },
    {
      name: 'dies-of-big-endian',
      clause: 'PS3.7 9.1.1',
      does: 'dies of bytes in big endian where Explicit VR Little Endian was agreed on',
      message: dieWhere(
        ({ transferSyntax, dataSet }) =>
          transferSyntax === ExplicitVRLittleEndian.uid && beginsWith(dataSet, 0x00, 0x08),
      ),
      caughtBy: [bigForLittle],
      spares: [stored, echoed, littleForBig],
    },
    {
      name: 'stores-what-it-cannot-read',
      clause: 'PS3.7 9.1.1.1.9',
      does: 'answers success to a Data Set in another Transfer Syntax than was agreed on',
      store: (response) =>
        (response.Status ?? 0) >= 0xc000
          ? { ...response, Status: 0, ErrorComment: undefined, OffendingElement: undefined }
          : response,
      verdict: 'warn',
      caughtBy: [littleForBig, bigForLittle],
    },
    {
      name: 'class-at-fault-for-its-bytes',
      clause: 'PS3.7 9.1.1.1.9',
      does: 'answers SOP Class not supported (0x0122) to a Data Set that is not deflated as was agreed on',
      store: refuseWhere(
        ({ transferSyntax, dataSet }) =>
          transferSyntax === DeflatedExplicitVRLittleEndian.uid && beginsWith(dataSet, 0x08, 0x00),
        0x0122,
      ),
      verdict: 'warn',
      caughtBy: [plainForDeflated],
    },
  ],
);
