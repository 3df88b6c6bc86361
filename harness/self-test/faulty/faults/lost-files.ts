// Faults that show in the store alone: instances that are acknowledged and lost, and files that say something else than what
// is in them. PS3.4 GG.1.2 and B.1.2, PS3.10 7.1.

import {
  decodeDataSet,
  ExplicitVRLittleEndian,
  encodePart10,
  ImplicitVRLittleEndian,
  type Part10File,
  type Part10Meta,
} from '../../../../src/index.ts';
import { type Fault, sparing } from '../fault.ts';
import { fileWith } from '../kept-files.ts';
import { stored } from './cases.ts';

const hundred = 'ps3.7/9.1.1/hundred-c-stores';
const series = 'ps3.4/b.1.2/series-stored:CTImageStorage:ExplicitVRLittleEndian';
const again = 'ps3.7/9.1.1/same-sop-instance-again:SecondaryCaptureImageStorage';

/** The bytes of the file with another File Meta Information. */
function saying(file: Part10File, meta: Partial<Part10Meta>): Buffer {
  const { sopClassUID, sopInstanceUID, transferSyntax } = file;
  return encodePart10({ sopClassUID, sopInstanceUID, transferSyntax, ...meta }, file.bytes);
}

const whole = (file: Part10File): Buffer => fileWith(file, file.bytes);

/** Every third file is wrong in this way; the others are as they should be. */
const someSaying =
  (meta: (file: Part10File) => Partial<Part10Meta>) =>
  (file: Part10File, { count }: { count: number }): Buffer =>
    count % 3 === 0 ? saying(file, meta(file)) : whole(file);

export const lostFiles: readonly Fault[] = sparing(
  [stored],
  [
    {
      name: 'stored-every-seventh-lost',
      clause: 'PS3.4 GG.1.2',
      does: 'loses every seventh instance after it has answered with success',
      keep: (file, { count }) => (count % 7 === 0 ? undefined : whole(file)),
      caughtBy: [hundred],
    },
    {
      name: 'stored-one-of-a-series',
      clause: 'PS3.4 B.1.2',
      does: 'names files by the series, so that of each series the last instance is left',
      keep: (file) => {
        const { SeriesInstanceUID } = decodeDataSet(file.bytes, file.transferSyntax);
        return { path: `${SeriesInstanceUID ?? file.sopInstanceUID}.dcm`, bytes: whole(file) };
      },
      caughtBy: [series],
    },
    {
      name: 'stored-names-clash',
      clause: 'PS3.4 GG.1.2',
      does: 'names files by the last two digits of the SOP Instance UID, so that some replace others',
      keep: (file) => ({ path: `IM${file.sopInstanceUID.slice(-2)}`, bytes: whole(file) }),
      caughtBy: [hundred],
    },
    {
      name: 'stored-and-removed',
      clause: 'PS3.4 GG.1.2',
      does: 'keeps the last four instances and removes those before',
      keep: async (file, { count, remove }) => {
        await remove(`${count - 4}.dcm`);
        return { path: `${count}.dcm`, bytes: whole(file) };
      },
      caughtBy: [hundred, series],
    },
    {
      name: 'stored-only-the-first-time',
      clause: 'PS3.4 GG.1.2',
      does: 'stores five instances and acknowledges all that come after them',
      keep: (file, { count }) => (count > 5 ? undefined : whole(file)),
      caughtBy: [hundred],
    },
    {
      name: 'stored-under-another-instance',
      clause: 'PS3.10 7.1',
      does: 'writes another SOP Instance UID into the File Meta Information of some files',
      keep: someSaying((file) => ({ sopInstanceUID: `${file.sopInstanceUID.slice(0, 40)}.1` })),
      caughtBy: [hundred, series],
    },
    {
      name: 'stored-under-another-class',
      clause: 'PS3.10 7.1',
      does: 'writes another SOP Class UID into the File Meta Information of some files',
      keep: someSaying(() => ({ sopClassUID: '1.2.840.10008.5.1.4.1.1.66' })),
      caughtBy: [hundred, series],
    },
    {
      name: 'stored-some-under-another-transfer-syntax',
      clause: 'PS3.10 7.1',
      does: 'writes the other one of the two little endian Transfer Syntaxes into the File Meta Information of some files',
      keep: someSaying(({ transferSyntax }) => ({
        transferSyntax:
          transferSyntax === ImplicitVRLittleEndian.uid ? ExplicitVRLittleEndian.uid : ImplicitVRLittleEndian.uid,
      })),
      caughtBy: [hundred],
    },
    {
      name: 'stored-mixed-up',
      clause: 'PS3.10 7.1',
      does: 'writes the File Meta Information of an instance before the Data Set of the next one',
      keep: mixingUp(),
      caughtBy: [hundred],
    },
    {
      name: 'stored-without-meta-information',
      clause: 'PS3.10 7.1',
      does: 'writes Data Sets without File Meta Information',
      keep: ({ sopInstanceUID, bytes }) => ({ path: `${sopInstanceUID}.raw`, bytes }),
      verdict: 'warn',
      caughtBy: [hundred, again],
    },
  ],
);

function mixingUp() {
  let before: Part10File | undefined;
  return (file: Part10File): Buffer => {
    const meta = before ?? file;
    before = file;
    return saying(file, { sopInstanceUID: meta.sopInstanceUID, sopClassUID: meta.sopClassUID });
  };
}
