// Faults in what is kept of an instance after success was answered: PS3.4 GG.4.2, B.4.1.

import {
  type DataSet,
  decodeDataSet,
  ExplicitVRBigEndian,
  ExplicitVRLittleEndian,
  encodeDataSet,
  type Part10File,
} from '../../../../src/index.ts';
import type { Behaviour, Fault } from '../fault.ts';
import { fileWith } from '../kept-files.ts';
import { stored } from './cases.ts';

const explicit = 'ExplicitVRLittleEndian';
const typical = (sopClass: string, transferSyntax = explicit): string =>
  `ps3.4/gg.4.2/stored-unchanged:${sopClass}:${transferSyntax}:typical`;
const full = `ps3.4/gg.4.2/stored-unchanged:HangingProtocolStorage:${explicit}:full`;
const hangingProtocol = typical('HangingProtocolStorage');
const colorPalette = typical('ColorPaletteStorage');
const ordinary = `ps3.4/b.4.1/stored-unchanged:CTImageStorage:${explicit}`;
const withPrivate = `ps3.4/gg.4.2/stored-private-unchanged:HangingProtocolStorage:${explicit}`;
const numbers = `ps3.4/gg.4.2/stored-numbers-unchanged:HangingProtocolStorage:${explicit}`;

type Elements = Record<string, unknown>;

/** Keeps the Data Set after a change of its elements. */
function keeping(change: (elements: Elements, file: Part10File) => void): Behaviour['keep'] {
  return (file) => {
    const dataSet = decodeDataSet(file.bytes, file.transferSyntax);
    change(dataSet as Elements, file);
    return fileWith(file, encodeDataSet(dataSet, file.transferSyntax));
  };
}

/** Every text of the first level, changed where it has one value. */
function changeTexts(elements: Elements, change: (text: string) => string): void {
  for (const [keyword, value] of Object.entries(elements)) {
    if (typeof value === 'string' && !keyword.endsWith('UID')) elements[keyword] = change(value);
  }
}

function firstItemsOnly(elements: Elements): void {
  for (const [keyword, value] of Object.entries(elements)) {
    if (Array.isArray(value) && typeof value[0] === 'object') elements[keyword] = value.slice(0, 1) as DataSet[];
  }
}

function dropPrivate(elements: Elements): void {
  for (const key of Object.keys(elements)) if (/^[0-9a-f]{3}[13579bdf][0-9a-f]{4}$/i.test(key)) delete elements[key];
}

/** Every value of the private elements of a VR. */
function changeNumbers(elements: Elements, vr: string, change: (value: number) => number): void {
  for (const [key, element] of Object.entries(elements)) {
    if (typeof element !== 'object' || element === null || !('vr' in element) || element.vr !== vr) continue;
    const { Value: values } = element as { Value?: readonly number[] };
    elements[key] = { vr, Value: values?.map(change) };
  }
}

/** The bytes of a number of 16 bits change places. */
function swapped(value: unknown): unknown {
  return typeof value === 'number' ? ((value & 0xff) << 8) | (value >>> 8) : value;
}

