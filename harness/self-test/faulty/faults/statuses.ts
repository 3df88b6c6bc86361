// Faults of the Status of a response: PS3.7 9.1.1.1.9 and Annex C, PS3.4 Tables GG.4-1 and B.2-1.

import type { CommandSet } from '../../../../src/wire.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed, stored, storedOrdinary } from './cases.ts';

/** Another status where the good SCP answers with success. */
function insteadOfSuccess(Status: number) {
  return (response: CommandSet): CommandSet => (response.Status === 0 ? { ...response, Status } : response);
}

/** Success where the good SCP answers with this failure. */
function successInsteadOf(status: number) {
  return (response: CommandSet): CommandSet =>
    response.Status === status
      ? { ...response, Status: 0, ErrorComment: undefined, OffendingElement: undefined }
      : response;
}

const onSuccess: readonly Fault[] = [
  {
    name: 'status-0001',
    clause: 'PS3.4 GG.4.2',
    does: 'answers 0x0001, a warning that PS3.7 knows and no table of PS3.4 for C-STORE',
    store: insteadOfSuccess(0x0001),
    caughtBy: [stored],
  },
  {
    name: 'status-b000-for-non-patient',
    clause: 'PS3.4 GG.4.2',
    does: 'answers Coercion of Data Elements (0xB000) for a Non-Patient object, which has no warnings',
    store: (response, { abstractSyntax }) =>
      abstractSyntax?.startsWith('1.2.840.10008.5.1.4.38') ? insteadOfSuccess(0xb000)(response) : response,
    caughtBy: [stored],
    spares: [storedOrdinary, echoed],
  },
  {
    name: 'status-b007-for-non-patient',
    clause: 'PS3.4 GG.4.2',
    does: 'answers Data Set does not match SOP Class (0xB007) for a Non-Patient object, which has no warnings',
    store: (response, { abstractSyntax }) =>
      abstractSyntax?.startsWith('1.2.840.10008.5.1.4.38') ? insteadOfSuccess(0xb007)(response) : response,
    caughtBy: [stored],
    spares: [storedOrdinary, echoed],
  },
  {
    name: 'status-a701-for-non-patient',
    clause: 'PS3.4 GG.4.2',
    does: 'answers 0xA701 for a Non-Patient object, whose table has 0xA700 and no range',
    store: (response, { abstractSyntax }) =>
      abstractSyntax?.startsWith('1.2.840.10008.5.1.4.38') ? insteadOfSuccess(0xa701)(response) : response,
    caughtBy: [stored],
    spares: [storedOrdinary, echoed],
  },
  {
    name: 'status-pending',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'answers Pending (0xFF00)',
    store: insteadOfSuccess(0xff00),
    caughtBy: [stored, storedOrdinary],
  },
  {
    name: 'status-cancel',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'answers Cancel (0xFE00)',
    store: insteadOfSuccess(0xfe00),
    caughtBy: [stored, storedOrdinary],
  },
  {
    name: 'status-undefined',
    clause: 'PS3.7 Annex C',
    does: 'answers 0x1234, which is in no class of Annex C',
    store: insteadOfSuccess(0x1234),
    caughtBy: [stored, storedOrdinary],
  },
  {
    name: 'status-of-big-endian',
    clause: 'PS3.7 Annex C',
    does: 'answers failures with the bytes of the status swapped',
    store: (response) => {
      const { Status: status = 0 } = response;
      return { ...response, Status: ((status & 0xff) << 8) | (status >>> 8) };
    },
    caughtBy: ['ps3.7/9.1.1/sop-class-mismatch-answered:another-storage-class'],
    spares: [stored, echoed],
  },
  {
    name: 'cannot-understand-what-is-valid',
    clause: 'PS3.4 GG.4.2',
    does: 'answers Cannot understand (0xC000) to a valid instance',
    store: insteadOfSuccess(0xc000),
    caughtBy: [stored, storedOrdinary],
  },
];

const onFailure: readonly Fault[] = [
  {
    name: 'success-for-other-operations',
    clause: 'PS3.7 C.1',
    does: 'answers operations that a storage SOP Class does not have with success',
    other: successInsteadOf(0x0211),
    caughtBy: [
      'ps3.7/c.1/unrecognized-operation:HangingProtocolStorage:C-FIND-RQ',
      'ps3.7/c.1/unrecognized-operation:HangingProtocolStorage:N-SET-RQ',
      'ps3.7/c.1/unknown-command-field:0x7777',
    ],
  },
  {
    name: 'other-status-for-other-operations',
    clause: 'PS3.7 C.5.23',
    does: 'answers operations that a storage SOP Class does not have with Cannot understand (0xC000)',
    other: (response) => ({ ...response, Status: 0xc000 }),
    verdict: 'warn',
    caughtBy: [
      'ps3.7/c.1/unrecognized-operation:HangingProtocolStorage:C-FIND-RQ',
      'ps3.7/c.1/unknown-command-field:0x7777',
    ],
  },
  {
    name: 'success-without-data-set',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'answers a C-STORE that brings no Data Set with success',
    store: (response, { request }) =>
      request.CommandDataSetType === 0x0101 ? successInsteadOf(0x0212)(response) : response,
    caughtBy: ['ps3.7/9.1.1/no-data-set-answered'],
  },
  {
    name: 'success-for-other-sop-class',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'stores an instance whose SOP Class is not that of the presentation context',
    store: successInsteadOf(0x0122),
    verdict: 'warn',
    caughtBy: [
      'ps3.7/9.1.1/sop-class-mismatch-answered:another-storage-class',
      'ps3.7/9.1.1/sop-class-mismatch-answered:Verification',
    ],
  },
  {
    name: 'success-for-mistyped-arguments',
    clause: 'PS3.7 9.3.1.1',
    does: 'stores although the request lacks arguments',
    store: successInsteadOf(0x0212),
    verdict: 'warn',
    caughtBy: [
      'ps3.7/9.1.1/mistyped-argument-answered:no-Affected-SOP-Instance-UID',
      'ps3.7/9.1.1/mistyped-argument-answered:no-Priority',
    ],
  },
  {
    name: 'success-for-invalid-uid',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'stores under a SOP Instance UID that breaks the rules of PS3.5 9.1',
    store: successInsteadOf(0x0117),
    verdict: 'warn',
    caughtBy: ['ps3.7/9.1.1/invalid-sop-instance-answered:a-letter'],
  },
  {
    name: 'success-for-undecodable-data-set',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'stores a Data Set that ends within a value',
    store: successInsteadOf(0xc210),
    verdict: 'warn',
    caughtBy: ['ps3.7/9.1.1/not-decodable-answered:ExplicitVRLittleEndian:an-end-within-a-value'],
  },
];

export const statuses: readonly Fault[] = [...sparing([echoed], onSuccess), ...sparing([stored, echoed], onFailure)];
