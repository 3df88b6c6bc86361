// Before a campaign: what does the SUT accept and store, what does it do when it is well, how many does it serve at once?

import {
  buildableSopClasses,
  ConnectionFailed,
  sopClassByKeyword,
  sopClassByUid,
  transferSyntaxByKeyword,
  transferSyntaxByUid,
} from '../../../src/index.ts';
import { type PresentationContext, presentationContextResultsOf, userInformationOf } from '../../../src/wire.ts';
import { endProbe, probe } from '../../peer/probe.ts';
import { ResponseTimes } from '../../peer/response-times.ts';
import type { HealthChecks } from '../../preflight/health-exchange.ts';
import { untilAccepting } from '../../preflight/patient-probe.ts';
import { type Preflight, preflight, unreachableText } from '../../preflight/preflight.ts';
import type { ScpEndpoint, Sut } from '../../sut/sut.ts';
import type { AcceptedPair, Target } from '../target.ts';

/** All that is known of a SUT before its first input. */
export interface PreparedTarget {
  readonly target: Target;
  readonly checks: HealthChecks;
  readonly concurrency: number;
  /** What it usually takes for an answer, in milliseconds. */
  readonly usualMs: number;
  readonly notes: readonly string[];
}

export interface PrepareOptions {
  readonly sopClass?: string | undefined;
  readonly concurrency?: number | undefined;
  readonly timeoutMs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** The SUT cannot be reached, or nothing can be sent to it. */
export class NothingToFuzz extends Error {
  override readonly name = 'NothingToFuzz';
}

/** Connections in flight unless somebody says otherwise. */
const usualConcurrency = 16;
const syntaxes = [
  'ExplicitVRLittleEndian',
  'ImplicitVRLittleEndian',
  'DeflatedExplicitVRLittleEndian',
  'ExplicitVRBigEndian',
];
/** The class that mutations of images suit. */
const image = 'SecondaryCaptureImageStorage';

/** Where the SUT listens now. Rejects NothingToFuzz for one that cannot be called. */
export async function endpointOf(sut: Sut): Promise<ScpEndpoint> {
  const endpoint = await sut.scp(undefined, 'fuzz', '');
  if ('notApplicable' in endpoint) throw new NothingToFuzz(endpoint.notApplicable);
  return endpoint;
}

/** Starts the SUT if the harness is to do that, and asks it. Rejects NothingToFuzz, and with the reason of the signal. */
export async function prepareTarget(sut: Sut, options: PrepareOptions): Promise<PreparedTarget> {
  const { signal, timeoutMs, seed, concurrency = usualConcurrency } = options;
  await sut.process?.start(signal);
  const endpoint = await endpointOf(sut);
  const limits = { timeoutMs, signal, seed, responseTimes: new ResponseTimes(), wanted: concurrency };
  const found = await preflight(endpoint, limits);
  if (found.unreachable !== undefined) throw new NothingToFuzz(unreachableText(sut.address, found));
  await untilAccepting(endpoint, limits);
  const pairs = await acceptedPairs(endpoint, classesToAsk(found, options.sopClass), limits);
  if (pairs.pairs.length === 0)
    throw new NothingToFuzz(`${sut.address} accepts none of what could be sent: ${found.evidence}`);
  const { calledAETitle, callingAETitle, user, password } = endpoint;
  const served = found.oneAtATime ? 1 : Math.max(1, Math.min(concurrency, found.associationsAtOnce));
  return {
    target: {
      calledAETitle,
      callingAETitle,
      ...(user !== undefined && { user }),
      ...(password !== undefined && { password }),
      ...pairs,
      servesOne: served === 1,
      associationsAtOnce: served,
    },
    checks: { ...found.health, ...(found.stores !== undefined && { store: { sopClass: found.stores, name: '' } }) },
    concurrency: served,
    usualMs: limits.responseTimes.usualMs ?? 0,
    notes: found.notes,
  };
}

/** Keywords of the classes to send: what the user wants, else an image and what is known to be stored. */
function classesToAsk({ stores, chosen, accepted }: Preflight, wanted: string | undefined): readonly string[] {
  if (wanted !== undefined) return [wanted];
  const candidates = [accepted.includes(image) ? image : undefined, stores, chosen];
  const classes = candidates.filter((one): one is string => one !== undefined && buildableSopClasses.includes(one));
  return [...new Set(classes)];
}

async function acceptedPairs(
  endpoint: ScpEndpoint,
  classes: readonly string[],
  limits: Parameters<typeof probe>[2],
): Promise<Pick<Target, 'pairs' | 'maxLength'>> {
  const contexts = classes.flatMap((keyword) => {
    const abstractSyntax = sopClassByKeyword(keyword)?.uid ?? keyword;
    return syntaxes.map((syntax) => ({
      abstractSyntax,
      transferSyntaxes: [transferSyntaxByKeyword(syntax)?.uid ?? ''],
    }));
  });
  const proposed: PresentationContext[] = contexts.map((context, at) => ({ id: 2 * at + 1, ...context }));
  const result = await probe(endpoint, proposed, limits).catch(asNothingToFuzz);
  if ('refused' in result) return { pairs: [], maxLength: 0 };
  await endProbe(result.conversation);
  const answers = presentationContextResultsOf(result.accept).filter((one) => one.result === 0);
  const pairs = answers.flatMap(({ id, transferSyntax }): AcceptedPair[] => {
    const sopClass = proposed.find((one) => one.id === id)?.abstractSyntax;
    return sopClass === undefined || transferSyntax === undefined ? [] : [{ sopClass, transferSyntax }];
  });
  return { pairs, maxLength: userInformationOf(result.accept).maxLength ?? 0 };
}

function asNothingToFuzz(error: unknown): never {
  if (error instanceof ConnectionFailed) throw new NothingToFuzz(error.message);
  throw error;
}

/** `Secondary Capture Image Storage in Explicit VR Little Endian`, and so on. */
export function describePairs({ pairs }: Pick<Target, 'pairs'>): string {
  return pairs
    .map(({ sopClass, transferSyntax }) => {
      const name = sopClassByUid(sopClass)?.keyword ?? sopClass;
      return `${name} in ${transferSyntaxByUid(transferSyntax)?.keyword ?? transferSyntax}`;
    })
    .join(', ');
}
