// Which Transfer Syntax is chosen among several in one context: PS3.8 9.3.3.2, PS3.2 Tables N.7-5 to N.7-7.

import type { PresentationContext } from '../../src/wire.ts';
import { keywordOf, sopClassUid, transferSyntaxUid } from '../language/names.ts';
import { kindOfClass, objectKinds } from '../language/object-kind.ts';
import type { ScpMeasurements } from '../model/measurements.ts';
import { acceptedSyntaxes, ask } from './ask.ts';
import { type Measurement, NotApplicable, NotMeasurable, type Subject } from './measurement.ts';

type Pair = readonly [string, string];
type Accepted = NonNullable<ScpMeasurements['contexts']>['accepted'][number];

/** Presentation contexts of one association: odd numbers up to 255 (PS3.8 9.3.2.2). */
const contextsAtMost = 128;

/** Each ordered pair of the accepted Transfer Syntaxes in a context of its own, for SOP Classes of each kind of objects. */
export const preference: Measurement = {
  name: 'preference',
  async measure(subject) {
    const { contexts } = subject.known;
    if (!contexts) throw new NotMeasurable('which Transfer Syntaxes are accepted is not known');
    const classes = chosenClasses(contexts.accepted);
    if (classes.length === 0) throw new NotApplicable('no SOP Class is accepted in more than one Transfer Syntax');
    const found: { sopClass: string; pairs: { proposed: [string, string]; chosen: string }[] }[] = [];
    for (const { sopClass, transferSyntaxes } of classes)
      found.push({ sopClass, pairs: await choices(subject, sopClass, orderedPairs(transferSyntaxes)) });
    return { preference: found };
  },
};

/** Of the SOP Classes of a kind that are accepted in the same Transfer Syntaxes, the first stands for all. */
function chosenClasses(accepted: readonly Accepted[]): readonly Accepted[] {
  const several = accepted.filter(({ transferSyntaxes }) => transferSyntaxes.length > 1);
  return objectKinds.flatMap((kind) => {
    const bySyntaxes = new Map<string, Accepted>();
    for (const one of several.filter(({ sopClass }) => kindOfClass(sopClass) === kind)) {
      const key = one.transferSyntaxes.join(' ');
      if (!bySyntaxes.has(key)) bySyntaxes.set(key, one);
    }
    return [...bySyntaxes.values()].slice(0, setsAtMost);
  });
}

/** Sets of Transfer Syntaxes that are tried of each kind of objects. */
const setsAtMost = 2;

function orderedPairs(syntaxes: readonly string[]): readonly Pair[] {
  return syntaxes.flatMap((a) => syntaxes.filter((b) => b !== a).map((b): Pair => [a, b]));
}

/** What is chosen of each pair; pairs in which nothing that was proposed is chosen are left out. */
async function choices(subject: Subject, sopClass: string, pairs: readonly Pair[]) {
  const { severalContexts } = subject.known;
  const size = severalContexts && severalContexts.accepted < severalContexts.proposed ? 1 : contextsAtMost;
  const found: { proposed: [string, string]; chosen: string }[] = [];
  for (let at = 0; at < pairs.length; at += size) {
    const portion = pairs.slice(at, at + size);
    const contexts = portion.map((pair, index) => contextOf(sopClass, pair, 2 * index + 1));
    const asked = await ask(subject, { presentationContexts: contexts });
    if (!asked.accept)
      throw new NotMeasurable(`an association with ${contexts.length} contexts came to ${asked.answer}`);
    const accepted = acceptedSyntaxes(asked.accept);
    for (const [index, [a, b]] of portion.entries()) {
      const chosen = keywordOf(accepted.get(2 * index + 1) ?? '');
      if (chosen === a || chosen === b) found.push({ proposed: [a, b], chosen });
    }
  }
  return found;
}

function contextOf(sopClass: string, pair: Pair, id: number): PresentationContext {
  const transferSyntaxes = pair.map((name) => transferSyntaxUid(name) ?? name);
  return { id, abstractSyntax: sopClassUid(sopClass) ?? sopClass, transferSyntaxes };
}
