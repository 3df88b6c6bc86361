// Mutations of names that become paths, commands or lines of a log: UIDs, AE titles, Patient Name (PS3.5 6.2, PS3.8 9.3.2).

import type { Names } from '../draft/layers.ts';
import { pathTexts, shellTexts } from '../values/values.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';

const texts = [...pathTexts, ...shellTexts];
const variants = texts.map(([name]) => name);

/** Elements that SCPs have named files and folders after. */
const elements = {
  'patient-name': 0x00100010,
  'patient-id': 0x00100020,
  'study-instance-uid': 0x0020000d,
  'series-instance-uid': 0x0020000e,
  modality: 0x00080060,
  'instance-number': 0x00200013,
} as const;

function textOf(variant: number): string {
  return pick(texts, variant)[1];
}

const titles: readonly (readonly [name: string, text: string])[] = [
  ['bytes above 7FH', '\xff\xfe\xe9\x80'.repeat(4)],
  ['control characters', '\x07\x1b[2J\r\n\0\x01'],
  ['empty', ''],
  ['a backslash', 'A\\B'],
  ...shellTexts,
  ...pathTexts,
];

const titleVariants = titles.map(([name]) => name);
const titleOf = (variant: number) => pick(titles, variant)[1].slice(0, 16);

const rows: readonly Row<'names'>[] = [
  {
    id: 'name/sop-instance-uid',
    clause: 'PS3.5 9.1',
    breaks: 'SOP Instance UID, in the command and in the Data Set, is no UID but a path or a command of a shell',
    variants,
    apply: (names, { variant }) => ({ ...names, sopInstanceUID: textOf(variant) }),
  },
  ...Object.entries(elements).map(
    ([name, tag]): Row<'names'> => ({
      id: `name/${name}`,
      clause: name.endsWith('uid') ? 'PS3.5 9.1' : 'PS3.5 6.2',
      breaks: `the ${name.replaceAll('-', ' ')} is a path or a command of a shell`,
      variants,
      apply: (names, { variant }) => withElement(names, tag, textOf(variant)),
    }),
  ),
  {
    id: 'name/calling-ae-title',
    clause: 'PS3.8 9.3.2',
    breaks: 'Calling-AE-title is a path, a command of a shell, a format, or no text',
    variants: titleVariants,
    apply: (names, { variant }) => ({ ...names, callingAETitle: titleOf(variant) }),
  },
  {
    id: 'name/called-ae-title',
    clause: 'PS3.8 9.3.2',
    breaks: 'Called-AE-title is a path, a command of a shell, a format, or no text',
    variants: titleVariants,
    apply: (names, { variant }) => ({ ...names, calledAETitle: titleOf(variant) }),
  },
  {
    id: 'name/case-twin',
    clause: 'PS3.5 9.1',
    breaks: 'SOP Instance UIDs differ in the case of a letter alone, so that some file systems take them for one',
    variants: ['capitals', 'small letters'],
    apply: (names, { variant }) => ({ ...names, sopInstanceUID: variant % 2 === 0 ? '1.2.A' : '1.2.a' }),
  },
];

function withElement(names: Names, tag: number, text: string): Names {
  return { ...names, elements: new Map([...names.elements, [tag, text]]) };
}

export const nameMutations = mutationsOf('names', 'name', rows);
