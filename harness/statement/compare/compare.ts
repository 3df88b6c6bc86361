// Will these two talk? Each SCU of one product against each SCP of the other: PS3.2, what a conformance statement is for.

import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import { leafValue } from '../facts/leaf.ts';
import { associationLines } from './association-lines.ts';
import {
  type Comparison,
  type Line,
  type Meeting,
  type Outcome,
  ordered,
  outcomeOfAll,
  type Party,
} from './comparison.ts';
import { identityLines, tlsLines } from './security-lines.ts';
import { type Scp, type Scu, scpsOf, scusOf } from './sides.ts';
import { sopClassLines } from './sop-classes.ts';
import { characterSetLines, statusLines } from './status-lines.ts';

/** Compares two products, of any kind of facts, in both directions. */
export function compareFacts(a: ConformanceFacts, b: ConformanceFacts): Comparison {
  const pairs = [...pairsOf(a, b), ...pairsOf(b, a)];
  return { meetings: pairs.map(([scu, scp]) => meet(scu, scp)) };
}

function pairsOf(one: ConformanceFacts, other: ConformanceFacts): [Scu, Scp][] {
  return scusOf(one).flatMap((scu) => scpsOf(other).map((scp): [Scu, Scp] => [scu, scp]));
}

function meet(scu: Scu, scp: Scp): Meeting {
  const lines = ordered([
    ...sopClassLines(scu, scp),
    ...associationLines(scu, scp),
    ...identityLines(scu, scp),
    ...tlsLines(scu, scp),
    ...characterSetLines(scu, scp),
    ...statusLines(scu, scp),
  ]);
  return { scu: partyOf(scu), scp: partyOf(scp), outcome: outcomeOf(lines), lines };
}

function partyOf({ facts, ae }: Scu | Scp): Party {
  const product = leafValue(facts.product.name);
  return { ...(product && { product }), kind: facts.kind, applicationEntity: ae.name };
}

/** They talk if some SOP Class can be stored; that others cannot is a matter of what one wants to store. */
function outcomeOf(lines: readonly Line[]): Outcome {
  const classes = lines.filter(({ topic }) => topic === 'SOP Class').map(({ outcome }) => outcome);
  const needed = lines
    .filter(({ topic }) => topic === 'User identity' || topic === 'TLS')
    .map(({ outcome }) => outcome);
  if (classes.length === 0) return 'depends';
  const best: Outcome = classes.includes('will') ? 'will' : classes.includes('depends') ? 'depends' : 'will-not';
  return outcomeOfAll([best, ...needed]);
}