export const storedFiles: readonly Fault[] = [
  {
    name: 'stored-value-changed',
    clause: 'PS3.4 GG.4.2',
    does: 'writes the Hanging Protocol Name in capitals when it stores it',
    keep: keeping((elements) => {
      elements.HangingProtocolName = String(elements.HangingProtocolName).toUpperCase();
    }),
    caughtBy: [hangingProtocol],
    spares: [stored, withPrivate],
  },
  {
    name: 'stored-value-in-item-changed',
    clause: 'PS3.4 GG.4.2',
    does: 'numbers Display Sets anew when it stores them',
    keep: keeping(({ DisplaySetsSequence: sets }) => {
      for (const set of (sets ?? []) as Elements[]) set.DisplaySetNumber = Number(set.DisplaySetNumber) + 10;
    }),
    caughtBy: [hangingProtocol],
    spares: [stored, colorPalette],
  },
  {
    name: 'stored-text-cut',
    clause: 'PS3.4 GG.4.2',
    does: 'stores 16 characters of a text at most',
    keep: keeping((elements) => changeTexts(elements, (text) => text.slice(0, 16))),
    caughtBy: [hangingProtocol],
    spares: [stored],
  },
  {
    name: 'stored-characters-lost',
    clause: 'PS3.4 GG.4.2',
    does: 'stores a question mark for every character beyond ASCII',
    keep: keeping((elements) => changeTexts(elements, (text) => text.replaceAll(/[^ -~\r\n]/g, '?'))),
    caughtBy: [hangingProtocol],
    spares: [stored],
  },
  {
    name: 'stored-private-dropped',
    clause: 'PS3.4 GG.4.2',
    does: 'drops private elements when it stores an instance',
    keep: keeping(dropPrivate),
    caughtBy: [withPrivate],
    spares: [stored, colorPalette],
  },
  {
    name: 'stored-extended-dropped',
    clause: 'PS3.4 GG.4.2',
    does: 'drops an attribute that the IOD does not have when it stores an instance',
    keep: keeping((elements) => {
      delete elements.SeriesDescription;
    }),
    caughtBy: [withPrivate],
    spares: [stored, colorPalette],
  },
  {
    name: 'stored-items-dropped',
    clause: 'PS3.4 GG.4.2',
    does: 'stores the first Item of every sequence alone',
    keep: keeping(firstItemsOnly),
    caughtBy: [hangingProtocol, full],
    spares: [stored],
  },
  {
    name: 'stored-last-element-dropped',
    clause: 'PS3.4 GG.4.2',
    does: 'stores all of an instance but its last element',
    keep: keeping((elements) => {
      delete elements[Object.keys(elements).at(-1) ?? ''];
    }),
    caughtBy: [hangingProtocol, colorPalette],
  },
  {
    name: 'stored-truncated',
    clause: 'PS3.4 GG.4.2',
    does: 'stores the first half of an instance',
    keep: (file) => fileWith(file, file.bytes.subarray(0, (file.bytes.length >>> 2) * 2 + 1)),
    caughtBy: [hangingProtocol, colorPalette],
  },
  {
    name: 'stored-numbers-not-swapped',
    clause: 'PS3.4 GG.4.2',
    does: 'leaves the bytes of numbers of Explicit VR Big Endian as they are when it stores them in little endian',
    keep: keeping((elements, { transferSyntax }) => {
      if (transferSyntax !== ExplicitVRBigEndian.uid) return;
      elements.NumberOfPriorsReferenced = swapped(elements.NumberOfPriorsReferenced);
    }),
    caughtBy: [typical('HangingProtocolStorage', 'ExplicitVRBigEndian')],
    spares: [stored, hangingProtocol],
  },
  {
    name: 'stored-under-another-transfer-syntax',
    clause: 'PS3.4 GG.4.2',
    does: 'writes into every file that its Data Set is in Explicit VR Little Endian, and leaves the Data Set as it came',
    keep: (file) => fileWith(file, file.bytes, ExplicitVRLittleEndian.uid),
    caughtBy: [typical('HangingProtocolStorage', 'ImplicitVRLittleEndian')],
    spares: [stored, hangingProtocol],
  },
  {
    name: 'stored-private-value-changed',
    clause: 'PS3.4 GG.4.2',
    does: 'changes the value of a private element when it stores it',
    keep: keeping((elements) => {
      if (elements['00291001']) elements['00291001'] = { vr: 'LO', Value: ['REMOVED'] };
    }),
    verdict: 'warn',
    caughtBy: [withPrivate],
    spares: [stored, colorPalette],
  },
  {
    name: 'stored-pixels-signed',
    clause: 'PS3.4 GG.4.2',
    does: 'takes the number of rows of a screen for signed, and stores one from 32768 on as 0',
    keep: keeping(({ NominalScreenDefinitionSequence: screens }) => {
      for (const screen of Array.isArray(screens) ? (screens as Elements[]) : [])
        if (Number(screen.NumberOfVerticalPixels) >= 0x8000) screen.NumberOfVerticalPixels = 0;
    }),
    caughtBy: [`ps3.4/gg.4.2/stored-large-numbers-unchanged:HangingProtocolStorage:${explicit}`],
    spares: [stored, hangingProtocol],
  },
  {
    name: 'stored-numbers-of-one-byte',
    clause: 'PS3.4 GG.4.2',
    does: 'keeps the lower byte of private numbers of two bytes',
    keep: keeping((elements) => changeNumbers(elements, 'US', (value) => value & 0xff)),
    verdict: 'warn',
    caughtBy: [numbers, `ps3.4/gg.4.2/stored-numbers-unchanged:InventoryStorage:ExplicitVRBigEndian`],
    spares: [stored, colorPalette],
  },
  {
    name: 'stored-numbers-of-two-bytes',
    clause: 'PS3.4 GG.4.2',
    does: 'keeps the lower two bytes of private numbers of four',
    keep: keeping((elements) => changeNumbers(elements, 'UL', (value) => value & 0xffff)),
    verdict: 'warn',
    caughtBy: [numbers],
    spares: [stored, withPrivate],
  },
  {
    name: 'stored-numbers-signed',
    clause: 'PS3.4 GG.4.2',
    does: 'takes private numbers of four bytes for signed ones, and those from 2^31 on for 0',
    keep: keeping((elements) => changeNumbers(elements, 'UL', (value) => Math.max(0, value | 0))),
    verdict: 'warn',
    caughtBy: [numbers],
    spares: [stored, withPrivate],
  },
  {
    name: 'stored-patient-id-coerced-in-silence',
    clause: 'PS3.4 B.4.1.3',
    does: 'stores a Patient ID of its own and answers with success',
    keep: keeping((elements) => {
      if (elements.PatientID) elements.PatientID = 'ARCHIVE-1';
    }),
    caughtBy: [ordinary],
    spares: [stored, hangingProtocol],
  },
  {
    name: 'stored-study-coerced-in-silence',
    clause: 'PS3.4 B.4.1.3',
    does: 'stores a Study Instance UID of its own and answers with success',
    keep: keeping((elements) => {
      if (elements.StudyInstanceUID) elements.StudyInstanceUID = '2.25.4711';
    }),
    caughtBy: [ordinary],
    spares: [stored, hangingProtocol],
  },
  {
    name: 'stored-in-part',
    clause: 'PS3.4 B.4.1.1',
    does: 'stores pixels without Rescale Intercept and Slope',
    keep: keeping((elements) => {
      delete elements.RescaleIntercept;
      delete elements.RescaleSlope;
    }),
    verdict: 'warn',
    caughtBy: [ordinary],
    spares: [stored, hangingProtocol],
  },
];
