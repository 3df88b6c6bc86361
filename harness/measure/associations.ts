// How many associations are served at the same time, and what one more comes to: PS3.2 Tables N.7-1, N.7-9.

import { ConnectionFailed } from '../../src/index.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { type ProbedAssociation, probe, releaseProbe, verificationContext } from '../peer/probe.ts';
import { pause } from '../time/pause.ts';
import { answerText } from './ask.ts';
import type { Measurement, Subject } from './measurement.ts';

/** How long one more may take before it counts as not served beside the others, in milliseconds. */
const besideMs = 2000;
/** How long the SCP may take to notice that an earlier association has ended, in milliseconds. */
const endedMs = 200;

/** Opens one after the other until one is refused, and then releases all. */
export const associations: Measurement = {
  name: 'associations',
  async measure(subject) {
    const { limits } = subject;
    const open: ProbedAssociation[] = [];
    let refused: string | undefined;
    await pause(endedMs, limits.signal);
    try {
      while (open.length < limits.associationsAtMost && refused === undefined) {
        const one = await another(subject);
        if (typeof one === 'string') refused = one;
        else open.push(one);
      }
    } finally {
      await Promise.all(open.map(({ conversation }) => releaseProbe(conversation, besideMs, limits.signal)));
    }
    return { associations: { open: open.length, ...(refused !== undefined && { refused }) } };
  },
};

async function another({ endpoint, limits }: Subject): Promise<ProbedAssociation | string> {
  const timeoutMs = limits.responseTimes?.stretch(besideMs, limits.timeoutMs) ?? besideMs;
  try {
    const result = await probe(endpoint, [{ id: 1, ...verificationContext }], { ...limits, timeoutMs });
    return 'refused' in result ? answerText(result.refused satisfies WireEvent) : result;
  } catch (error) {
    limits.signal.throwIfAborted();
    if (error instanceof ConnectionFailed) return 'connection refused';
    throw error;
  }
}
