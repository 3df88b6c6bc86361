// Faults of the fixed fields and of the items of an A-ASSOCIATE-RQ: PS3.8 9.3.1, 9.3.2; PS3.7 A.2.

import { encodePdu } from '../../../../src/wire.ts';
import { chars, itemTwice, requesting, withBytes, withItems, withoutItem } from '../changes.ts';
import type { ScuFault } from '../scu-fault.ts';
import { sends } from './cases.ts';

const caughtBy = [sends];

/** A calling AE title in 16 bytes. */
function called(title: string) {
  return requesting((rq) => ({ ...rq, rawCallingAETitle: chars(title) }));
}

/** Another Application Context Name. */
function applicationContext(name: string) {
  return requesting((rq) => withItems(rq, 0x10, () => [{ item: 0x10, name }]));
}

export const associateRequest: readonly ScuFault[] = [
  {
    name: 'protocol-version-2',
    clause: 'PS3.8 9.3.2',
    does: 'sets bit 1 of Protocol-version in place of bit 0',
    change: requesting((rq) => ({ ...rq, protocolVersion: 2 })),
    rule: 'associate-rq/protocol-version',
    caughtBy,
  },
  {
    name: 'ae-title-in-latin-1',
    clause: 'PS3.8 9.3.2',
    does: 'has an AE title with a letter outside of ISO 646',
    change: called('MODALIT\xC4T       '),
    rule: 'associate-rq/ae-title-repertoire',
    caughtBy,
  },
  {
    name: 'ae-title-padded-with-null',
    clause: 'PS3.8 9.3.2',
    does: 'pads its AE title with NULL in place of spaces',
    change: called('MODALITY\0\0\0\0\0\0\0\0'),
    rule: 'associate-rq/ae-title-repertoire',
    caughtBy,
  },
  {
    name: 'ae-title-blank',
    clause: 'PS3.8 9.3.2',
    does: 'has an AE title of 16 spaces',
    change: called(' '.repeat(16)),
    rule: 'associate-rq/ae-title-not-blank',
    caughtBy,
  },
  {
    name: 'ae-title-with-backslash',
    clause: 'PS3.8 C.1',
    does: 'has an AE title with a backslash',
    change: called('WARD\\CT         '),
    rule: 'associate-rq/ae-title-backslash',
    caughtBy,
  },
  {
    name: 'user-information-first',
    clause: 'PS3.8 9.3.1',
    does: 'sends the User Information Item before the others',
    change: requesting((rq) => ({ ...rq, items: [...rq.items].sort((one, other) => other.item - one.item) })),
    rule: 'associate-rq/item-order',
    caughtBy,
  },
  {
    name: 'no-application-context',
    clause: 'PS3.8 9.3.2',
    does: 'sends no Application Context Item',
    change: withoutItem(0x10),
    rule: 'associate-rq/one-application-context',
    caughtBy,
  },
  {
    name: 'two-application-contexts',
    clause: 'PS3.8 9.3.2',
    does: 'sends the Application Context Item twice',
    change: itemTwice(0x10),
    rule: 'associate-rq/one-application-context',
    caughtBy,
  },
  {
    name: 'no-user-information',
    clause: 'PS3.8 9.3.2',
    does: 'sends no User Information Item',
    change: withoutItem(0x50),
    rule: 'associate-rq/one-user-information',
    caughtBy,
  },
  {
    name: 'two-user-informations',
    clause: 'PS3.8 9.3.2',
    does: 'sends the User Information Item twice',
    change: itemTwice(0x50),
    rule: 'associate-rq/one-user-information',
    caughtBy,
  },
  {
    name: 'application-context-of-nobody',
    clause: 'PS3.7 A.2.2',
    does: 'proposes an application context of the root of DICOM that DICOM does not have',
    change: applicationContext('1.2.840.10008.3.1.1.2'),
    rule: 'associate-rq/application-context-of-dicom',
    caughtBy,
  },
  {
    name: 'application-context-padded',
    clause: 'PS3.8 F.1',
    does: 'pads the Application Context Name to an even length',
    change: applicationContext('1.2.840.10008.3.1.1.1\0'),
    rule: 'associate-rq/application-context-name-form',
    caughtBy,
  },
  {
    name: 'request-with-reserved-byte',
    clause: 'PS3.8 9.3.2',
    does: 'sends byte 2 of the A-ASSOCIATE-RQ as 01H',
    change: withBytes(1, 1),
    rule: 'associate-rq/reserved-fields',
    caughtBy,
  },
  {
    name: 'request-cut-short',
    clause: 'PS3.8 9.3.1',
    does: 'declares two bytes less in the A-ASSOCIATE-RQ than it sends',
    change: requesting((rq) => {
      const bytes = encodePdu(rq);
      bytes.writeUInt32BE(bytes.length - 8, 2);
      return bytes;
    }),
    rule: 'pdu/decodable',
    caughtBy,
  },
];
