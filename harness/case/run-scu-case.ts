// Runs one case against an SCU: the harness listens, the SCU is asked to send, and both accounts are compared.

import { buildInstance, ImplicitVRLittleEndian } from '../../src/index.ts';
import { listenTransport, type Transport } from '../../src/wire.ts';
import { accepted, sopClassGroups, sopClassUid, transferSyntaxUid } from '../language/names.ts';
import type { Level } from '../model/requirement.ts';
import type { TransportOutcome } from '../model/run-result.ts';
import { Seeded } from '../payload/seeded.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { InstanceToSend, Sut } from '../sut/sut.ts';
import type { Case, ScuBody } from './case.ts';
import type { CaseLimits } from './case-context.ts';
import { type CaseRun, unjudgedRun } from './case-run.ts';
import { CaseVerdict, verdictOfMismatch } from './case-verdict.ts';
import { PlannedAnswers } from './planned-answers.ts';
import { type AcceptorLog, serveAssociation } from './scripted-acceptor.ts';
import { requestsCome } from './scu-checks.ts';
import type { ScuAccounts, ScuStep } from './scu-step.ts';

const calledAETitle = 'CSTORE_SCP';
const callingAETitle = 'CSTORE_SCU';

/** Asked for when no step says how many. */
const defaultInstances = 3;

/** Runs an SCU case. Rejects when the harness or its environment fails, or the signal is aborted. */
export async function runScuCase(candidate: Case, body: ScuBody, sut: Sut, limits: CaseLimits): Promise<CaseRun> {
  const log = new WireLog();
  const judgement = new CaseVerdict();
  const { steps } = body;
  const asked = steps.find((step) => step.instances !== undefined)?.instances ?? defaultInstances;
  const instances = instancesOf(candidate, asked, limits.seed);
  const answers = new PlannedAnswers(steps.flatMap(({ answer }) => answer ?? []));
  const transports = new Set<Transport>();
  const served: Promise<AcceptorLog>[] = [];
  const { signal, timeoutMs } = limits;
  const server = await listenTransport({
    port: 0,
    onTransport: (transport) => {
      transports.add(transport);
      const onRules = judgement.check.bind(judgement);
      served.push(serveAssociation(transport, { answers, log, timeoutMs, signal, onRules }));
    },
  });
  try {
    const order = { host: server.host, port: server.port, calledAETitle, callingAETitle, instances, timeoutMs };
    const report = await sut.send(order, signal);
    if ('notApplicable' in report) return unjudgedRun('not-applicable', report.notApplicable);
    const logs = (await Promise.all(served)).filter(({ requested }) => requested);
    const accounts = { report, logs, instances, requests: answers.requests };
    judge(judgement, candidate.requirement.level, steps, accounts);
    return { ...judgement.outcome(), ...observed(logs), checkedRules: [...judgement.checkedRules], log };
  } finally {
    for (const transport of transports) transport.destroy();
    await Promise.allSettled(served);
    await server.close();
  }
}

function instancesOf(candidate: Case, count: number, seed: number): InstanceToSend[] {
  const seeded = new Seeded(seed, candidate.id);
  const keyword = candidate.sopClass === accepted ? (sopClassGroups.nonPatient?.[0] ?? '') : candidate.sopClass;
  const sopClass = sopClassUid(keyword) ?? keyword;
  const chosen = candidate.transferSyntax === accepted ? ImplicitVRLittleEndian.uid : candidate.transferSyntax;
  const transferSyntax = transferSyntaxUid(chosen) ?? chosen;
  return Array.from({ length: count }, () => {
    const built = buildInstance(sopClass, { transferSyntax, sopInstanceUID: seeded.uid(), seed: seeded.integer() });
    return { sopClassUID: built.sopClassUID, sopInstanceUID: built.sopInstanceUID, transferSyntax, bytes: built.bytes };
  });
}

/** What the steps expect, in one point: a case of an SCU is judged when all is over. */
function judge(judgement: CaseVerdict, level: Level, steps: readonly ScuStep[], accounts: ScuAccounts): void {
  const awaited = steps.flatMap(({ awaits }) => awaits ?? []);
  const checks = [
    ...(awaited.length > 0 ? [requestsCome(awaited, accounts)] : []),
    ...steps.flatMap((step) => step.judge?.(accounts) ?? []),
  ];
  const broken = checks.filter(({ holds }) => !holds);
  const shown = broken.length > 0 ? broken : checks;
  judgement.point({
    expected: shown.map(({ expected }) => ({ text: expected })),
    observed: { kind: 'report', text: shown.map(({ actual }) => actual).join('; ') },
    verdict: broken.length > 0 ? verdictOfMismatch(level) : 'pass',
    reasons: broken.length > 0 ? [{ kind: 'requirement' }] : [],
  });
}

/** The status of the case is the first that is no success: the one the scenario is about. */
function observed(logs: readonly AcceptorLog[]): { status?: number; transport: TransportOutcome } {
  const statuses = logs.flatMap(({ stores }) => stores.map(({ status }) => status)).filter((one) => one !== undefined);
  const status = statuses.find((candidate) => candidate !== 0) ?? statuses[0];
  return {
    ...(status !== undefined && { status }),
    // Of several associations the first that did not end in order says most.
    transport: transportOf(logs.find(({ released }) => !released) ?? logs[0]),
  };
}

function transportOf(log: AcceptorLog | undefined): TransportOutcome {
  if (!log) return 'not-connected';
  if (log.released) return 'released';
  if (log.end.kind === 'closed') return log.end.how === 'local' ? 'ended-by-harness' : log.end.how;
  if (log.end.kind === 'silence') return 'silence';
  if (log.end.kind === 'undecodable') return 'undecodable';
  return 'A-ABORT';
}
