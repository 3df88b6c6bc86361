// Faults of an SCP that mixes up Data Sets which come at once: PS3.8 9.1.1.

import type { Instead, Received } from '../exchange.ts';
import { type Fault, sparing } from '../fault.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import type { FaultyScpState } from '../faulty-scp-state.ts';
import { fileWith } from '../kept-files.ts';
import { echoed, stored } from './cases.ts';

const atOnce = (label: string): string => `ps3.8/9.1.1/data-sets-at-once:ImplantAssemblyTemplateStorage:${label}`;
const storedUnchanged = 'ps3.4/gg.4.2/stored-unchanged:HangingProtocolStorage:ExplicitVRLittleEndian:full';

/** Data Sets that this SCP has memory for. */
const buffers = 5;

/** Associations of a program on which a Data Set is under way, with a fragment of each. */
const underWay = new WeakMap<FaultyScpState, Map<FaultyConnection, Buffer>>();

/** The PDU as it came, or with the bytes of another association where there are too many Data Sets at once. */
function mixedUp(received: Received, session: FaultyConnection): Instead | undefined {
  if (received.type !== 'P-DATA-TF') return undefined;
  const fragments = underWay.get(session.program) ?? new Map<FaultyConnection, Buffer>();
  underWay.set(session.program, fragments);
  const pdvs = received.pdvs.map((pdv) => {
    if (pdv.isCommand || pdv.fragment.length < 4096) return pdv;
    const others = [...fragments].filter(([one]) => one !== session && one.exchanges.withinMessage);
    const other = others.find(([, { length }]) => length === pdv.fragment.length)?.[1];
    if (!fragments.has(session) && others.length < buffers) fragments.set(session, Buffer.from(pdv.fragment));
    return !fragments.has(session) && other ? { ...pdv, fragment: other } : pdv;
  });
  return [{ ...received, pdvs }];
}

const rows: readonly Fault[] = [
  {
    name: 'buffers-for-five',
    clause: 'PS3.8 9.1.1',
    does: `keeps the last fragments of ${buffers} Data Sets, and takes those of another association for what comes beside them`,
    receive: (received, session) => mixedUp(received, session),
    keep: (file) => fileWith(file, file.bytes),
    caughtBy: [atOnce('60-KB'), atOnce('16-KB')],
    spares: [stored, echoed, 'ps3.8/9.1.1/slow-beside-fast', storedUnchanged],
  },
];

export const mixedUpDataSets: readonly Fault[] = sparing([stored, echoed], rows);
