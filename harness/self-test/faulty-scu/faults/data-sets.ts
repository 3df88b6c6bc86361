// Faults of the Data Set of a C-STORE request: PS3.5 6.2, 7.1, 7.5, A.5; PS3.8 7.6.1; PS3.7 9.3.1.1; PS3.4 GG.4.1.

import { deflateSync } from 'node:zlib';
import { ExplicitVRLittleEndian, ImplicitVRLittleEndian, transcode } from '../../../../src/index.ts';
import { part, parts, withoutPart, withParts } from '../data-set-parts.ts';
import type { ScuChange } from '../scu-behaviour.ts';
import type { ScuFault } from '../scu-fault.ts';
import { sends, sendsExplicit } from './cases.ts';

const caughtBy = [sends];
const deflated = ['ps3.8/7.6.1/scu-transfer-syntax:DeflatedExplicitVRLittleEndian'];

const sopClassUID = 0x00080016;
const sopInstanceUID = 0x00080018;
const manufacturer = 0x00080070;

/** The head of an Item or of a delimiter (PS3.5 7.5.1). */
function item(element: number, length: number): Buffer {
  return part(0xfffe0000 + element, '', length).bytes;
}

/** Overwrites bytes of the Data Set in Explicit VR. */
function overwritten(find: string, replace: string): ScuChange {
  return {
    dataSet(bytes, { instance, context }) {
      const sent = Buffer.from(transcode(bytes, instance.transferSyntax, context.transferSyntax));
      const at = sent.indexOf(find, 0, 'latin1');
      if (at >= 0) sent.write(replace, at, 'latin1');
      return sent;
    },
  };
}

