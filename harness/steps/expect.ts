// expect: what the SUT does next is one of the legal reactions, best first.

import { judgeExpectation } from '../case/judge-expectation.ts';
import { expectSchema } from '../language/expectation.ts';
import { defineStep } from './step.ts';

export const expectStep = defineStep({
  verb: 'expect',
  summary: 'Wait for what the SUT does next and judge it',
  schema: expectSchema,
  run: (expectation, context) => judgeExpectation(context, context.association(expectation.association), expectation),
});
