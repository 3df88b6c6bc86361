// What came from the SUT, as plain data: a message, a PDU, bytes that are none, the end of the connection, or silence.

import { z } from 'zod';
import {
  type AAssociateAC,
  type CommandSet,
  decodePdu,
  type PDataTF,
  type Pdu,
  presentationContextResultsOf,
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

export const observationSchema = z.discriminatedUnion('kind', [
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
      return { type: pdu.type, calledAETitle: pdu.calledAETitle, callingAETitle: pdu.callingAETitle };
    case 'A-ASSOCIATE-AC':
      return { type: pdu.type, contexts: contextsOf(pdu) };
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

function pdvSummary({ contextId, isCommand, isLast, fragment }: PDataTF['pdvs'][number]) {
  return { contextId, isCommand, isLast, length: fragment.length };
}

/** The object without the fields that have no value. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
