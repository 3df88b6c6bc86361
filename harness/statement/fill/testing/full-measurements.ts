// Measurements of an SCP in which everything was measured, for the tests of what is made of them.

import type { Measurements, ScpMeasurements } from '../../../model/measurements.ts';
import type { ProposedAssociation } from '../../../model/proposed-association.ts';

const implicit = 'ImplicitVRLittleEndian';
const explicit = 'ExplicitVRLittleEndian';

/** One value of each measurement. */
export const fullMeasurements: Required<ScpMeasurements> = {
  contexts: {
    accepted: [
      { sopClass: 'CTImageStorage', transferSyntaxes: [implicit, explicit] },
      { sopClass: 'RawDataStorage', transferSyntaxes: [implicit] },
    ],
    refused: ['MRImageStorage'],
    transferSyntaxes: [implicit, explicit, 'JPEG2000'],
  },
  implementation: { classUID: '1.2.3.4', versionName: 'MADE_UP' },
  applicationContext: { name: '1.2.840.10008.3.1.1.1' },
  maximumLength: { bytes: 16384 },
  verification: { transferSyntaxes: [implicit], echo: '0x0000' },
  preference: [
    {
      sopClass: 'CTImageStorage',
      pairs: [
        { proposed: [implicit, explicit], chosen: explicit },
        { proposed: [explicit, implicit], chosen: explicit },
      ],
    },
  ],
  window: { proposed: { invoked: 0, performed: 0 }, answered: { invoked: 8, performed: 2 } },
  roles: [{ sopClass: 'CTImageStorage', proposed: ['SCU', 'SCP'], answered: ['SCU'] }],
  extended: { proposed: ['CTImageStorage'], answered: [], association: 'accepted' },
  userIdentity: {
    without: 'accepted',
    types: [{ type: 1, positiveResponseRequested: true, answer: 'accepted', response: true }],
  },
  associations: { open: 3, refused: 'A-ASSOCIATE-RJ 2/3/2' },
  severalContexts: { sopClass: 'CTImageStorage', proposed: 3, accepted: 3 },
  rejections: [{ cause: 'called-ae-title', answer: 'A-ASSOCIATE-RJ 1/1/7' }],
  stored: [{ sopClass: 'CTImageStorage', transferSyntax: explicit, answer: '0x0000' }],
  tls: { versions: ['TLSv1.2'], cipherSuites: ['TLS_AES_128_GCM_SHA256'], withoutCertificate: 'refused' },
  artim: { seconds: 30.1, end: 'closed' },
  idle: { atLeast: 120 },
};

/** Measurements of an SCP that was called by TLS. */
export function scpMeasurements(measured: ScpMeasurements): Measurements {
  return {
    role: 'scp',
    schemaVersion: 1,
    address: 'ARCHIVE@127.0.0.1:2762',
    port: 2762,
    isSecured: true,
    notMeasured: [],
    measured,
  };
}

/** What an SCU proposes, with changes. */
export function aProposal(some: Partial<ProposedAssociation> = {}): ProposedAssociation {
  return {
    calledAETitle: 'CSTORE_SCP',
    callingAETitle: 'MODALITY',
    implementationClassUID: '1.2.3.5',
    maximumLength: 32768,
    contexts: [{ sopClass: 'CTImageStorage', transferSyntaxes: [explicit, implicit] }],
    ...some,
  };
}
