// send: any message, any PDU, any PDVs, any bytes, in any state.

import { z } from 'zod';
import { encodePdu, type Pdu } from '../../src/wire.ts';
import type { AssociationState } from '../case/association-state.ts';
import type { CaseContext } from '../case/case-context.ts';
import { acceptanceOf, plainRequest } from '../case/plain-associate.ts';
import { sendRequest } from '../case/request-message.ts';
import { noteSentPdvs } from '../case/sent-pdvs.ts';
import { commandSchema, commandValues, elementsSchema, transmission } from '../language/command-spec.ts';
import { dataSetSchema } from '../language/data-set-spec.ts';
import { mutate, pduMutationsSchema } from '../language/mutations/registry.ts';
import { associationName, bytesOfHex, hex, uint8 } from '../language/values.ts';
import { NotApplicableHere } from '../model/outcome.ts';
import { instanceOf } from '../payload/data-set.ts';
import { requestElements } from '../payload/request-elements.ts';
import { defineStep } from './step.ts';

const pdu = z
  .union([
    z.enum(['A-RELEASE-RQ', 'A-RELEASE-RP']),
    z.strictObject({ type: z.enum(['A-RELEASE-RQ', 'A-RELEASE-RP']) }),
    z.strictObject({ type: z.literal('A-ABORT'), source: uint8.optional(), reason: uint8.optional() }),
    z.strictObject({
      type: z.literal('A-ASSOCIATE-RJ'),
      result: uint8.optional(),
      source: uint8.optional(),
      reason: uint8.optional(),
    }),
    z.strictObject({ type: z.literal('A-ASSOCIATE-AC') }).describe('An answer to the last A-ASSOCIATE-RQ of this side'),
    z.strictObject({ type: z.literal('A-ASSOCIATE-RQ') }).describe('The A-ASSOCIATE-RQ of this association once more'),
  ])
  .describe('A PDU by type');

const pdv = z.strictObject({
  context: uint8.optional().describe('Presentation context ID; default: the one of the case'),
  type: z.enum(['command', 'data']),
  last: z.boolean().optional().describe('Default true'),
  header: uint8.optional().describe('The whole message control header, instead of type and last'),
  hex: hex.optional().describe('The fragment'),
  overMaxLength: z
    .int()
    .min(1)
    .optional()
    .describe('Zeros instead, so many that the P-DATA-TF is this much longer than the SUT announced to receive'),
});

const kinds = ['command', 'elements', 'pdu', 'pdvs', 'bytes'] as const;

const sendSchema = z
  .strictObject({
    association: associationName.optional(),
    command: commandSchema.optional().describe('A Command Set; the mandatory elements of the operation are filled in'),
    elements: elementsSchema.optional(),
    dataSet: dataSetSchema.optional().describe('Data Set after the command; default: none'),
    on: uint8.optional().describe('Presentation context ID; default: the one of the case'),
    fragments: transmission.fragments,
    segments: transmission.segments,
    pdu: pdu.optional(),
    pdvs: z.array(pdv).min(1).optional().describe('One P-DATA-TF with these PDVs'),
    bytes: hex.optional().describe('Exactly these bytes'),
    mutate: pduMutationsSchema.optional().describe('Changes of the encoded PDU'),
  })
  .refine((value) => kinds.filter((key) => Object.hasOwn(value, key)).length === 1, {
    error: `give one of ${kinds.join(', ')}`,
  });

/** PDU-type of an A-ASSOCIATE-RQ (PS3.8 9.3.2). */
const associateRQ = 0x01;

type SendSpec = z.infer<typeof sendSchema>;

export const sendStep = defineStep({
  verb: 'send',
  summary: 'Send any message, PDU, PDVs or bytes; does not wait',
  schema: sendSchema,
  async run(spec, context) {
    if (spec.command || spec.elements) {
      await sendMessage(spec, context);
      return;
    }
    const association = context.association(spec.association);
    const { conversation } = association;
    const encoded = encodedPdu(spec, context);
    const bytes = spec.mutate ? mutate(encoded, spec.mutate) : encoded;
    association.isAskedFor ||= bytes[0] === associateRQ;
    if (spec.segments === undefined) conversation.send(bytes);
    else await conversation.sendInSegments(bytes, spec.segments);
  },
});

