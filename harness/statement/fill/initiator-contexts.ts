// Which presentation contexts an initiator proposes, with ordered Transfer Syntaxes: PS3.2 Table N.1-1, PS3.8 7.1.1.13.

import type { StatementContext } from '../facts/service.ts';
import { evidenceOf, type SeenProposal } from './initiator-associations.ts';
import { type Measured, seen, unseen } from './measured-leaf.ts';

const verification = 'Verification';

/** Each different context once, in the order in which they came; undefined if no request came. */
export function initiatorContexts(proposals: readonly SeenProposal[]): StatementContext[] | undefined {
  if (proposals.length === 0) return undefined;
  const rows = new Map<string, { sopClass: string; transferSyntaxes: readonly string[]; seenIn: SeenProposal[] }>();
  for (const proposal of proposals)
    for (const { sopClass, transferSyntaxes } of proposal.proposed.contexts) {
      if (sopClass === '' || sopClass === verification) continue;
      const key = `${sopClass} ${transferSyntaxes.join(' ')}`;
      const row = rows.get(key) ?? { sopClass, transferSyntaxes, seenIn: [] };
      row.seenIn.push(proposal);
      rows.set(key, row);
    }
  return [...rows.values()].map(({ sopClass, transferSyntaxes, seenIn }) => ({
    sopClass,
    transferSyntaxes: seen(
      transferSyntaxes.filter((name) => name !== ''),
      evidenceOf(seenIn).slice(0, placesAtMost),
    ),
  }));
}

/** Cases that a row names. */
const placesAtMost = 3;

/** Whether each Transfer Syntax has a context of its own. */
export function oneSyntaxAContext(proposals: readonly SeenProposal[]): Measured<boolean> | undefined {
  if (proposals.length === 0) return undefined;
  const evidence = evidenceOf(proposals);
  const contexts = proposals.flatMap(({ proposed }) => proposed.contexts);
  if (contexts.some(({ transferSyntaxes }) => transferSyntaxes.length > 1)) return seen(false, evidence);
  const several = proposals.some(({ proposed }) => {
    const classes = proposed.contexts.map(({ sopClass }) => sopClass);
    return new Set(classes).size < classes.length;
  });
  return several ? seen(true, evidence) : unseen(evidence, 'it proposed one Transfer Syntax for each SOP Class');
}

/** Whether it proposes Verification as the SCU (PS3.2 Table N.1-4). */
export function proposesVerification(proposals: readonly SeenProposal[]): Measured<boolean> | undefined {
  if (proposals.length === 0) return undefined;
  const own = proposals.filter(({ proposed }) => proposed.contexts.some(({ sopClass }) => sopClass === verification));
  return seen(own.length > 0, evidenceOf(own.length > 0 ? own : proposals));
}
