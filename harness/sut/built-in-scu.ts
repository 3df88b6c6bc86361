// Our own SCU as the system under test: sends instances over one association and reports what it made of the answers.

import { cStore, openAssociation } from '../../src/index.ts';
import type { InstanceToSend, ReportedOutcome, SendOrder, SendReport } from './sut.ts';

/** Sends every instance of the order, going on after a failure, and releases. What goes wrong is in the report. */
export async function sendWithBuiltInScu(order: SendOrder, signal: AbortSignal): Promise<SendReport> {
  const { host, port, calledAETitle, callingAETitle, instances, timeoutMs } = order;
  const outcomes: ReportedOutcome[] = [];
  try {
    const association = await openAssociation(
      { host, port, calledAETitle },
      { callingAETitle, presentationContexts: contextsOf(instances), timeoutMs, signal },
    );
    for (const instance of instances) {
      const response = await cStore(association, { ...instance, dataSet: instance.bytes }, { timeoutMs, signal });
      outcomes.push({
        stored: response.category === 'Success' || response.category === 'Warning',
        text: describe(response),
      });
    }
    await association.release({ timeoutMs, signal });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    while (outcomes.length < instances.length) outcomes.push({ stored: false, text });
  }
  return { outcomes };
}

function describe({ status, category, errorComment }: Awaited<ReturnType<typeof cStore>>): string {
  const code = `0x${status.toString(16).toUpperCase().padStart(4, '0')}`;
  return [`${code} ${category ?? 'unknown category'}`, errorComment].filter(Boolean).join(', ');
}

function contextsOf(instances: readonly InstanceToSend[]) {
  const keys = new Map(
    instances.map(({ sopClassUID, transferSyntax }) => [
      `${sopClassUID} ${transferSyntax}`,
      { abstractSyntax: sopClassUID, transferSyntaxes: [transferSyntax] },
    ]),
  );
  return [...keys.values()];
}
