// c-echo: a C-ECHO-RQ on the Verification context (PS3.7 9.3.5.1). It does not wait for the response.

import { z } from 'zod';
import { verificationSOPClassUID } from '../../src/index.ts';
import { CommandField, noDataSet } from '../../src/wire.ts';
import { requireContext } from '../case/presentation-context.ts';
import { sendRequest } from '../case/request-message.ts';
import { commandSchema, elementsSchema, transmission } from '../language/command-spec.ts';
import { associationName, uint8 } from '../language/values.ts';
import { defineStep } from './step.ts';

export const cEchoStep = defineStep({
  verb: 'c-echo',
  summary: 'Send a C-ECHO-RQ; the association has to propose Verification',
  schema: z.strictObject({
    association: associationName.optional(),
    on: uint8.optional().describe('Presentation context ID; default: the one of Verification'),
    command: commandSchema.optional(),
    elements: elementsSchema.optional(),
    ...transmission,
  }),
  async run(spec, context) {
    const association = context.association(spec.association);
    const contextId = spec.on ?? requireContext(association, verificationSOPClassUID).id;
    const base = {
      AffectedSOPClassUID: verificationSOPClassUID,
      CommandField: CommandField['C-ECHO-RQ'],
      MessageID: context.nextMessageId(),
      CommandDataSetType: noDataSet,
    };
    await sendRequest(context, association, contextId, base, undefined, spec);
  },
});
