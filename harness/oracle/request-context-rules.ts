// The presentation context that a request comes on, and the role of who sends it: PS3.8 7.6.1 and 9.3.5.1, PS3.7 9.3.1.1,
// 9.3.5.1 and D.3.3.4.

import { verificationSOPClassUID } from '../../src/index.ts';
import { CommandField, type KnownUserInformationSubItem } from '../../src/wire.ts';
import { keywordOf } from '../language/names.ts';
import { printable } from '../words/printable.ts';
import { knownSubItemsOfType } from './associate-items.ts';
import { contextResultOf, isStore, proposedContextOf, type RequestRecord } from './request-record.ts';
import type { CheckedRule } from './rule.ts';

export const requestContextRules: readonly CheckedRule<RequestRecord>[] = [
  {
    id: 'request/proposed-context',
    clause: 'PS3.8 9.3.5.1',
    level: 'shall',
    title: 'Request on a presentation context that was not proposed',
    demand: 'The presentation context of a message is one that was proposed for the association.',
    check(record) {
      if (!record.associate) return undefined;
      const { contextId } = record.message;
      return proposedContextOf(record) ? [] : [`presentation context ${contextId} was not proposed`];
    },
  },
  {
    id: 'request/accepted-context',
    clause: 'PS3.8 7.6.1',
    level: 'shall',
    title: 'Request on a presentation context that was not accepted',
    demand: 'The presentation context of a message is one that was agreed on.',
    check(record) {
      if (!record.answer || !proposedContextOf(record)) return undefined;
      const { contextId } = record.message;
      const result = contextResultOf(record);
      if (result?.result === 0) return [];
      const how = result === undefined ? 'was not answered' : `was rejected with result ${result.result}`;
      return [`presentation context ${contextId} ${how}`];
    },
  },
  {
    id: 'request/sop-class-of-context',
    clause: 'PS3.7 9.3.1.1',
    level: 'shall',
    title: 'C-STORE request on a presentation context of another SOP Class',
    demand: 'The Affected SOP Class UID is the abstract syntax of the presentation context of the request.',
    check(record) {
      const context = proposedContextOf(record);
      if (!isStore(record) || !context) return undefined;
      const { AffectedSOPClassUID: sopClass } = record.message.decoded.command;
      if (sopClass === context.abstractSyntax) return [];
      return [`Affected SOP Class UID ${printable(sopClass ?? '')} is not that of context ${context.id}`];
    },
  },
  {
    id: 'request/c-echo-of-verification',
    clause: 'PS3.4 A.4',
    level: 'shall',
    title: 'C-ECHO request for another SOP Class than Verification',
    demand: 'A C-ECHO request and its presentation context are of the Verification SOP Class.',
    check(record) {
      const { CommandField: field, AffectedSOPClassUID: sopClass } = record.message.decoded.command;
      const context = proposedContextOf(record);
      if (field !== CommandField['C-ECHO-RQ'] || !context) return undefined;
      return [sopClass ?? '', context.abstractSyntax]
        .filter((uid) => uid !== verificationSOPClassUID)
        .map((uid) => `C-ECHO with ${printable(keywordOf(uid))}`);
    },
  },
  {
    id: 'request/scu-role',
    clause: 'PS3.7 D.3.3.4',
    level: 'shall',
    title: 'C-STORE request of a requestor whose role is SCP only',
    demand: 'Who has agreed to be SCP only for a SOP Class invokes no C-STORE for it.',
    check(record) {
      const role = agreedRole(record);
      if (!isStore(record) || !role) return undefined;
      const isScpOnly = role.scuRole === 0 && role.scpRole === 1;
      return isScpOnly ? [`for ${printable(keywordOf(role.uid))} the requestor is SCP only`] : [];
    },
  },
];

/** The role selection that was proposed and answered for the SOP Class of the context; without one the requestor is SCU. */
function agreedRole(record: RequestRecord): Extract<KnownUserInformationSubItem, { item: 0x54 }> | undefined {
  const { associate, answer } = record;
  const context = proposedContextOf(record);
  if (!associate || !answer || !context) return undefined;
  const [asked, answered] = [associate, answer].map((pdu) =>
    knownSubItemsOfType(pdu, 0x54).find(({ uid }) => uid === context.abstractSyntax),
  );
  return asked && answered;
}
