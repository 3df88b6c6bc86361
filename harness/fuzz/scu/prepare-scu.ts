// Before a campaign against an SCU: what does it send, what does it show when all is well, and what after a plain failure?

import { ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../../../src/index.ts';
import { type CommandSet, presentationContextsOf } from '../../../src/wire.ts';
import { shown } from '../../case/scu-references.ts';
import { instancesToSend } from '../../case/send-order.ts';
import { sopClassUid } from '../../language/names.ts';
import type { InstanceToSend, Sut } from '../../sut/sut.ts';
import { NothingToFuzz, type PreparedTarget } from '../campaign/prepare-target.ts';
import type { ScuRequests } from '../draft/acceptor-layers.ts';
import { measureBaseline, type ScuBaseline } from './scu-baseline.ts';
import { runScuOnce, type ScuRunFacts } from './scu-run.ts';

/** All that is known of an SCU before its first input. */
export interface PreparedScu {
  /** As a campaign wants it. */
  readonly prepared: PreparedTarget;
  readonly instances: readonly InstanceToSend[];
  readonly requests: ScuRequests;
  readonly baseline: ScuBaseline;
}

export interface PrepareScuOptions {
  /** Keyword or UID of the SOP Class of the instances; default: the first of some that it sends. */
  readonly sopClass?: string | undefined;
  readonly concurrency?: number | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Instances that it is asked to send: one whose response is mutated, and one after it. */
export const fuzzedInstances = 2;
/** Decides their UIDs: that of cases, so that the scenario of a find has the same. */
export const instanceSeed = 1;
/** Processes at once, unless somebody says otherwise. */
const usualConcurrency = 2;
const candidates = [
  'SecondaryCaptureImageStorage',
  'CTImageStorage',
  'EncapsulatedPDFStorage',
  'HangingProtocolStorage',
];
const syntaxes = [ExplicitVRLittleEndian.uid, ImplicitVRLittleEndian.uid];
const referenceRuns = 2;

/** Runs it a few times. Rejects NothingToFuzz for one that sends nothing, and with the reason of the signal. */
export async function prepareScu(sut: Sut, options: PrepareScuOptions): Promise<PreparedScu> {
  const { signal, timeoutMs } = options;
  const concurrency = sut.policies.listensOn?.port ? 1 : Math.max(1, options.concurrency ?? usualConcurrency);
  const { instances, first, requests } = await whatItSends(sut, options);
  const references = [first];
  while (references.length < referenceRuns) references.push(await plainRun(sut, instances, options));
  const baseline = await measureBaseline({ sut, instances, requests, references, timeoutMs, concurrency, signal });
  return { prepared: preparedTarget(sut, requests, baseline, concurrency), instances, requests, baseline };
}

async function whatItSends(sut: Sut, { sopClass, ...options }: PrepareScuOptions) {
  const classes =
    sopClass !== undefined || !sut.policies.sendsGivenInstances ? [sopClass ?? candidates[0] ?? ''] : candidates;
  let evidence = 'nothing was tried';
  for (const keyword of classes) {
    for (const transferSyntax of sut.policies.sendsGivenInstances ? syntaxes : syntaxes.slice(0, 1)) {
      const sopClassUID = sopClassUid(keyword) ?? keyword;
      const kind = { sopClassUID, transferSyntax };
      const asked = { count: fuzzedInstances, seed: instanceSeed, scenarioFile: '' };
      const instances = await instancesToSend(kind, {}, asked);
      const first = await plainRun(sut, instances, options);
      const requests = requestsOf(first);
      if (requests) return { instances, first, requests };
      evidence = shown(first.accounts.report);
      if (first.accounts.logs.length === 0) throw new NothingToFuzz(`the SCU opened no association: ${evidence}`);
    }
  }
  throw new NothingToFuzz(`the SCU sends no instance when all is answered well: ${evidence}`);
}

async function plainRun(
  sut: Sut,
  instances: readonly InstanceToSend[],
  options: Omit<PrepareScuOptions, 'sopClass'>,
): Promise<ScuRunFacts> {
  const { timeoutMs, signal } = options;
  const limits = { quietMs: timeoutMs, endMs: timeoutMs, mostMs: 6 * timeoutMs, ownMs: {} };
  return await runScuOnce({ sut, instances, limits, signal });
}

function requestsOf({ logs }: ScuRunFacts): ScuRequests | undefined {
  const log = logs.find(({ stores }) => stores.length > 0);
  const [store] = log?.stores ?? [];
  if (!log?.request || !store) return undefined;
  const { contextId, decoded } = store.message;
  return { associate: log.request, store: { contextId, command: decoded.command } };
}

function preparedTarget(sut: Sut, requests: ScuRequests, baseline: ScuBaseline, concurrency: number): PreparedTarget {
  const { calledAETitle, callingAETitle } = requests.associate;
  return {
    target: { calledAETitle, callingAETitle, pairs: [sentPair(requests)], maxLength: 0, servesOne: concurrency === 1 },
    checks: { echo: false, release: false },
    concurrency,
    usualMs: baseline.usualMs,
    notes: notesOf(sut, baseline),
  };
}

/** The SOP Class, and the Transfer Syntax in which the harness has accepted its context. */
function sentPair({ associate, store }: ScuRequests): { sopClass: string; transferSyntax: string } {
  const context = presentationContextsOf(associate).find(({ id }) => id === store.contextId);
  const command: CommandSet = store.command;
  return {
    sopClass: command.AffectedSOPClassUID ?? context?.abstractSyntax ?? '',
    transferSyntax: context?.transferSyntaxes[0] ?? ImplicitVRLittleEndian.uid,
  };
}

function notesOf(
  { address }: Sut,
  { endsAfterFailures, showsRefusal, limits, references }: ScuBaseline,
): readonly string[] {
  const own = Object.entries(limits.ownMs).map(([waiting, ms]) => `${waiting} ${(ms / 1000).toFixed(1)} s`);
  return [
    ...(references.some(({ report }) => report.process?.hasCrashed)
      ? [`${address} crashes even when all is answered well`]
      : []),
    ...(endsAfterFailures ? [] : ['it does not end in time after a plain failure, so that no hang is looked for']),
    ...(showsRefusal ? [] : ['it does not show that an instance was refused, so that no false success is looked for']),
    own.length === 0
      ? 'it gives up no silence within --timeout, so that it is not looked for how long it waits'
      : `it gives up a silence by itself: ${own.join(', ')}`,
  ];
}
