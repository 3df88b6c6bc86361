// The verbs of the scenario language. A new step is one file and one line here.

import { abortStep } from './abort.ts';
import { associateStep } from './associate.ts';
import { cEchoStep } from './c-echo.ts';
import { cStoreStep } from './c-store.ts';
import { closeStep } from './close.ts';
import { connectStep } from './connect.ts';
import { expectStep } from './expect.ts';
import { expectStoredStep } from './expect-stored.ts';
import { handshakeStep } from './handshake.ts';
import { ownStep } from './own.ts';
import { releaseStep } from './release.ts';
import { repeatStep } from './repeat.ts';
import { resetStep } from './reset.ts';
import { sendStep } from './send.ts';
import type { StepDefinition } from './step.ts';
import { waitStep } from './wait.ts';

const single: readonly StepDefinition[] = [
  connectStep,
  handshakeStep,
  associateStep,
  cStoreStep,
  cEchoStep,
  sendStep,
  expectStep,
  expectStoredStep,
  releaseStep,
  abortStep,
  closeStep,
  resetStep,
  waitStep,
  ownStep,
];

export const steps: readonly StepDefinition[] = [...single, repeatStep(single)];

const byVerb = new Map(steps.map((step) => [step.verb, step]));

export function stepByVerb(verb: string): StepDefinition | undefined {
  return byVerb.get(verb);
}
