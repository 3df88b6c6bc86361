// The elements that a request of each operation has to have, with values: PS3.7 9.3 (DIMSE-C) and 10.3 (DIMSE-N).

import { CommandField, type CommandValues, noDataSet } from '../../src/wire.ts';

/** What a request is about. */
export interface RequestSubject {
  readonly messageId: number;
  readonly sopClassUID: string;
  /** An instance; the operations of one have some UID without it. */
  readonly sopInstanceUID?: string | undefined;
  readonly hasDataSet: boolean;
  /** The requestor, to which a C-MOVE may send. */
  readonly aeTitle: string;
}

type Elements = (subject: RequestSubject, instance: string) => CommandValues;

const anyInstance = '2.25.117601';

const query: Elements = ({ sopClassUID }) => ({ AffectedSOPClassUID: sopClassUID, Priority: 0 });
const affected: Elements = ({ sopClassUID }, instance) => ({
  AffectedSOPClassUID: sopClassUID,
  AffectedSOPInstanceUID: instance,
});
const requested: Elements = ({ sopClassUID }, instance) => ({
  RequestedSOPClassUID: sopClassUID,
  RequestedSOPInstanceUID: instance,
});

const byField: ReadonlyMap<number, Elements> = new Map<number, Elements>([
  [CommandField['C-FIND-RQ'], query],
  [CommandField['C-GET-RQ'], query],
  [CommandField['C-MOVE-RQ'], (subject, ...more) => ({ ...query(subject, ...more), MoveDestination: subject.aeTitle })],
  [CommandField['N-EVENT-REPORT-RQ'], (...subject) => ({ ...affected(...subject), EventTypeID: 1 })],
  [CommandField['N-GET-RQ'], requested],
  [CommandField['N-SET-RQ'], requested],
  [CommandField['N-ACTION-RQ'], (...subject) => ({ ...requested(...subject), ActionTypeID: 1 })],
  [CommandField['N-CREATE-RQ'], affected],
  [CommandField['N-DELETE-RQ'], requested],
]);

/** What any other message has: those that no service defines look like one of a composite instance. */
const composite: Elements = ({ sopClassUID, sopInstanceUID }) => ({
  AffectedSOPClassUID: sopClassUID,
  ...(sopInstanceUID !== undefined && { AffectedSOPInstanceUID: sopInstanceUID }),
});

/** A well-formed Command Set for an operation: every mandatory element of its request, and none of another's. */
export function requestElements(field: number | undefined, subject: RequestSubject): CommandValues {
  const elements = byField.get(field ?? 0) ?? composite;
  return {
    ...elements(subject, subject.sopInstanceUID ?? anyInstance),
    MessageID: subject.messageId,
    CommandDataSetType: subject.hasDataSet ? 1 : noDataSet,
  };
}