async function sendMessage(spec: SendSpec, context: CaseContext): Promise<void> {
  const association = context.association(spec.association);
  const accepted =
    spec.on === undefined ? association.contextFor(context.sopClassUID) : association.contextById(spec.on);
  const instance = await instanceOf(spec.dataSet ?? 'none', {
    sopClassUID: accepted?.abstractSyntax ?? context.sopClassUID,
    transferSyntax: accepted?.transferSyntax ?? context.transferSyntaxes[0] ?? '',
    seeded: context.seeded,
    scenarioFile: context.case.file,
  });
  const { CommandField: field } = commandValues({}, spec.command);
  const base = requestElements(typeof field === 'number' ? field : undefined, {
    messageId: context.nextMessageId(),
    sopClassUID: instance?.sopClassUID ?? accepted?.abstractSyntax ?? context.sopClassUID,
    sopInstanceUID: instance?.sopInstanceUID,
    hasDataSet: instance !== undefined,
    aeTitle: context.endpoint.callingAETitle,
  });
  await sendRequest(context, association, spec.on ?? accepted?.id ?? 1, base, instance?.bytes, spec);
}

function encodedPdu(spec: SendSpec, context: CaseContext): Uint8Array {
  if (spec.bytes !== undefined) return bytesOfHex(spec.bytes);
  const association = context.association(spec.association);
  if (spec.pdvs) {
    const contextId = association.contextFor(context.sopClassUID)?.id ?? 1;
    const pdvs = spec.pdvs.map((one) => pdvOf(one, contextId, association));
    if (!spec.mutate) noteSentPdvs(context, association, pdvs);
    return encodePdu({ type: 'P-DATA-TF', pdvs });
  }
  return encodePdu(pduOf(spec.pdu, association, context));
}

type PdvSpec = z.infer<typeof pdv>;

function pdvOf(spec: PdvSpec, contextId: number, association: AssociationState) {
  const header = spec.header ?? (spec.type === 'command' ? 1 : 0) + (spec.last === false ? 0 : 2);
  return {
    contextId: spec.context ?? contextId,
    isCommand: (header & 1) !== 0,
    isLast: (header & 2) !== 0,
    reserved: header & 0xfc,
    fragment: spec.overMaxLength === undefined ? bytesOfHex(spec.hex ?? '') : overlong(spec.overMaxLength, association),
  };
}

/** PDV-length, context ID and message control header. */
const pdvHeadLength = 6;
/** More is not sent only to see whether it is refused. */
const longestOverlong = 0x4000000;

function overlong(over: number, { peerMaxLength }: AssociationState): Buffer {
  if (peerMaxLength === 0) throw new NotApplicableHere('it announced no maximum length that could be exceeded');
  if (peerMaxLength > longestOverlong)
    throw new NotApplicableHere(`it receives P-DATA-TF PDUs of ${peerMaxLength} bytes`);
  return Buffer.alloc(Math.max(0, peerMaxLength + over - pdvHeadLength));
}

function pduOf(spec: SendSpec['pdu'], { request, accept }: AssociationState, context: CaseContext): Pdu {
  const { type, ...fields } = typeof spec === 'object' ? spec : { type: spec ?? 'A-RELEASE-RQ' };
  switch (type) {
    case 'A-ABORT':
      return { type, source: 0, reason: 0, ...fields };
    case 'A-ASSOCIATE-RJ':
      return { type, result: 1, source: 1, reason: 1, ...fields };
    case 'A-ASSOCIATE-RQ':
      return request ?? plainRequest(context);
    case 'A-ASSOCIATE-AC':
      return accept ?? acceptanceOf(request ?? plainRequest(context));
    default:
      return { type };
  }
}
