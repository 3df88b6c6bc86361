// What came from the SUT, as plain data: a message, a PDU, bytes that are none, the end of the connection, or silence.

import { z } from 'zod';
import {
  type AAssociateAC,
  type AAssociateRQ,
  type CommandSet,
  decodePdu,
  type PDataTF,
  type Pdu,
  presentationContextResultsOf,
  userInformationOf,
} from '../../src/wire.ts';
import type { WireEvent } from './wire-event.ts';

const uint16 = z.number().int().min(0).max(0xffff);

const contextSchema = z.strictObject({ id: z.number(), result: z.number(), transferSyntax: z.string().optional() });

const pdvSchema = z.strictObject({
  contextId: z.number(),
  isCommand: z.boolean(),
  isLast: z.boolean(),
  length: z.number().describe('Bytes of the fragment'),
});

/** What is negotiated beside presentation contexts (PS3.7 D.3.3), as far as a PDU has it. */
const userInformationSchema = z.strictObject({
  maxLength: z.number().optional().describe('Bytes of a P-DATA-TF that its sender receives; 0 is no limit (PS3.8 D.1)'),
  window: z
    .strictObject({ invoked: z.number(), performed: z.number() })
    .optional()
    .describe('Asynchronous Operations Window; 0 is no limit (PS3.7 D.3.3.3)'),
  roles: z
    .array(z.strictObject({ sopClass: z.string(), scu: z.boolean(), scp: z.boolean() }))
    .optional()
    .describe('SCP/SCU Role Selection (PS3.7 D.3.3.4), at most sixteen'),
  extended: z.array(z.string()).optional().describe('SOP Class UIDs of extended negotiations, at most sixteen'),
  userIdentity: z
    .union([z.number(), z.literal('response')])
    .optional()
    .describe('User-Identity-Type of a request, or that a response came (PS3.7 D.3.3.7)'),
});

/** What is negotiated beside presentation contexts. */
export type UserInformationSummary = z.infer<typeof userInformationSchema>;

export const pduSummarySchema = z.strictObject({
  type: z.enum([
    'A-ASSOCIATE-RQ',
    'A-ASSOCIATE-AC',
    'A-ASSOCIATE-RJ',
    'P-DATA-TF',
    'A-RELEASE-RQ',
    'A-RELEASE-RP',
    'A-ABORT',
  ]),
  calledAETitle: z.string().optional(),
  callingAETitle: z.string().optional(),
  result: z.number().optional(),
  source: z.number().optional(),
  reason: z.number().optional(),
  contexts: z.array(contextSchema).optional().describe('The answers of an A-ASSOCIATE-AC to the presentation contexts'),
  userInformation: userInformationSchema.optional().describe('Of an A-ASSOCIATE-RQ or -AC'),
  pdvs: z.array(pdvSchema).optional(),
});

/** A PDU with the values of the fields that matter. */
export type PduSummary = z.infer<typeof pduSummarySchema>;

const messageSchema = z.strictObject({
  kind: z.literal('message'),
  commandField: uint16.optional(),
  status: uint16.optional(),
  errorComment: z.string().optional(),
  offendingElement: z.array(z.number()).optional().describe('Tags as 0xggggeeee'),
  messageId: uint16.optional(),
  messageIdBeingRespondedTo: uint16.optional(),
});

const observationFields = z.discriminatedUnion('kind', [
  messageSchema,
  z.strictObject({ kind: z.literal('pdu'), pdu: pduSummarySchema }),
  z.strictObject({ kind: z.literal('undecodable'), text: z.string().describe('What makes the bytes no PDU') }),
  z.strictObject({ kind: z.literal('closed'), how: z.enum(['FIN', 'RST', 'local']) }),
  z.strictObject({ kind: z.literal('silence'), ms: z.number().describe('For how long nothing came') }),
  z.strictObject({
    kind: z.literal('stored'),
    text: z.string().describe('What was found in the store of the SUT'),
    changes: z
      .array(z.strictObject({ attribute: z.string(), change: z.enum(['MODIFIED', 'ADDED', 'REMOVED']) }))
      .optional()
      .describe('What differs from what was sent, at most forty attributes; absent: nothing was compared'),
    transferSyntax: z
      .strictObject({ sent: z.string(), stored: z.string() })
      .optional()
      .describe('Keyword or UID of what was sent and of what was found, if that tells it'),
  }),
  z.strictObject({ kind: z.literal('handshake'), text: z.string().describe('How a TLS handshake ended') }),
  z.strictObject({ kind: z.literal('report'), text: z.string().describe('What the SCU said and did') }),
  z.strictObject({
    kind: z.literal('rule'),
    checked: z.number().describe('Cases in which there was an occasion to keep the rule'),
    brokenIn: z.array(z.string()).describe('Ids of the cases in which it was broken'),
  }),
  z.strictObject({ kind: z.literal('nothing'), text: z.string().describe('Why nothing was observed') }),
]);

