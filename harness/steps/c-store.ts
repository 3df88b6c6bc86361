// c-store: a C-STORE-RQ with its Data Set (PS3.7 9.3.1.1). It does not wait: what comes is for an expect step.

import { z } from 'zod';
import { cStoreRQ } from '../../src/wire.ts';
import { requireContext } from '../case/presentation-context.ts';
import { sendRequest } from '../case/request-message.ts';
import { commandSchema, elementsSchema, transmission } from '../language/command-spec.ts';
import { dataSetSchema } from '../language/data-set-spec.ts';
import { sopClassUid } from '../language/names.ts';
import { associationName, sopClassName, uint8 } from '../language/values.ts';
import { NotApplicableHere } from '../model/outcome.ts';
import { instanceOf } from '../payload/data-set.ts';
import { defineStep } from './step.ts';

const options = z.strictObject({
  association: associationName.optional(),
  dataSet: dataSetSchema.optional().describe('Default: valid'),
  on: z
    .union([uint8, sopClassName])
    .optional()
    .describe('Presentation context, by ID or SOP Class; default: the one of the case'),
  command: commandSchema.optional().describe('Elements of the command that differ from a good one'),
  elements: elementsSchema.optional(),
  ...transmission,
});

/** Whether what an SCP receives is the Data Set with a good Command Set, however it is cut into fragments. */
function isSentAsItIs({ elements, mutate, fragments = {} }: z.infer<typeof options>): boolean {
  const { dataContext, order, reservedBits } = fragments;
  return !elements && !mutate && dataContext === undefined && order !== 'data-first' && reservedBits === undefined;
}

export const cStoreStep = defineStep({
  verb: 'c-store',
  summary: 'Send a C-STORE-RQ; does not wait for the response',
  schema: z.union([z.string().describe('A Data Set: `valid`, `none` or a Part 10 file'), options]),
  async run(args, context) {
    const spec = typeof args === 'string' ? { dataSet: args } : args;
    const association = context.association(spec.association);
    const on = spec.on ?? context.sopClassUID;
    const accepted =
      typeof on === 'number' ? association.contextById(on) : requireContext(association, sopClassUid(on) ?? on);
    const contextId = accepted?.id ?? Number(on);
    const transferSyntax = accepted?.transferSyntax ?? context.transferSyntaxes[0];
    if (!transferSyntax) throw new NotApplicableHere('there is no Transfer Syntax to encode the Data Set in');
    const instance = await instanceOf(spec.dataSet ?? 'valid', {
      sopClassUID: accepted?.abstractSyntax ?? context.sopClassUID,
      transferSyntax,
      seeded: context.seeded,
      scenarioFile: context.case.file,
    });
    if (instance) context.lastStored = { ...instance, transferSyntax };
    const base = cStoreRQ({
      MessageID: context.nextMessageId(),
      AffectedSOPClassUID: instance?.sopClassUID ?? context.sopClassUID,
      AffectedSOPInstanceUID: instance?.sopInstanceUID ?? context.seeded.uid(),
    });
    const operation = await sendRequest(context, association, contextId, base, instance?.bytes, spec);
    if (instance && accepted && isSentAsItIs(spec)) context.stored.add(operation, { ...instance, transferSyntax });
  },
});
