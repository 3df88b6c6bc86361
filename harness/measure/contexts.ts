// Which SOP Classes are accepted in which Transfer Syntaxes, every registered one of both: PS3.8 7.1.1.13, PS3.2 Table N.1-1.

import { sopClasses, transferSyntaxes, verificationSOPClassUID } from '../../src/index.ts';
import type { PresentationContext } from '../../src/wire.ts';
import { keywordOf } from '../language/names.ts';
import { endProbe } from '../peer/probe.ts';
import { askInPortions } from '../preflight/ask-in-portions.ts';
import type { ProposalGroup } from '../preflight/negotiate-all.ts';
import { patientProbe } from '../preflight/patient-probe.ts';
import { acceptedSyntaxes, answerText } from './ask.ts';
import { type Measurement, NotMeasurable, type Subject } from './measurement.ts';

/** Verification is measured by itself. */
const storageClasses = sopClasses.filter(({ uid }) => uid !== verificationSOPClassUID);

/** A context of its own for each Transfer Syntax: an acceptor chooses one of those of a context (PS3.8 9.3.3.2). */
function groupOf(abstractSyntax: string): ProposalGroup {
  return transferSyntaxes.map(({ uid }) => ({ abstractSyntax, transferSyntaxes: [uid] }));
}

/** Associations at most, and SOP Classes at most for which an association of their own may be refused. */
const bounds = { associations: 200, refusals: 8 };

/** Every storage SOP Class in every Transfer Syntax. */
export const contexts: Measurement = {
  name: 'contexts',
  async measure({ endpoint, limits }: Subject) {
    const found = new Map<string, string[]>();
    const asked = new Set<string>();
    const ask = async (proposed: readonly PresentationContext[]) => {
      const result = await patientProbe(endpoint, proposed, limits);
      if ('refused' in result) return result;
      await endProbe(result.conversation);
      note(proposed, acceptedSyntaxes(result.accept), found, asked);
      return result;
    };
    const { accept, refused, refusedGroups } = await askInPortions(
      storageClasses.map(({ uid }) => groupOf(uid)),
      ask,
      bounds,
    );
    if (!accept) throw new NotMeasurable(`no association was accepted: ${refused ? answerText(refused) : 'none'}`);
    for (const { group } of refusedGroups) asked.add(group[0]?.abstractSyntax ?? '');
    const inOrder = storageClasses.filter(({ uid }) => asked.has(uid));
    return {
      contexts: {
        accepted: inOrder.flatMap(({ uid, keyword }) => {
          const syntaxes = found.get(uid);
          return syntaxes ? [{ sopClass: keyword, transferSyntaxes: syntaxes }] : [];
        }),
        refused: inOrder.filter(({ uid }) => !found.has(uid)).map(({ keyword }) => keyword),
        transferSyntaxes: transferSyntaxes.map(({ keyword }) => keyword),
      },
    };
  },
};

/** Takes the contexts that were accepted in the Transfer Syntax that was proposed; another one was not asked for. */
function note(
  proposed: readonly PresentationContext[],
  accepted: ReadonlyMap<number, string>,
  found: Map<string, string[]>,
  asked: Set<string>,
): void {
  for (const { id, abstractSyntax, transferSyntaxes: only } of proposed) {
    asked.add(abstractSyntax);
    const [syntax = ''] = only;
    if (accepted.get(id) !== syntax) continue;
    found.set(abstractSyntax, [...(found.get(abstractSyntax) ?? []), keywordOf(syntax)]);
  }
}
