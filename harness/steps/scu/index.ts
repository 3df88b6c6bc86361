// The verbs of scenarios for an SCU.

import { acceptStep } from './accept.ts';
import { askToSendStep } from './ask-to-send.ts';
import { expectReportStep } from './expect-report.ts';
import { expectRequestStep } from './expect-request.ts';
import { respondStep } from './respond.ts';
import type { ScuStepDefinition } from './step.ts';

export const scuSteps: readonly ScuStepDefinition[] = [
  askToSendStep,
  acceptStep,
  expectRequestStep,
  respondStep,
  expectReportStep,
];

const byVerb = new Map(scuSteps.map((step) => [step.verb, step]));

export function scuStepByVerb(verb: string): ScuStepDefinition | undefined {
  return byVerb.get(verb);
}
