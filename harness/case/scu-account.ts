// From what came to what an SCU does: how many instances, after which status it goes on, stops or tries again.

import { formatStatus } from '../../src/index.ts';
import type { ProposedAssociation } from '../model/proposed-association.ts';
import type { ScuAccount } from '../model/scu-account.ts';
import type { AcceptorLog, StoreRecord } from './acceptor-log.ts';
import type { ScuAccounts } from './scu-step.ts';

/** Characters of output that are told. */
const toldOutput = 2000;
/** Statuses that are told of one case. */
const toldStatuses = 40;
/** Waits that are told of one case. */
const toldWaits = 10;
/** Different proposals that are told of one case. */
const toldProposals = 4;

/** The account of a run; `signs` in words, if it was compared. */
export function scuAccount({ report, logs, instances }: ScuAccounts, signs: readonly string[] | undefined): ScuAccount {
  const { process, attested } = report;
  const stores = logs.flatMap((log) => log.stores);
  const waits = logs.flatMap(({ waited }) => (waited ? [{ ...waited }] : [])).slice(0, toldWaits);
  return {
    asked: instances.length,
    sent: new Set(stores.map(uidOf)).size,
    associations: logs.length,
    ...(logs.some(({ proposed }) => proposed) && {
      atOnce: atOnce(logs.filter(({ proposed }) => proposed)),
      proposed: differentProposals(logs),
    }),
    ends: logs.slice(0, toldStatuses).map(endOf),
    ...(process && {
      exit: process.end,
      ...(process.wasEnded && { wasEnded: true }),
      output: process.output.slice(-toldOutput),
      durationMs: process.durationMs,
      ...(process.memoryBytes !== undefined && { memoryBytes: process.memoryBytes }),
      ...(process.leftRunning > 0 && { leftRunning: process.leftRunning }),
    }),
    ...(attested && { attested: { ...attested } }),
    afterStatus: stores
      .filter(({ status }) => status !== undefined && status !== 0)
      .slice(0, toldStatuses)
      .map((store) => afterStatus(store, stores, logs, instances.length)),
    ...(waits.length > 0 && { waits }),
    ...(signs && { signs: [...signs] }),
  };
}

/** The most associations that were open at the same time. */
function atOnce(logs: readonly AcceptorLog[]): number {
  const openAt = (time: number) => logs.filter(({ openedAt, endedAt }) => openedAt <= time && time < endedAt).length;
  return Math.max(1, ...logs.map(({ openedAt }) => openAt(openedAt)));
}

function differentProposals(logs: readonly AcceptorLog[]): ProposedAssociation[] {
  const different = new Map(logs.flatMap(({ proposed }) => (proposed ? [[JSON.stringify(proposed), proposed]] : [])));
  return [...different.values()].slice(0, toldProposals);
}

function afterStatus(
  store: StoreRecord,
  stores: readonly StoreRecord[],
  logs: readonly AcceptorLog[],
  asked: number,
): ScuAccount['afterStatus'][number] {
  const later = stores.slice(stores.indexOf(store) + 1);
  const again = later.filter((other) => uidOf(other) === uidOf(store));
  const seen = new Set(stores.slice(0, stores.indexOf(store) + 1).map(uidOf));
  const log = logs.find((one) => one.stores.includes(store));
  const isNext = later.some((other) => !seen.has(uidOf(other)));
  const aborts = log?.end.kind === 'pdu' && log.stores.at(-1) === store;
  const [first] = again;
  return {
    status: formatStatus(store.status ?? 0),
    next: isNext ? 'sends the next' : seen.size >= asked ? 'was the last' : aborts ? 'aborts' : 'stops',
    triesAgain: again.length,
    ...(first && { triesAgainAfterMs: Math.round(first.at - store.at) }),
  };
}

function uidOf({ message }: StoreRecord): string {
  return message.decoded.command.AffectedSOPInstanceUID ?? '';
}

function endOf({ released, end, accepted }: AcceptorLog): string {
  if (released) return 'A-RELEASE-RQ';
  if (end.kind === 'pdu') return end.pdu.type;
  if (end.kind === 'closed') return `${end.how}${accepted ? '' : ' before acceptance'}`;
  return end.kind;
}
