// `scp:` in a scenario: how the built-in SCP is scripted. A third-party SCP cannot be, so its cases are not applicable.

import { z } from 'zod';
import { type HandlerSpec, HandlerSpecError, handlerFromSpec } from '../../src/index.ts';
import { milliseconds, sopClassName, transferSyntaxName, uint16, uint32 } from './values.ts';

const answerShape = {
  returns: z
    .unknown()
    .optional()
    .describe('A status, a status Data Set such as { Status: 0xA700, ErrorComment: full }, or anything wrong'),
  throws: z.string().optional().describe('The handler throws an Error with this message'),
  rejects: z.string().optional().describe('The handler returns a promise that is rejected with this message'),
  delayMs: milliseconds.optional().describe('Wait before answering'),
  never: z.literal(true).optional().describe('Answers nothing until the requestor gives up, whatever the time limit'),
  aborts: z.literal(true).optional().describe('Aborts the association instead of answering'),
  closes: z.literal(true).optional().describe('Closes the connection instead of answering, without an A-ABORT'),
};

const answer = z.strictObject(answerShape);

/** What only the handler itself knows to be wrong, such as a status that is a mistyped number. */
function checkSpec(spec: HandlerSpec, context: z.RefinementCtx): void {
  try {
    handlerFromSpec(spec);
  } catch (error) {
    if (!(error instanceof HandlerSpecError)) throw error;
    context.addIssue({ code: 'custom', path: [...error.path], message: error.message });
  }
}

const handlerSpec = z
  .strictObject({
    ...answerShape,
    byCall: z.array(answer).optional().describe('The answer to the n-th call, over all associations'),
    byAssociationCall: z.array(answer).optional().describe('The answer to the n-th call of each association'),
    bySopClass: z.record(sopClassName, answer).optional().describe('The answer for a SOP Class; goes before both'),
    bySopInstance: z
      .record(z.string(), answer)
      .optional()
      .describe('The answer for a SOP Instance UID; goes before all others'),
  })
  .superRefine(checkSpec);

const handler = z
  .union([
    handlerSpec,
    z.strictObject({
      module: z.string().describe('A JavaScript or TypeScript file whose default export is a handler'),
    }),
  ])
  .describe('What the application behind the SCP answers');

const titles = z.union([z.literal('any'), z.array(z.string()).min(1)]);
const names = z.union([z.string(), z.array(z.string()).min(1)]);

const rule = z.strictObject({
  callingAETitle: names.optional(),
  user: names.optional(),
  sopClass: z.union([sopClassName, z.array(sopClassName).min(1)]).optional(),
  allow: z.boolean(),
});

export const scpScriptSchema = z
  .strictObject({
    aeTitle: z.string().optional(),
    calledAETitles: titles.optional().describe('Called AE titles answered to'),
    callingAETitles: titles.optional().describe('Calling AE titles let in'),
    sopClasses: z.array(sopClassName).min(1).optional().describe('SOP Classes accepted'),
    transferSyntaxes: z.array(transferSyntaxName).min(1).optional().describe('Transfer Syntaxes accepted, best first'),
    maxLength: uint32.optional().describe('Longest P-DATA-TF received; 0 is no limit'),
    maxAssociations: z.int().min(1).optional(),
    asyncWindow: z
      .strictObject({ invoked: uint16, performed: uint16 })
      .optional()
      .describe('Operations outstanding at once; 0 is no limit'),
    artimMs: milliseconds.optional(),
    idleMs: milliseconds.optional(),
    dataSetLimit: z.int().min(0).optional().describe('Largest Data Set in bytes'),
    depthLimit: z.int().min(1).optional().describe('Deepest nesting of sequences'),
    authorize: z.array(rule).optional().describe('Who may store what; the first rule that matches decides'),
    users: z.record(z.string(), z.string().nullable()).optional().describe('Users and passcodes let in'),
    store: z
      .union([z.literal('discard'), z.strictObject({ quotaBytes: z.int().min(0).optional() })])
      .optional()
      .describe('Where instances go: forgotten, or a temporary folder with a quota'),
    validate: z
      .union([z.literal('iod'), z.strictObject({ throws: z.string() })])
      .optional()
      .describe('Data Sets are validated against their IOD before they are stored; or the validation itself fails'),
    handler: handler.optional(),
    handlerTimeLimitMs: milliseconds.optional().describe('Time the handler has before 0xC211'),
  })
  .describe('How the built-in SCP is scripted');

/** How the built-in SCP is scripted. */
export type ScpScript = z.infer<typeof scpScriptSchema>;
