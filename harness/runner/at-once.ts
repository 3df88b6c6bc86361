// How many associations does the SUT serve at once? They are opened, held, and ended together.

import { ConnectionFailed } from '../../src/index.ts';
import { connectTransport } from '../../src/wire.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { pause } from './pause.ts';
import { endProbe, type Probe, probe, verificationContext } from './probe.ts';

/** How long an association may take before it counts as not served beside the others, in milliseconds. */
const besideMs = 2000;

/** How long the SUT may take to notice that an association has ended, in milliseconds. */
const endedMs = 100;

/** Associations that come about beside each other, up to `wanted`. Rejects only with the reason of `signal`. */
export async function associationsAtOnce(endpoint: ScpEndpoint, wanted: number, signal: AbortSignal): Promise<number> {
  const open: Probe[] = [];
  try {
    for (let batch = 1; open.length < wanted; batch = Math.min(open.length, wanted - open.length)) {
      const served = await tryBatch(endpoint, batch, signal);
      open.push(...served);
      if (served.length < batch) {
        open.push(...(await tryOneByOne(endpoint, batch - served.length, signal)));
        break;
      }
    }
    return open.length;
  } finally {
    await Promise.all(open.map((one) => ('conversation' in one ? endProbe(one.conversation) : undefined)));
  }
}

/**
 * Whether a SUT lets an association wait while another connection says nothing, as connections of cases do. Some serve
 * several associations, but read what one connection proposes before they look at the next.
 */
export async function waitsForSilence(endpoint: ScpEndpoint, signal: AbortSignal): Promise<boolean> {
  const { host, port, tls } = endpoint;
  await using silent = await connectTransport({ host, port, ...(tls && { tls }), timeoutMs: besideMs, signal });
  silent.handlers = { onPdu: () => {}, onClosed: () => {} };
  const second = await tryOne(endpoint, signal);
  if (second && 'conversation' in second) await endProbe(second.conversation);
  silent.destroy();
  return second === undefined;
}

async function tryBatch(endpoint: ScpEndpoint, count: number, signal: AbortSignal): Promise<readonly Probe[]> {
  const tried = await Promise.all(Array.from({ length: count }, () => tryOne(endpoint, signal)));
  return tried.filter((one) => one !== undefined);
}

/** For a SUT that is near its limit, or has not noticed yet that another association has ended. */
async function tryOneByOne(endpoint: ScpEndpoint, count: number, signal: AbortSignal): Promise<readonly Probe[]> {
  const open: Probe[] = [];
  await pause(endedMs, signal);
  while (open.length < count) {
    const one = await tryOne(endpoint, signal);
    if (!one) break;
    open.push(one);
  }
  return open;
}

/** An association, or undefined when it does not come about. */
async function tryOne(endpoint: ScpEndpoint, signal: AbortSignal): Promise<Probe | undefined> {
  try {
    const result = await probe(endpoint, [{ id: 1, ...verificationContext }], besideMs, signal);
    return 'refused' in result ? undefined : result;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ConnectionFailed) return undefined;
    throw error;
  }
}
