// How many associations does the SUT serve at once? They are opened, held, and ended together.

import { ConnectionFailed } from '../../src/index.ts';
import { connectTransport } from '../../src/wire.ts';
import { endProbe, type ProbedAssociation, type ProbeLimits, probe, verificationContext } from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { pause } from '../time/pause.ts';

/** How long an association of a fast SUT may take before it counts as not served beside the others, in milliseconds. */
const besideMs = 2000;

/** How long the SUT may take to notice that an association has ended, in milliseconds. */
const endedMs = 100;

/**
 * Associations that come about beside each other, up to `wanted`: first one, then as many again as are open, so that nobody is
 * overrun; a slow SUT gets them all at once. Rejects only with the reason of the signal.
 */
export async function associationsAtOnce(endpoint: ScpEndpoint, wanted: number, limits: ProbeLimits): Promise<number> {
  const open: ProbedAssociation[] = [];
  try {
    const isSlow = limits.responseTimes?.areSlow(limits.timeoutMs) === true;
    for (let batch = 1; open.length < wanted; batch = Math.min(isSlow ? wanted : open.length, wanted - open.length)) {
      const tried = await Promise.all(Array.from({ length: batch }, () => tryOne(endpoint, limits)));
      const served = servedOf(tried);
      open.push(...served);
      if (served.length === batch) continue;
      // Who keeps silent has no time; who refuses may be near its limit, or not have noticed that another one has ended.
      if (!tried.includes('silent')) open.push(...(await oneByOne(endpoint, batch - served.length, limits)));
      break;
    }
    return open.length;
  } finally {
    await Promise.all(open.map(({ conversation }) => endProbe(conversation)));
  }
}

/**
 * Whether a SUT lets an association wait while another connection says nothing, as connections of cases do. Some serve
 * several associations, but read what one connection proposes before they look at the next.
 */
export async function waitsForSilence(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<boolean> {
  const { host, port, tls } = endpoint;
  await using silent = await connectTransport({
    host,
    port,
    ...(tls && { tls }),
    timeoutMs: beside(limits),
    signal: limits.signal,
  });
  silent.handlers = { onPdu: () => {}, onClosed: () => {} };
  const second = servedOf([await tryOne(endpoint, limits)]);
  await Promise.all(second.map(({ conversation }) => endProbe(conversation)));
  silent.destroy();
  return second.length === 0;
}

function beside({ responseTimes, timeoutMs }: ProbeLimits): number {
  return responseTimes?.stretch(besideMs, timeoutMs) ?? besideMs;
}

/** What came of one association beside others. */
type Tried = ProbedAssociation | 'silent' | 'refused';

function servedOf(tried: readonly Tried[]): readonly ProbedAssociation[] {
  return tried.filter((one) => typeof one !== 'string');
}

async function oneByOne(
  endpoint: ScpEndpoint,
  count: number,
  limits: ProbeLimits,
): Promise<readonly ProbedAssociation[]> {
  const open: ProbedAssociation[] = [];
  await pause(endedMs, limits.signal);
  while (open.length < count) {
    const one = await tryOne(endpoint, limits);
    if (typeof one === 'string') break;
    open.push(one);
  }
  return open;
}

async function tryOne(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<Tried> {
  try {
    const result = await probe(endpoint, [{ id: 1, ...verificationContext }], { ...limits, timeoutMs: beside(limits) });
    if ('accept' in result) return result;
    return result.refused.kind === 'silence' ? 'silent' : 'refused';
  } catch (error) {
    limits.signal.throwIfAborted();
    if (error instanceof ConnectionFailed) return 'refused';
    throw error;
  }
}
