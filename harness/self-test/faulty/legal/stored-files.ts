// Choices that an SCP has in how and where it keeps what it stores: PS3.4 GG.4.2, PS3.5 7.4.5.

import { deflateSync } from 'node:zlib';
import {
  decodeDataSet,
  encodeDataSet,
  encodePart10,
  ImplicitVRLittleEndian,
  newUid,
  type Part10File,
  transcode,
} from '../../../../src/index.ts';
import { fileWith } from '../kept-files.ts';
import type { LegalChoice } from '../legal-choice.ts';

const explicit = 'ExplicitVRLittleEndian';
const unchanged = (transferSyntax: string, profile: string): string =>
  `ps3.4/gg.4.2/stored-unchanged:HangingProtocolStorage:${transferSyntax}:${profile}`;
const hangingProtocol = unchanged(explicit, 'typical');
const ordinary = `ps3.4/b.4.1/stored-unchanged:CTImageStorage:${explicit}`;
const withPrivate = `ps3.4/gg.4.2/stored-private-unchanged:HangingProtocolStorage:${explicit}`;
const hundred = 'ps3.7/9.1.1/hundred-c-stores';
const series = 'ps3.4/b.1.2/series-stored:CTImageStorage:ExplicitVRLittleEndian';
const again = 'ps3.7/9.1.1/same-sop-instance-again:SecondaryCaptureImageStorage';
const bigEndian = unchanged('ExplicitVRBigEndian', 'full');
const deflated = unchanged('DeflatedExplicitVRLittleEndian', 'full');

/** Type 3, private and standard extended attributes of the cases that have no value. */
const emptyOptional = ['ImageComments', '00291007'];

function withoutEmpty(file: Part10File): Buffer {
  const dataSet: Record<string, unknown> = decodeDataSet(file.bytes, file.transferSyntax);
  for (const key of emptyOptional) delete dataSet[key];
  return fileWith(file, encodeDataSet(dataSet as never, file.transferSyntax));
}

/** Coerced as another instance: GG.4.2 speaks of values under the same SOP Instance UID. */
function asAnother({ bytes, transferSyntax, sopClassUID }: Part10File, sopInstanceUID = newUid()): Buffer {
  const dataSet = { ...decodeDataSet(bytes, transferSyntax), SOPInstanceUID: sopInstanceUID };
  return encodePart10({ sopClassUID, sopInstanceUID, transferSyntax }, encodeDataSet(dataSet, transferSyntax));
}

/** Every file comes so many milliseconds after the one before. */
function late(ms: number): (file: Part10File) => Promise<Buffer> {
  return (file) => new Promise((resolve) => setTimeout(() => resolve(fileWith(file, file.bytes)), ms));
}

export const storedFiles: readonly LegalChoice[] = [
  {
    name: 'stored-as-received',
    clause: 'PS3.4 GG.4.2',
    does: 'keeps every Data Set bit by bit',
    keep: (file) => fileWith(file, file.bytes),
    cases: [hangingProtocol, withPrivate, bigEndian, deflated, ordinary],
  },
  {
    name: 'stored-in-implicit-vr',
    clause: 'PS3.4 GG.4.2',
    does: 'keeps every Data Set in Implicit VR Little Endian',
    keep: (file) =>
      fileWith(file, transcode(file.bytes, file.transferSyntax, ImplicitVRLittleEndian), ImplicitVRLittleEndian.uid),
    cases: [hangingProtocol, withPrivate, bigEndian, deflated, ordinary],
  },
  {
    name: 'stored-later',
    clause: 'PS3.4 GG.4.2',
    does: 'writes the file half a second after it has answered',
    keep: late(500),
    cases: [hangingProtocol],
  },
  {
    name: 'stored-one-after-the-other',
    clause: 'PS3.4 GG.1.2',
    does: 'writes a file every fifty milliseconds, long after it has answered',
    keep: late(50),
    cases: [hundred, series],
  },
  {
    name: 'stored-in-folders',
    clause: 'PS3.4 GG.1.2',
    does: 'keeps each instance in a folder of its own, under the same name',
    keep: (file, { count }) => ({
      path: `${count % 3}/${file.sopInstanceUID}/IMAGE`,
      bytes: fileWith(file, file.bytes),
    }),
    cases: [hundred, series, again],
  },
  {
    name: 'stored-latest-of-duplicates',
    clause: 'PS3.7 9.1.1',
    does: 'replaces an instance by one of the same SOP Instance UID that comes later',
    keep: (file) => ({ path: file.sopInstanceUID, bytes: fileWith(file, file.bytes) }),
    cases: [again, series],
  },
  {
    name: 'stored-some-under-another-uid',
    clause: 'PS3.4 GG.4.2',
    does: 'gives every fourth instance that it stores a SOP Instance UID of its own',
    keep: (file, { count }) =>
      count % 4 === 0 ? asAnother(file, `1.2.276.0.7230010.${count}`) : fileWith(file, file.bytes),
    cases: [hundred],
  },
  {
    name: 'stored-compressed',
    clause: 'PS3.4 GG.1.2',
    does: 'compresses its files as a whole, so that they are no DICOM files',
    keep: (file) => deflateSync(fileWith(file, file.bytes)),
    cases: [hundred],
    warns: ['storage/found-in-store'],
  },
  {
    name: 'stored-with-more',
    clause: 'PS3.4 GG.4.2',
    does: 'adds a Type 3 and a private attribute when it stores an instance',
    keep: (file) => {
      const more = { InstanceCoercionDateTime: '20260101120000', '00990010': { vr: 'LO', Value: ['ARCHIVE'] } };
      const dataSet = { ...decodeDataSet(file.bytes, file.transferSyntax), ...more };
      return fileWith(file, encodeDataSet(dataSet, file.transferSyntax));
    },
    cases: [hangingProtocol, withPrivate],
  },
  {
    name: 'stored-without-empty-type-3',
    clause: 'PS3.5 7.4.5',
    does: 'leaves out attributes of Type 3 without a value when it stores an instance',
    keep: withoutEmpty,
    cases: [hangingProtocol, withPrivate],
  },
  {
    name: 'stored-elsewhere',
    clause: 'PS3.4 GG.4.2',
    does: 'stores where the harness does not look',
    keep: () => undefined,
    cases: [hangingProtocol],
    verdict: 'inconclusive',
    warns: ['storage/found-in-store'],
  },
  {
    name: 'stored-under-another-uid',
    clause: 'PS3.4 GG.4.2',
    does: 'gives what it stores a SOP Instance UID of its own',
    keep: (file) => asAnother(file),
    cases: [hangingProtocol],
    verdict: 'inconclusive',
    warns: ['storage/found-in-store'],
  },
];
