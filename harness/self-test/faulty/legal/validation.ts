// What an SCP may make of instances that are not as their IOD says, or of a class that it does not know: PS3.4 B.4.1, B.6.

import type { Exchange } from '../exchange.ts';
import { refuseWhere } from '../faults/refuse-where.ts';
import type { LegalChoice } from '../legal-choice.ts';

const badValue = (label: string): string => `ps3.7/9.1.1/bad-value-answered:${label}`;
const lacking = (label: string): string => `ps3.7/9.1.1/type-2-absent-answered:CTImageStorage:${label}`;
const retired = 'ps3.4/b.6/retired-sop-classes:Ultrasound-Image-Storage';
const privateClass = 'ps3.4/b.4.1/private-sop-class:announced-as-one-of-storage';

const [dataSetMismatch, sopClassNotSupported] = [0xa900, 0x0122];

const has =
  (text: string) =>
  ({ dataSet }: Exchange): boolean =>
    dataSet.includes(text);
const isBad = [has('YESTERDA'), has('2.25.UNKNOWN'), has('12AB')];

export const validation: readonly LegalChoice[] = [
  {
    name: 'values-validated',
    clause: 'PS3.4 GG.4.2',
    does: 'validates values, and refuses an instance with a bad one as one that does not match its SOP Class (0xA900)',
    store: refuseWhere((exchange) => isBad.some((test) => test(exchange)), dataSetMismatch),
    cases: [badValue('a-date-of-letters'), badValue('a-UID-with-letters'), badValue('a-number-with-letters')],
  },
  {
    name: 'type-2-validated',
    clause: 'PS3.4 B.4.1.1',
    does: 'validates instances, and refuses one without Patient ID (0xA900)',
    store: refuseWhere(({ dataSet }) => !dataSet.includes(Buffer.from('100020004c4f', 'hex')), dataSetMismatch),
    cases: [lacking('Patient-ID'), lacking('Accession-Number'), 'ps3.5/7.4.3/empty-elements:CTImageStorage:Patient-ID'],
  },
  {
    name: 'unknown-classes-accepted-and-refused',
    clause: 'PS3.4 B.4.1.2',
    does: 'accepts SOP Classes that it does not know, and refuses their instances (0x0122)',
    store: refuseWhere(
      ({ abstractSyntax = '' }) => abstractSyntax.startsWith('2.25.') || abstractSyntax.endsWith('.1.1.6'),
      sopClassNotSupported,
    ),
    cases: [retired, privateClass],
    verdict: 'inconclusive',
  },
  {
    name: 'ct-images-alone',
    clause: 'PS3.8 9.3.3.2',
    does: 'accepts CT Image Storage, and no other SOP Class of storage',
    listen: { sopClasses: ['1.2.840.10008.5.1.4.1.1.2'] },
    cases: [retired, privateClass, 'ps3.8/7.6.1/many-sop-classes'],
    verdict: 'not-applicable',
  },
  {
    name: 'depth-bounded',
    clause: 'PS3.5 7.5',
    does: 'refuses more than 64 sequences in one another, for which the standard sets no limit',
    listen: { depthLimit: 64 },
    cases: ['65:explicit', '65:undefined', '1000:explicit', '1000:undefined'].map(
      (label) => `ps3.5/7.5/deep-sequences:ExplicitVRLittleEndian:${label}`,
    ),
    verdict: 'inconclusive',
  },
];
