// Time limits of an SCP: ARTIM on a connection without a request, and an association without traffic: PS3.8 9.1.5, PS3.2 N.6-1.

import { connectTransport } from '../../src/wire.ts';
import type { Duration } from '../model/measurements.ts';
import { Conversation } from '../peer/conversation.ts';
import { probe, verificationContext } from '../peer/probe.ts';
import { WireLog } from '../peer/wire-log.ts';
import { answerText } from './ask.ts';
import { type Measurement, NotMeasurable, type Subject } from './measurement.ts';

/** Seconds from the connection to its end, if nothing is ever sent. */
export const artim: Measurement = {
  name: 'artim',
  async measure(subject) {
    const { host, port, tls } = subject.endpoint;
    const { timeoutMs, signal } = subject.limits;
    const transport = await connectTransport({ host, port, ...(tls && { tls }), timeoutMs, signal });
    const conversation = new Conversation(transport, { log: new WireLog(), maxLength: 0, onRules: () => {} });
    return { artim: await untilEnd(conversation, subject) };
  },
};

/** Seconds from the acceptance to the end of an association on which nothing is sent. */
export const idle: Measurement = {
  name: 'idle',
  async measure(subject) {
    const result = await probe(subject.endpoint, [{ id: 1, ...verificationContext }], subject.limits);
    if ('refused' in result) throw new NotMeasurable(`the association came to ${answerText(result.refused)}`);
    return { idle: await untilEnd(result.conversation, subject) };
  },
};

async function untilEnd(conversation: Conversation, { limits }: Subject): Promise<Duration> {
  const begin = performance.now();
  try {
    const event = await conversation.next(limits.longestMs, limits.signal);
    if (event.kind === 'silence') return { atLeast: Math.round(limits.longestMs / 1000) };
    const seconds = Math.round((performance.now() - begin) / 100) / 10;
    return { seconds, end: answerText(event) };
  } finally {
    conversation.leave();
    await conversation.destroy();
  }
}