export const dataSets: readonly ScuFault[] = [
  {
    name: 'implicit-always',
    clause: 'PS3.8 7.6.1',
    does: 'sends every Data Set in Implicit VR Little Endian, whatever was accepted',
    change: { dataSet: (bytes, { instance }) => transcode(bytes, instance.transferSyntax, ImplicitVRLittleEndian) },
    rule: 'data-set/transfer-syntax',
    caughtBy: [sendsExplicit],
  },
  {
    name: 'inflated',
    clause: 'PS3.5 A.5',
    does: 'sends a Data Set that is not deflated in Deflated Explicit VR Little Endian',
    change: { dataSet: (bytes, { instance }) => transcode(bytes, instance.transferSyntax, ExplicitVRLittleEndian) },
    rule: 'data-set/deflated',
    caughtBy: deflated,
  },
  {
    name: 'deflated-with-zlib-header',
    clause: 'PS3.5 A.5',
    does: 'deflates a Data Set with the header and checksum of zlib',
    change: {
      dataSet: (bytes, { instance }) => deflateSync(transcode(bytes, instance.transferSyntax, ExplicitVRLittleEndian)),
    },
    rule: 'data-set/deflated',
    caughtBy: deflated,
  },
  {
    name: 'data-set-cut-short',
    clause: 'PS3.5 7.1',
    does: 'marks the last fragment of a Data Set before its end',
    change: { dataSet: (bytes) => bytes.subarray(0, -2) },
    rule: 'data-set/truncated',
    caughtBy,
  },
  {
    name: 'tags-out-of-order',
    clause: 'PS3.5 7.1',
    does: 'appends an element at the end of the Data Set, whatever its tag',
    change: parts((own) => [...own, part(manufacturer, 'ACME')]),
    rule: 'data-set/tag-order',
    caughtBy,
  },
  {
    name: 'element-twice',
    clause: 'PS3.5 7.1',
    does: 'sends SOP Class UID twice',
    change: parts((own) => own.flatMap((one) => (one.tag === sopClassUID ? [one, one] : [one]))),
    rule: 'data-set/duplicate-tag',
    caughtBy,
  },
  {
    name: 'meta-information-in-data-set',
    clause: 'PS3.5 7.1',
    does: 'sends the File Meta Information of its file in front of the Data Set',
    change: withParts(part(0x00020010, '1.2.840.10008.1.2\0')),
    rule: 'data-set/forbidden-group',
    caughtBy,
  },
  {
    name: 'vr-of-nobody',
    clause: 'PS3.5 6.2',
    does: 'sends an element of the VR ZZ',
    change: overwritten('UI', 'ZZ'),
    rule: 'data-set/unknown-vr',
    caughtBy: [sendsExplicit],
  },
  {
    name: 'value-of-odd-length',
    clause: 'PS3.5 7.1.1',
    does: 'sends a value of odd length without padding',
    change: withParts(part(manufacturer, 'ACM')),
    rule: 'data-set/odd-length',
    caughtBy,
  },
  {
    name: 'number-of-6-bytes',
    clause: 'PS3.5 6.2',
    does: 'sends a value of VR UL that has six bytes',
    change: withParts(part(0x00081161, Buffer.alloc(6))),
    rule: 'data-set/length-for-vr',
    caughtBy,
  },
  {
    name: 'item-longer-than-its-sequence',
    clause: 'PS3.5 7.5',
    does: 'sends an Item that is longer than the sequence that holds it',
    change: withParts(part(0x00081140, Buffer.concat([item(0xe000, 64), part(0x00081150, '1.2.').bytes]))),
    rule: 'data-set/length-bounds',
    caughtBy,
  },
  {
    name: 'text-of-undefined-length',
    clause: 'PS3.5 7.1.1',
    does: 'sends a text of Undefined Length',
    change: withParts(part(manufacturer, Buffer.concat([Buffer.from('ACME'), item(0xe0dd, 0)]), 0xffffffff)),
    rule: 'data-set/undefined-length',
    caughtBy,
  },
  {
    name: 'sequence-without-items',
    clause: 'PS3.5 7.5',
    does: 'sends a sequence whose elements are in no Item',
    change: withParts(part(0x00081140, part(0x00081150, '1.2.840.10008.1.1\0').bytes)),
    rule: 'data-set/item-expected',
    caughtBy,
  },
  {
    name: 'delimiter-of-nothing',
    clause: 'PS3.5 7.5',
    does: 'ends its Data Set with a Sequence Delimitation Item',
    change: parts((own) => [...own, { tag: 0xfffee0dd, bytes: item(0xe0dd, 0) }]),
    rule: 'data-set/stray-delimiter',
    caughtBy,
  },
  {
    name: 'delimiter-with-length',
    clause: 'PS3.5 7.5',
    does: 'sends a Sequence Delimitation Item of length 4',
    change: withParts(part(0x00081140, item(0xe0dd, 4), 0xffffffff)),
    rule: 'data-set/delimiter-length',
    caughtBy,
  },
  {
    name: 'another-class-in-data-set',
    clause: 'PS3.7 9.3.1.1',
    does: 'names another SOP Class in the command than the Data Set does',
    change: withParts(part(sopClassUID, '1.2.840.10008.5.1.4.39.1\0\0'.slice(0, 24))),
    rule: 'data-set/sop-class-of-command',
    caughtBy,
  },
  {
    name: 'another-instance-in-data-set',
    clause: 'PS3.7 9.3.1.1',
    does: 'names another SOP Instance in the command than the Data Set does',
    change: withParts(part(sopInstanceUID, '1.2.826.0.1.3680043.9.1.22\0\0'.slice(0, 26))),
    rule: 'data-set/sop-instance-of-command',
    caughtBy,
  },
  {
    name: 'group-length-of-another-encoding',
    clause: 'PS3.5 7.2',
    does: 'sends a Group Length that is not that of its group',
    change: withParts(part(0x00080000, Buffer.of(4, 0, 0, 0))),
    rule: 'data-set/group-length',
    caughtBy,
  },
  {
    name: 'attribute-missing',
    clause: 'PS3.5 7.4',
    does: 'sends instances without SOP Instance UID',
    change: withoutPart(sopInstanceUID),
    rule: 'data-set/iod-missing',
    caughtBy,
  },
  {
    name: 'attribute-empty',
    clause: 'PS3.5 7.4.1',
    does: 'sends instances with a SOP Class UID that has no value',
    change: withParts(part(sopClassUID, '')),
    rule: 'data-set/iod-empty',
    caughtBy,
  },
  {
    name: 'two-values-for-one',
    clause: 'PS3.5 6.4',
    does: 'sends two values of an attribute that has one',
    change: withParts(part(0x00080012, '20240101\\20240102 ')),
    rule: 'data-set/iod-vm',
    caughtBy,
  },
  {
    name: 'date-with-dashes',
    clause: 'PS3.5 6.2',
    does: 'sends Instance Creation Date with dashes',
    change: withParts(part(0x00080012, '2024-01-01')),
    rule: 'data-set/iod-value',
    caughtBy,
  },
  {
    name: 'text-outside-of-its-character-set',
    clause: 'PS3.5 6.1.2',
    does: 'sends Latin-1 without saying so',
    change: withParts(part(manufacturer, 'K\xF6ln')),
    rule: 'data-set/iod-character-set',
    caughtBy,
  },
  {
    name: 'private-element-of-nobody',
    clause: 'PS3.5 7.8.1',
    does: 'sends a private element in a block that it has not reserved',
    change: withParts(part(0x00091001, 'ACME')),
    rule: 'data-set/iod-private-creator',
    caughtBy,
  },
];
