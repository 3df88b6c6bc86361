// Faults of an SCP that takes what is usual for all that is legal: PS3.5 6.2.2 and 7.4.3, PS3.4 B.4.1 and B.6, PS3.8 7.6.1.

import { CommandField, type CommandSet, responseTo } from '../../../../src/wire.ts';
import type { Exchange } from '../exchange.ts';
import { type Behaviour, type Fault, sparing } from '../fault.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import { echoed, stored, storedOrdinary } from './cases.ts';
import { dieWhere } from './die-where.ts';
import { refuseWith } from './refuse-where.ts';

const explicit = 'ExplicitVRLittleEndian';
const empty = (sopClass: string, label: string): string => `ps3.5/7.4.3/empty-elements:${sopClass}:${label}`;
const lacking = (sopClass: string, label: string): string => `ps3.7/9.1.1/type-2-absent-answered:${sopClass}:${label}`;
const unknown = (label: string): string => `ps3.5/6.2.2/unknown-of-undefined-length:${explicit}:${label}`;
const badValue = (label: string): string => `ps3.7/9.1.1/bad-value-answered:${label}`;
const series = (label: string): string =>
  `ps3.7/9.1.1/several-instances-of-a-series:SecondaryCaptureImageStorage:${label}`;
const retired = (label: string): string => `ps3.4/b.6/retired-sop-classes:${label}`;
const privateClass = 'ps3.4/b.4.1/private-sop-class:not-announced';
const manyClasses = 'ps3.8/7.6.1/many-sop-classes';

const [ct, capture] = ['CTImageStorage', 'SecondaryCaptureImageStorage'];
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';
/** Patient ID (0010,0020) and Patient's Name (0010,0010) in Explicit VR Little Endian, without their lengths. */
const [patientId, patientName] = ['100020004c4f', '10001000504e'];

const has = (bytes: string) => {
  const wanted = Buffer.from(bytes, 'hex');
  return ({ dataSet }: Exchange): boolean => dataSet.includes(wanted);
};

const values: readonly Fault[] = [
  {
    name: 'empty-patient-id-refused',
    clause: 'PS3.5 7.4.3',
    does: 'refuses instances with an empty Patient ID',
    store: refuseWith(`${patientId}0000`),
    caughtBy: [empty(ct, 'Patient-ID'), empty(capture, 'Patient-ID-and-every-other-of-patient-and-study')],
    spares: [stored, echoed, storedOrdinary, empty(ct, 'Accession-Number')],
  },
  {
    name: 'dies-of-an-empty-name',
    clause: 'PS3.5 7.4.3',
    does: "dies of an empty Patient's Name",
    message: dieWhere(has(`${patientName}0000`)),
    caughtBy: [empty(capture, 'Patient-s-Name')],
    spares: [stored, echoed, storedOrdinary, empty(capture, 'Patient-ID')],
  },
  {
    name: 'dies-without-a-patient-id',
    clause: 'PS3.7 9.1.1.2',
    does: 'dies of an instance without Patient ID',
    message: dieWhere((exchange) => exchange.abstractSyntax === secondaryCapture && !has(patientId)(exchange)),
    caughtBy: [lacking(capture, 'Patient-ID')],
    spares: [stored, echoed, storedOrdinary, lacking(capture, 'Patient-s-Name')],
  },
  {
    name: 'unknown-sequences-refused',
    clause: 'PS3.5 6.2.2',
    does: 'refuses a value of VR UN and undefined length',
    store: refuseWith('554e0000ffffffff'),
    caughtBy: [
      unknown('with-items-of-explicit-length'),
      unknown('with-items-of-undefined-length'),
      unknown('of-a-private-element'),
    ],
    spares: [stored, echoed, `ps3.5/7.1.2/long-values:${explicit}:UN-of-64-KB-and-more`],
  },
  {
    name: 'unknown-sequences-read-as-explicit',
    clause: 'PS3.5 6.2.2',
    does: 'reads the items of a value of VR UN in Explicit VR, and dies of it',
    // (0008,0070) with a length of 32 bits behind it.
    message: dieWhere(has('0800700006000000')),
    caughtBy: [unknown('with-items-of-undefined-length')],
    spares: [stored, echoed, unknown('without-an-item')],
  },
  {
    name: 'dies-of-a-long-uid',
    clause: 'PS3.7 9.1.1.2',
    does: 'dies of a UID of more than 64 characters in a Data Set',
    // (0008,0014) UI with a length of 66.
    message: dieWhere(has('0800140055494200')),
    caughtBy: [badValue('a-UID-of-65-characters')],
    spares: [stored, echoed, badValue('a-UID-with-letters')],
  },
  {
    name: 'closes-at-a-bad-date',
    clause: 'PS3.7 9.1.1.2',
    does: 'closes the connection at a date of letters',
    message: (command, exchange, session) => {
      if (has(Buffer.from('YESTERDA').toString('hex'))(exchange)) session.close();
      else session.respond(exchange.contextId, command);
      return [];
    },
    verdict: 'warn',
    caughtBy: [badValue('a-date-of-letters')],
    spares: [stored, echoed, badValue('a-date-of-month-13')],
  },
];

