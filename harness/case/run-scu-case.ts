// Runs one case against an SCU: the harness listens, the SCU is asked to send, and both accounts are compared.

import { buildInstance, ImplicitVRLittleEndian, statusCategory } from '../../src/index.ts';
import { listenTransport, type Transport } from '../../src/wire.ts';
import { accepted, sopClassGroups, sopClassUid, transferSyntaxUid } from '../language/names.ts';
import type { ScuBody } from '../language/scu-body.ts';
import type { TransportOutcome } from '../model/run-result.ts';
import { Seeded } from '../payload/seeded.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { InstanceToSend, SendReport, Sut } from '../sut/sut.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { Case } from './case.ts';
import type { CaseLimits } from './case-context.ts';
import { type CaseRun, unjudgedRun } from './case-run.ts';
import { CaseVerdict, verdictOfMismatch } from './case-verdict.ts';
import { type AcceptorLog, serveAssociation } from './scripted-acceptor.ts';

const calledAETitle = 'CSTORE_SCP';
const callingAETitle = 'CSTORE_SCU';

/** Runs an SCU case. Rejects when the harness or its environment fails, or the signal is aborted. */
export async function runScuCase(candidate: Case, body: ScuBody, sut: Sut, limits: CaseLimits): Promise<CaseRun> {
  const log = new WireLog();
  const judgement = new CaseVerdict();
  const instances = instancesOf(candidate, body.send?.instances ?? 3, limits.seed);
  const transports = new Set<Transport>();
  const served: Promise<AcceptorLog>[] = [];
  const { signal, timeoutMs } = limits;
  const server = await listenTransport({
    port: 0,
    onTransport: (transport) => {
      transports.add(transport);
      const onRules = judgement.check.bind(judgement);
      served.push(serveAssociation(transport, { rules: body.respond ?? [], log, timeoutMs, signal, onRules }));
    },
  });
  try {
    const order = { host: server.host, port: server.port, calledAETitle, callingAETitle, instances, timeoutMs };
    const report = await sut.send(order, signal);
    if ('notApplicable' in report) return unjudgedRun('not-applicable', report.notApplicable);
    const logs = await Promise.all(served);
    judge(judgement, candidate, body, { report, log: logs[0], instances });
    return { ...judgement.outcome(), ...observed(logs[0]), checkedRules: [...judgement.checkedRules], log };
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

interface Accounts {
  readonly report: SendReport;
  readonly log: AcceptorLog | undefined;
  readonly instances: readonly InstanceToSend[];
}

interface Check {
  readonly expected: string;
  readonly actual: string;
  readonly holds: boolean;
}

function judge(judgement: CaseVerdict, candidate: Case, body: ScuBody, accounts: Accounts): void {
  const { distinguishesFailure, continues, releases } = body.expect.scu;
  const checks = [
    ...(distinguishesFailure ? [distinguishes(accounts)] : []),
    ...(continues ? [goesOn(accounts)] : []),
    ...(releases ? [endsInOrder(accounts)] : []),
  ];
  const broken = checks.filter(({ holds }) => !holds);
  const shown = broken.length > 0 ? broken : checks;
  judgement.point({
    expected: shown.map(({ expected }) => ({ text: expected })),
    observed: { kind: 'report', text: shown.map(({ actual }) => actual).join('; ') },
    verdict: broken.length > 0 ? verdictOfMismatch(candidate.requirement.level) : 'pass',
    reasons: broken.length > 0 ? [{ kind: 'requirement' }] : [],
  });
}

/** PS3.4 GG.4.1: the SCU shall distinguish between successful and failed C-STORE responses. */
function distinguishes({ report, log, instances }: Accounts): Check {
  const told = instances.map((_instance, at) => (report.outcomes[at]?.stored ? 'stored' : 'failed'));
  const answered = instances.map((instance) => {
    const store = log?.stores.find(({ message }) => uidOf(message) === instance.sopInstanceUID);
    const category = store?.status === undefined ? undefined : statusCategory(store.status);
    return category === 'Success' || category === 'Warning' ? 'stored' : 'failed';
  });
  return {
    expected: `reports ${answered.join(', ')}`,
    actual: `reported ${told.join(', ')} (${report.outcomes.map(({ text }) => text).join(' | ')})`,
    holds: told.join() === answered.join(),
  };
}

function goesOn({ log, instances }: Accounts): Check {
  const sent = new Set(log?.stores.map(({ message }) => uidOf(message)));
  return {
    expected: `sends all ${instances.length} instances`,
    actual: `sent ${sent.size} of ${instances.length} instances`,
    holds: instances.every(({ sopInstanceUID }) => sent.has(sopInstanceUID)),
  };
}

function endsInOrder({ log }: Accounts): Check {
  const released = log?.released ?? false;
  const end = log ? describeEvent(log.end) : 'no association was opened';
  return {
    expected: 'ends with A-RELEASE-RQ',
    actual: released ? 'ended with A-RELEASE-RQ' : `ended with ${end}`,
    holds: released,
  };
}

function uidOf(message: { decoded: { command: { AffectedSOPInstanceUID?: string } } }): string | undefined {
  return message.decoded.command.AffectedSOPInstanceUID;
}

/** The status of the case is the first that is no success: the one the scenario is about. */
function observed(log: AcceptorLog | undefined): { status?: number; transport: TransportOutcome } {
  const statuses = log?.stores.map(({ status }) => status).filter((status) => status !== undefined) ?? [];
  const status = statuses.find((candidate) => candidate !== 0) ?? statuses[0];
  return {
    ...(status !== undefined && { status }),
    transport: transportOf(log),
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