type ObservationFields = typeof observationFields;
/** A name for it, which declarations would spell out otherwise wherever it is used. */
export interface ObservationSchema extends ObservationFields {}
export const observationSchema: ObservationSchema = observationFields;

/** What came, or what was found. */
export type Observation = z.infer<typeof observationSchema>;
export type ObservationKind = Observation['kind'];

/** An event of a conversation as an observation. */
export function observationOf(event: WireEvent): Observation {
  switch (event.kind) {
    case 'message':
      return messageObservation(event.message.decoded.command);
    case 'pdu':
      return { kind: 'pdu', pdu: pduSummaryOf(event.pdu) };
    case 'undecodable':
      return { kind: 'undecodable', text: event.text };
    default:
      return event;
  }
}

/** What was sent as an observation: bytes that are a PDU as that PDU. */
export function sentObservation(what: Pdu | Uint8Array): Observation {
  if (!(what instanceof Uint8Array)) return { kind: 'pdu', pdu: pduSummaryOf(what) };
  const decoded = decodePdu(what);
  if ('pdu' in decoded) return { kind: 'pdu', pdu: pduSummaryOf(decoded.pdu) };
  return { kind: 'undecodable', text: `${what.length} bytes: ${decoded.invalid}` };
}

/** A Command Set as an observation. */
export function messageObservation(command: CommandSet): z.infer<typeof messageSchema> {
  const { CommandField, Status, ErrorComment, OffendingElement, MessageID, MessageIDBeingRespondedTo } = command;
  return defined({
    kind: 'message' as const,
    commandField: CommandField,
    status: Status,
    errorComment: ErrorComment,
    offendingElement: OffendingElement && [...OffendingElement],
    messageId: MessageID,
    messageIdBeingRespondedTo: MessageIDBeingRespondedTo,
  });
}

/** A PDU with the values of the fields that matter. */
export function pduSummaryOf(pdu: Pdu): PduSummary {
  switch (pdu.type) {
    case 'A-ASSOCIATE-RQ':
      return {
        type: pdu.type,
        calledAETitle: pdu.calledAETitle,
        callingAETitle: pdu.callingAETitle,
        userInformation: userInformationSummary(pdu),
      };
    case 'A-ASSOCIATE-AC':
      return { type: pdu.type, contexts: contextsOf(pdu), userInformation: userInformationSummary(pdu) };
    case 'A-ASSOCIATE-RJ':
      return { type: pdu.type, result: pdu.result, source: pdu.source, reason: pdu.reason };
    case 'A-ABORT':
      return { type: pdu.type, source: pdu.source, reason: pdu.reason };
    case 'P-DATA-TF':
      return { type: pdu.type, pdvs: pdu.pdvs.map(pdvSummary) };
    default:
      return { type: pdu.type };
  }
}

function contextsOf(pdu: AAssociateAC): PduSummary['contexts'] {
  return presentationContextResultsOf(pdu).map(({ id, result, transferSyntax }) =>
    defined({ id, result, transferSyntax }),
  );
}

/** So many of what may be repeated are kept of a PDU. */
const mostRepeated = 16;

/** A UID has 64 characters at most (PS3.5 9.1), and what is longer is no more than shown. */
const shown = (uid: string): string => uid.slice(0, 65);

function userInformationSummary(pdu: AAssociateAC | AAssociateRQ): UserInformationSummary {
  const { maxLength, asyncWindow, roles, extended, userIdentity, userIdentityResponse } = userInformationOf(pdu);
  const kept = roles.slice(0, mostRepeated);
  const classes = extended.slice(0, mostRepeated).map(({ sopClassUID }) => shown(sopClassUID));
  return defined({
    maxLength,
    window: asyncWindow && { invoked: asyncWindow.invoked, performed: asyncWindow.performed },
    roles:
      kept.length === 0
        ? undefined
        : kept.map(({ sopClassUID, scuRole, scpRole }) => ({
            sopClass: shown(sopClassUID),
            scu: scuRole,
            scp: scpRole,
          })),
    extended: classes.length === 0 ? undefined : classes,
    userIdentity: userIdentity?.type ?? (userIdentityResponse && ('response' as const)),
  });
}

function pdvSummary({ contextId, isCommand, isLast, fragment }: PDataTF['pdvs'][number]) {
  return { contextId, isCommand, isLast, length: fragment.length };
}

/** The object without the fields that have no value. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
