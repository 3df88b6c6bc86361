// Before the cases: can the SUT be reached, which SOP Classes does it accept, does it serve two associations at once?

import { ConnectionFailed, ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../../src/index.ts';
import { connectTransport, presentationContextResultsOf, userInformationOf } from '../../src/wire.ts';
import { sopClassGroups, sopClassUid } from '../scenario/names.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { endProbe, type Probe, probe, verificationContext } from './probe.ts';
import { describeEvent, describeResult } from './wire-event.ts';

export interface Preflight {
  /** Why no association could be opened at all; absent when one could. */
  readonly unreachable?: string;
  /** Keywords of the SOP Classes accepted, Non-Patient ones first. */
  readonly accepted: readonly string[];
  /** The negotiation result of each SOP Class, in words. */
  readonly evidence: string;
  readonly implementationClassUID?: string;
  readonly implementationVersionName?: string;
  /** It serves one association at a time, or reads one proposal at a time, so that cases have to run one after the other. */
  readonly oneAtATime: boolean;
}

const keywords = sopClassGroups.all ?? [];
const transferSyntaxes = [ExplicitVRLittleEndian.uid, ImplicitVRLittleEndian.uid];
/** How long a second association may take before it counts as not served beside the first. */
const secondTimeoutMs = 2000;

/** Asks the SUT. Rejects only with the reason of `signal`. */
export async function preflight(endpoint: ScpEndpoint, timeoutMs: number, signal: AbortSignal): Promise<Preflight> {
  try {
    const whole = await ask(endpoint, keywords, timeoutMs, signal);
    if ('refused' in whole) return await oneByOne(endpoint, whole, timeoutMs, signal);
    const second = await probe(endpoint, [{ id: 1, ...verificationContext }], secondTimeoutMs, signal);
    await end(whole);
    await end(second);
    const oneAtATime = 'refused' in second || (await waitsForSilence(endpoint, signal));
    return { ...acceptance(whole, keywords), oneAtATime };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ConnectionFailed)) throw error;
    return { unreachable: error.message, accepted: [], evidence: error.message, oneAtATime: false };
  }
}

/**
 * Whether a SUT lets an association wait while another connection says nothing, as connections of cases do. Some serve
 * several associations, but read what one connection proposes before they look at the next.
 */
async function waitsForSilence(endpoint: ScpEndpoint, signal: AbortSignal): Promise<boolean> {
  const { host, port, tls } = endpoint;
  await using silent = await connectTransport({ host, port, ...(tls && { tls }), timeoutMs: secondTimeoutMs, signal });
  silent.handlers = { onPdu: () => {}, onClosed: () => {} };
  const second = await probe(endpoint, [{ id: 1, ...verificationContext }], secondTimeoutMs, signal);
  await end(second);
  silent.destroy();
  return 'refused' in second;
}

/** For an SUT that refuses an association as soon as one SOP Class does not please it. */
async function oneByOne(
  endpoint: ScpEndpoint,
  first: { refused: Extract<Probe, { refused: unknown }>['refused'] },
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Preflight> {
  const refusals: string[] = [];
  for (const keyword of keywords) {
    const single = await ask(endpoint, [keyword], timeoutMs, signal);
    await end(single);
    if ('refused' in single) refusals.push(`${keyword}: ${describeEvent(single.refused)}`);
    else if (acceptance(single, [keyword]).accepted.length > 0)
      return { ...acceptance(single, [keyword]), oneAtATime: true };
    if (refusals.length > 0 && first.refused.kind === 'silence') break;
  }
  const evidence = refusals.join('; ') || describeEvent(first.refused);
  const reason = `no association could be opened: ${describeEvent(first.refused)}`;
  return { ...(refusals.length > 0 && { unreachable: reason }), accepted: [], evidence, oneAtATime: true };
}

function ask(endpoint: ScpEndpoint, names: readonly string[], timeoutMs: number, signal: AbortSignal): Promise<Probe> {
  const contexts = names.map((keyword, at) => ({
    id: 2 * at + 1,
    abstractSyntax: sopClassUid(keyword) ?? keyword,
    transferSyntaxes,
  }));
  return probe(endpoint, contexts, timeoutMs, signal);
}

async function end(result: Probe): Promise<void> {
  if ('conversation' in result) await endProbe(result.conversation);
}

function acceptance({ accept }: Extract<Probe, { accept: unknown }>, names: readonly string[]) {
  const results = new Map(presentationContextResultsOf(accept).map((result) => [result.id, result]));
  const answers = names.map((keyword, at) => ({ keyword, result: results.get(2 * at + 1) }));
  const { implementationClassUID, implementationVersionName } = userInformationOf(accept);
  return {
    accepted: answers.filter(({ result }) => result?.result === 0).map(({ keyword }) => keyword),
    evidence: answers
      .map(({ keyword, result }) => `${keyword}: ${result ? describeResult(result) : 'not answered'}`)
      .join('; '),
    ...(implementationClassUID !== undefined && { implementationClassUID }),
    ...(implementationVersionName !== undefined && { implementationVersionName }),
  };
}
