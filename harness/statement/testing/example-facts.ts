// Facts of a product that tests make statements of: measured ones, and what its vendor adds until nothing is open.

import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import { parseFacts } from '../facts/read-facts.ts';

export const measuredText = `
schemaVersion: 1
kind: measured
standard: 2024c
product: { name: { basis: unknown } }
applicationEntities:
  - name: STORESCP
    acceptor:
      verification: { value: true, basis: measured, evidence: [ps3.4/a.4/c-echo] }
      associations:
        applicationContextName: 1.2.840.10008.3.1.1.1
        implementationClassUID: 1.2.276.0.7230010.3.0.3.6.7
        implementationVersionName: OFFIS_DCMTK_367
        maximumLength: { value: 16384, basis: measured, evidence: [measure/maximum-length] }
        maximumAssociations: 1
        maximumOperationsPerformed: 1
        artimSeconds: { value: 30.2, basis: measured, evidence: [measure/artim] }
        idleSeconds: 0
        multipleContextsOfOneSopClass: true
      contexts:
        - { sopClass: CTImageStorage, transferSyntaxes: [ImplicitVRLittleEndian, ExplicitVRLittleEndian, JPEGLossless] }
        - { sopClass: BasicTextSRStorage, transferSyntaxes: [ImplicitVRLittleEndian] }
        - { sopClass: ColorPaletteStorage, transferSyntaxes: [ImplicitVRLittleEndian, ExplicitVRLittleEndian] }
      preference: { policy: own-order, order: [ExplicitVRLittleEndian, ImplicitVRLittleEndian] }
      negotiation:
        asynchronousOperations: false
        roleSelection: false
        sopClassExtended: false
        sopClassCommonExtended: false
        userIdentity: false
      userIdentity: { types: [], required: false, positiveResponse: false }
      statuses:
        - { status: '0x0000', condition: The instance is stored, relatedFields: [] }
        - { status: '0xA700', condition: The file cannot be written, relatedFields: [ErrorComment] }
        - { status: '0xA900', condition: SOP Class or Instance UID differ from the command, relatedFields: [] }
        - { status: '0xC000', condition: The Data Set cannot be read, relatedFields: [OffendingElement, ErrorComment] }
      failures:
        - { cause: processing, answer: A-ABORT }
        - { cause: called-ae-title, answer: Accepts any Called AE Title }
        - { cause: too-many-associations, answer: Waits until the Association before has ended }
        - { cause: application-context, answer: A-ASSOCIATE-RJ 1/1/2 }
      storage: { level: '2', coercion: [], duplicate: Overwrites it, compression: AS_IS }
characterSets: ['', ISO_IR 100, ISO_IR 192]
security: { port: 11112, tls: false }
`;

/** What only the vendor knows: with it nothing is open. */
export const productText = `
schemaVersion: 1
kind: claimed
standard: 2024c
product:
  name: Archive One
  version: '3.6.7'
  manufacturer: Example
  date: '2026-11-29'
  description: Archive One stores DICOM instances that it receives.
  audience: Integrators, service engineers and IT staff of hospitals.
  remarks: This statement does not replace tests of the systems together.
  revisions: [{ version: '1', date: '2026-11-29', change: First edition }]
applicationEntities:
  - name: STORE_SCP
    title: ARCHIVE
    function: Receives instances and stores them in files.
    acceptor:
      storage: { signatureLevel: '1', keptDays: 0, access: As files in a folder }
functions: [{ sopClass: '*', create: N, display: false, process: false, archive: true }]
configuration:
  parameters:
    - { name: Timeout waiting for acceptance or rejection Response to an Association Open Request (Application Level Timeout), configurable: N/A }
    - { name: Timeout waiting for a response to an Association release request (Application Level Timeout), configurable: SERVICE, value: 30 s }
    - { name: General DIMSE level timeout Values, configurable: SERVICE, value: No time limit }
    - { name: TCP/IP Send Buffer, configurable: FIXED, value: 65535 Bytes }
    - { name: TCP/IP Receive Buffer, configurable: FIXED, value: 65535 Bytes }
    - { name: Maximum number of simultaneous Associations accepted, configurable: FIXED }
    - { name: Specific Character Set, configurable: N/A }
    - { name: Called AE Title (SCP), configurable: SERVICE }
    - { name: Port, configurable: SERVICE }
    - { name: Supported Transfer Syntax as SCP, configurable: SERVICE }
    - { name: Supported Storage SOP Classes as SCP, configurable: FIXED }
    - { name: Remote Calling AE Title (SCU), configurable: N/A }
sections:
  '1.1.1': N/A
  '1.2.3': N/A
  '1.2.4': N/A
  '1.2.5': N/A
  '1.3': N/A
  '1.4': N/A
  '1.5': N/A
  '1.6': N/A
  '4': One program on one host.
  '5.2.5.1': N/A
  '5.2.5.2': SOP Classes are added with a configuration file.
  '5.6': N/A
  '5.7': Character sets are stored as they are received.
  '6': Parameters are options of the command line.
  '6.2.5': Any number of remote hosts can send.
  '6.6': N/A
  '7.2.1.1': STORE_SCP accepts Associations at any time.
  '7.2.1.4.1': Any host may open an Association.
  '8.2': N/A
  '8.3': No other port is used.
  '8.4.5': N/A
  '8.4.6': N/A
  '8.7': N/A
  '11.2.1': N/A
  '13': N/A
`;

/** Facts from their text; throws if they are none. */
export function factsFrom(text: string): ConformanceFacts {
  const read = parseFacts('facts.yaml', text);
  if (!('facts' in read)) throw new Error(JSON.stringify(read.problems));
  return read.facts;
}
