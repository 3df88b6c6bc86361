// Refusals of a C-STORE that say nothing of the request itself: PS3.7 9.1.1.1.9 and C.5.8, PS3.4 GG.4.2 and B.2.3.

import { CommandField, type CommandSet } from '../../src/wire.ts';
import { isListed } from './status-rules.ts';

/** No table lists it for a C-STORE, and no text forbids it. */
const duplicateSopInstance = 0x0111;

const rows: readonly { readonly from: number; readonly to: number; readonly why: string }[] = [
  { from: 0x0124, to: 0x0124, why: 'refused as not authorized, which is for the SCP to decide (PS3.7 9.1.1.1.9)' },
  { from: 0xa700, to: 0xa7ff, why: 'refused for want of resources' },
  {
    from: duplicateSopInstance,
    to: duplicateSopInstance,
    why:
      'refused as a duplicate (PS3.7 C.5.8): the SCP may have its SOP Instance UID from an earlier run with the same ' +
      'seed, which another --seed changes',
  },
];

/**
 * Why a C-STORE response shows nothing of how the SCP takes the request; undefined where it shows something, or where the
 * SOP Class (UID) has no such status.
 */
export function unrelatedRefusal(
  { CommandField: field, Status: status }: CommandSet,
  sopClassUID: string | undefined,
): string | undefined {
  if (field !== CommandField['C-STORE-RSP'] || status === undefined) return undefined;
  if (status !== duplicateSopInstance && !isListed(status, sopClassUID)) return undefined;
  const row = rows.find(({ from, to }) => status >= from && status <= to);
  return row && `${row.why}, so that this case shows nothing`;
}