/** Refuses what `test` says of an exchange and those before it on the association. */
function refuseAfter(test: (exchange: Exchange, before: readonly Exchange[]) => boolean): Behaviour['message'] {
  const all = new WeakMap<FaultyConnection, readonly Exchange[]>();
  return (command, exchange, session) => {
    const before = all.get(session) ?? [];
    all.set(session, [...before, exchange]);
    const refusal: CommandSet = responseTo(exchange.request, CommandField['C-STORE-RSP'], { Status: 0xc000 });
    session.respond(exchange.contextId, test(exchange, before) ? refusal : command);
    return [];
  };
}

const inSeries = has(Buffer.from('2.25.11790').toString('hex'));

const instances: readonly Fault[] = [
  {
    name: 'one-instance-of-a-series',
    clause: 'PS3.7 9.1.1',
    does: 'refuses a second instance of a series on an association',
    message: refuseAfter((exchange, before) => inSeries(exchange) && before.some(inSeries)),
    caughtBy: [series('on-one-association'), series('with-the-same-Instance-Number')],
    spares: [stored, echoed, 'ps3.7/9.1.1/hundred-c-stores'],
  },
  {
    name: 'five-classes-an-association',
    clause: 'PS3.8 7.6.1',
    does: 'refuses the instances of a sixth SOP Class of an association',
    message: refuseAfter(({ contextId }, before) => {
      const ids = new Set(before.map((exchange) => exchange.contextId));
      return ids.size >= 5 && !ids.has(contextId);
    }),
    caughtBy: [manyClasses],
    spares: [stored, echoed, 'ps3.8/7.6.1/contexts-in-turn:two-ordinary-SOP-Classes'],
  },
  {
    name: 'dies-of-a-class-that-it-does-not-know',
    clause: 'PS3.4 B.4.1.2',
    does: 'accepts a private SOP Class, and dies of an instance of it',
    message: dieWhere(({ abstractSyntax = '' }) => abstractSyntax.startsWith('2.25.')),
    caughtBy: [privateClass],
    spares: [stored, echoed, retired('Ultrasound-Image-Storage')],
  },
  {
    name: 'retired-classes-renamed',
    clause: 'PS3.7 9.1.1.1.3',
    does: 'names in its response the SOP Class that replaced a retired one',
    store: (response, { abstractSyntax }) =>
      abstractSyntax === '1.2.840.10008.5.1.4.1.1.6'
        ? { ...response, AffectedSOPClassUID: '1.2.840.10008.5.1.4.1.1.6.1' }
        : response,
    caughtBy: [retired('Ultrasound-Image-Storage')],
    spares: [stored, echoed, retired('Nuclear-Medicine-Image-Storage')],
  },
];

export const variety: readonly Fault[] = sparing([stored, echoed], [...values, ...instances]);
