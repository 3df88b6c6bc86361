// What the associations of a sequence propose: the same contexts in other orders and under other identifiers (PS3.8 7.1.1.13).

import { ImplicitVRLittleEndian } from '../../../src/index.ts';
import type { PresentationContext } from '../../../src/wire.ts';
import { verificationContext } from '../../peer/probe.ts';
import type { AcceptedPair } from '../target.ts';

/** Presentation contexts, and which of them is for what. */
export interface Proposal {
  readonly contexts: readonly PresentationContext[];
  /** For storage, with the identifier of each. */
  readonly stores: readonly (AcceptedPair & { readonly id: number })[];
  /** Identifier of Verification, if it is proposed. */
  readonly echo: number | undefined;
}

type Entry = 'first' | 'second' | 'echo';

/** The simplest first. */
const proposals: readonly (readonly (readonly [id: number, what: Entry])[])[] = [
  [
    [1, 'first'],
    [3, 'echo'],
  ],
  [
    [1, 'echo'],
    [3, 'first'],
  ],
  [
    [1, 'first'],
    [3, 'second'],
    [5, 'echo'],
  ],
  [
    [1, 'second'],
    [3, 'echo'],
    [5, 'first'],
  ],
  [[1, 'first']],
  [
    [255, 'echo'],
    [127, 'first'],
  ],
];

/** How many proposals there are. */
export const proposalCount = proposals.length;

/** A proposal, whatever its number, for two pairs that the SUT accepts. */
export function proposalOf(number: number, first: AcceptedPair, second: AcceptedPair): Proposal {
  const entries = proposals[number % proposalCount] ?? [];
  const pairs = { first, second };
  const contexts = entries.map(([id, what]): PresentationContext => {
    if (what === 'echo') return { id, ...verificationContext, transferSyntaxes: [ImplicitVRLittleEndian.uid] };
    return { id, abstractSyntax: pairs[what].sopClass, transferSyntaxes: [pairs[what].transferSyntax] };
  });
  const stores = entries.flatMap(([id, what]) => (what === 'echo' ? [] : [{ id, ...pairs[what] }]));
  return { contexts, stores, echo: entries.find(([, what]) => what === 'echo')?.[0] };
}

/** Whether Verification is in a proposal. */
export function proposesEcho(number: number): boolean {
  return proposals[number % proposalCount]?.some(([, what]) => what === 'echo') ?? false;
}
