/** Fails against a peer that no hand check explains. */

import { fileURLToPath } from 'node:url';
import type { RunResult } from '../../../model/run-result.ts';
import { checkOf, readChecks } from './checked-fails.ts';
import { reactionOf } from './reaction.ts';
import { type RecordedPeer, recordedPeers } from './recorded-peers.ts';
import { type RecordedScu, recordedScus } from './recorded-scus.ts';

/** The faults that the peers do have; every other fail is a false alarm. */
const checkedFails = fileURLToPath(new URL('../checked-fails.yaml', import.meta.url));

/** `id: what came` of the fails that are no known faults of the peer, and of cases that came to an error. */
export async function falseAlarms({ id: peer }: { readonly id: string }, { cases }: RunResult): Promise<string[]> {
  const checks = await readChecks(checkedFails);
  const fails = cases.filter((one) => one.verdict === 'fail' && checkOf(checks, peer, one) === undefined);
  const errors = cases.filter(({ verdict }) => verdict === 'error');
  return [...errors, ...fails].map((one) => `${one.verdict} ${one.id}: ${reactionOf(one)}`);
}

/** The peer of the record with this id. Throws where there is none. */
export function peerCalled(id: string): RecordedPeer {
  const peer = recordedPeers.find((one) => one.id === id);
  if (!peer) throw new Error(`${id} is no peer of the record`);
  return peer;
}

/** The SCU of the record with this id. Throws where there is none. */
export function scuCalled(id: string): RecordedScu {
  const scu = recordedScus.find((one) => one.id === id);
  if (!scu) throw new Error(`${id} is no SCU of the record`);
  return scu;
}
