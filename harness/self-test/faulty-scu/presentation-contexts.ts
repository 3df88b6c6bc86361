// PS3.8 7.1.1.13, PS3.5 10.1: which presentation contexts a good SCU proposes, and which of the accepted ones it uses.

import {
  canTranscode,
  DeflatedExplicitVRLittleEndian,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
} from '../../../src/index.ts';
import {
  type AAssociateAC,
  type AAssociateRQ,
  type PresentationContext,
  presentationContextResultsOf,
  presentationContextsOf,
} from '../../../src/wire.ts';
import type { AcceptedContext, ScuConnection } from './scu-connection.ts';
import type { ChosenContext, Planned } from './scu-facts.ts';

/**
 * What it proposes for instances: each SOP Class in its Transfer Syntax, and in Implicit VR Little Endian (PS3.5 10.1);
 * beside Deflated in Explicit VR Little Endian (PS3.5 A.5).
 */
export function contextsFor(instances: readonly Planned[]): PresentationContext[] {
  const pairs = instances.flatMap(({ sopClassUID, transferSyntax }) => [
    `${sopClassUID} ${transferSyntax}`,
    ...(transferSyntax === DeflatedExplicitVRLittleEndian.uid ? [`${sopClassUID} ${ExplicitVRLittleEndian.uid}`] : []),
    `${sopClassUID} ${ImplicitVRLittleEndian.uid}`,
  ]);
  return [...new Set(pairs)].map((pair, at) => {
    const [abstractSyntax = '', transferSyntax = ''] = pair.split(' ');
    return { id: 2 * at + 1, abstractSyntax, transferSyntaxes: [transferSyntax] };
  });
}

/** The context with the Transfer Syntax of the instance, else another that it can be put into (PS3.5 10.1). */
export function chooseAccepted(instance: Planned, { accepted }: ScuConnection): ChosenContext | undefined {
  const usable = accepted.filter(({ abstractSyntax }) => abstractSyntax === instance.sopClassUID);
  const { transferSyntax: own } = instance;
  return (
    usable.find(({ transferSyntax }) => transferSyntax === own) ??
    usable.find(({ transferSyntax }) => canTranscode(own, transferSyntax))
  );
}

/** What an SCP accepted of what was proposed, each with one Transfer Syntax of those proposed (PS3.8 9.3.3.2). */
export function acceptedContexts(rq: AAssociateRQ | undefined, ac: AAssociateAC | undefined): AcceptedContext[] {
  if (!rq || !ac) return [];
  const proposed = new Map(presentationContextsOf(rq).map((context) => [context.id, context]));
  return presentationContextResultsOf(ac).flatMap(({ id, result, transferSyntax = '' }) => {
    const context = proposed.get(id);
    if (result !== 0 || !context?.transferSyntaxes.includes(transferSyntax) || !hasOneSyntax(ac, id)) return [];
    return [{ id, abstractSyntax: context.abstractSyntax, transferSyntax }];
  });
}

function hasOneSyntax({ items }: AAssociateAC, contextId: number): boolean {
  const answers = items.flatMap((item) =>
    'data' in item || item.item !== 0x21 || item.id !== contextId ? [] : [item],
  );
  return answers.every(({ subItems }) => subItems.filter(({ item }) => item === 0x40).length === 1);
}
