// Which SOP Instance UIDs an SCP of the tables has met before, on whatever association.

import type { Exchange } from './fault.ts';
import type { House } from './house.ts';
import type { Session } from './session.ts';

const known = new WeakMap<House, Set<string>>();

/** Whether the instance of a C-STORE came before; from now on it has. */
export function cameBefore({ request }: Exchange, { house }: Session): boolean {
  const uids = known.get(house) ?? new Set();
  known.set(house, uids);
  const { AffectedSOPInstanceUID: uid = '' } = request;
  const came = uids.has(uid);
  uids.add(uid);
  return came;
}
