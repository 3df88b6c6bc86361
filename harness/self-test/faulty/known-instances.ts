// Which SOP Instance UIDs an SCP of the tables has met before, on whatever association.

import type { Exchange } from './exchange.ts';
import type { FaultyConnection } from './faulty-connection.ts';
import type { FaultyScpState } from './faulty-scp-state.ts';

const known = new WeakMap<FaultyScpState, Set<string>>();

/** Whether the instance of a C-STORE came before; from now on it has. */
export function cameBefore({ request }: Exchange, { program }: FaultyConnection): boolean {
  const uids = known.get(program) ?? new Set();
  known.set(program, uids);
  const { AffectedSOPInstanceUID: uid = '' } = request;
  const came = uids.has(uid);
  uids.add(uid);
  return came;
}
