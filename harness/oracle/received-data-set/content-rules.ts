// What a sound Data Set of a C-STORE request has to agree with: the accepted Transfer Syntax, its own Group Lengths, and
// the UIDs of the command. PS3.5 7.2 and A.4, PS3.7 9.3.1.1.

import type { DataElement } from '../../../src/index.ts';
import { type DataSetCheckedRule, type ReceivedDataSet, shownTexts } from './received-data-set.ts';

const sopClassUID = 0x00080016;
const sopInstanceUID = 0x00080018;
const pixelData = 0x7fe00010;

/** How the pixel data stream of a Transfer Syntax begins, by the end of its UID. */
const beginnings: readonly (readonly [suffixes: RegExp, name: string, bytes: readonly number[]])[] = [
  [/\.4\.(5\d|6[0-6]|70|80|81)$/, 'SOI marker FFD8H of JPEG and JPEG-LS', [0xff, 0xd8]],
  [/\.4\.(9[0-3]|20[1-3])$/, 'SOC marker FF4FH of JPEG 2000', [0xff, 0x4f]],
];

export const contentRules: readonly DataSetCheckedRule[] = [
  uidRule('sop-class', 'Affected SOP Class UID', sopClassUID, 'SOP Class UID (0008,0016)'),
  uidRule('sop-instance', 'Affected SOP Instance UID', sopInstanceUID, 'SOP Instance UID (0008,0018)'),
  {
    id: 'data-set/encapsulated-pixel-data',
    clause: 'PS3.5 A.4',
    level: 'shall',
    title: 'Data Set without Pixel Data in a Transfer Syntax for encapsulated Pixel Data',
    demand: 'A Transfer Syntax that encapsulates Pixel Data is only used for Data Sets with Pixel Data (7FE0,0010).',
    check({ accepted, tree, fault }) {
      if (!accepted.encapsulated || fault) return undefined;
      if (find(tree.elements, pixelData)) return [];
      return [`a Data Set in ${accepted.keyword} has no Pixel Data (7FE0,0010)`];
    },
  },
  {
    id: 'data-set/pixel-data-stream',
    clause: 'PS3.5 A.4',
    level: 'shall',
    title: 'Encapsulated Pixel Data of another encoding than that of the accepted Transfer Syntax',
    demand: 'Encapsulated Pixel Data are encoded by the process that the Transfer Syntax names.',
    check({ accepted, tree, fault }) {
      const beginning = beginnings.find(([suffixes]) => suffixes.test(accepted.uid));
      const stream = find(tree.elements, pixelData)?.fragments?.[1];
      if (fault || !accepted.encapsulated || !beginning || !stream) return undefined;
      const [, name, bytes] = beginning;
      if (bytes.every((byte, at) => stream[at] === byte)) return [];
      const found = Buffer.from(stream.subarray(0, 4)).toString('hex').toUpperCase();
      return [`the pixel data stream in ${accepted.keyword} begins with ${found}H, not with the ${name}`];
    },
  },
  {
    // Retired, and to be left out; but who sends them sends them right.
    id: 'data-set/group-length',
    clause: 'PS3.5 7.2',
    level: 'shall',
    title: 'Data Set with a Group Length that is not that of its group',
    demand: 'A Group Length (gggg,0000), if there is one, is consistent with the encoding of the Data Set.',
    check({ tree, fault }) {
      const { elements, bytes } = tree;
      if (fault || !elements.some(isGroupLength)) return undefined;
      return shownTexts(wrongLengths(elements, bytes.length));
    },
  },
];

/** The validator compares them, if the Data Set has them. */
function uidRule(slug: string, field: string, tag: number, name: string): DataSetCheckedRule {
  return {
    id: `data-set/${slug}-of-command`,
    clause: 'PS3.7 9.3.1.1',
    level: 'shall',
    title: `C-STORE request whose ${field} is not that of its Data Set`,
    demand: `The ${field} of a C-STORE request is the ${name} of the instance.`,
    check({ findings, tree, fault }) {
      if (fault || !find(tree.elements, tag)?.length) return undefined;
      return findings
        .filter((finding) => finding.rule === 'uid-mismatch' && finding.tag === tag)
        .map(({ expected, actual }) => `${name} is ${actual}, not ${expected}`);
    },
  };
}

function find(elements: ReceivedDataSet['tree']['elements'], wanted: number): DataElement | undefined {
  return elements.find(({ tag }) => tag === wanted);
}

/** Gone through from the end, so that each element knows where the group after its own begins. */
function wrongLengths(elements: readonly DataElement[], end: number): readonly string[] {
  const wrong: string[] = [];
  let [next, first] = [end, end];
  let group = Number.POSITIVE_INFINITY;
  for (const element of [...elements].reverse()) {
    if (groupOf(element) !== group) [next, group] = [first, groupOf(element)];
    first = element.offset;
    if (!isGroupLength(element)) continue;
    const actual = next - element.valueOffset - element.length;
    const view = new DataView(element.value.buffer, element.value.byteOffset, element.length);
    const declared = view.getUint32(0, element.littleEndian);
    if (declared === actual) continue;
    wrong.push(`the Group Length of group ${group.toString(16).padStart(4, '0')} is ${declared}, not ${actual}`);
  }
  return wrong.reverse();
}

function isGroupLength({ tag, length }: DataElement): boolean {
  return tag % 0x10000 === 0 && length === 4;
}

function groupOf({ tag }: DataElement): number {
  return Math.floor(tag / 0x10000);
}
