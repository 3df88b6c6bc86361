// What does the SUT accept? Every registered SOP Class and Transfer Syntax is proposed: PS3.8 7.1.1.13, PS3.7 D.3.2.

import { sopClasses, transferSyntaxes, uncompressedTransferSyntaxes } from '../../src/index.ts';
import { type AAssociateAC, type PresentationContext, presentationContextResultsOf } from '../../src/wire.ts';
import { keywordOf, sopClassGroups, sopClassUid } from '../language/names.ts';
import { describeResult } from '../words/describe-observation.ts';

/** What the SUT answered to the contexts of one SOP Class. */
export interface ClassAnswer {
  readonly sopClass: string;
  /** `accepted`, or the negotiation result of its first context in words. */
  readonly negotiation: string;
  /** Keywords of the Transfer Syntaxes that it chose. */
  readonly transferSyntaxes: readonly string[];
}

type Proposal = Omit<PresentationContext, 'id'>;

/** Presentation contexts of one association: odd numbers up to 255 (PS3.8 9.3.2.2). */
const contextsAtMost = 128;

const uncompressed = uncompressedTransferSyntaxes.map(({ uid }) => uid);
const encapsulated = transferSyntaxes.filter((one) => one.encapsulated).map(({ uid }) => uid);
/** SOP Classes of the scenarios: known good instances of these can be built. */
const testedClasses = sopClassGroups.all ?? [];
const imageClass = 'SecondaryCaptureImageStorage';

/** The SOP Classes of the scenarios, with each of the uncompressed Transfer Syntaxes in a context of its own. */
export function contextsOfTested(keywords = testedClasses): readonly PresentationContext[] {
  return numbered(keywords.flatMap((keyword) => uncompressed.map((syntax) => proposal(keyword, [syntax]))));
}

/** Every other registered SOP Class, and the compressed Transfer Syntaxes, in as few associations as hold them. */
export function contextsOfOthers(): readonly (readonly PresentationContext[])[] {
  const others = sopClasses.filter(({ keyword }) => !testedClasses.includes(keyword));
  const proposals = [
    ...others.map(({ keyword }) => proposal(keyword, uncompressed)),
    ...encapsulated.map((syntax) => proposal(imageClass, [syntax])),
  ];
  const count = Math.ceil(proposals.length / contextsAtMost);
  return Array.from({ length: count }, (_, at) =>
    numbered(proposals.slice(at * contextsAtMost, (at + 1) * contextsAtMost)),
  );
}

function proposal(keyword: string, syntaxes: readonly string[]): Proposal {
  return { abstractSyntax: sopClassUid(keyword) ?? keyword, transferSyntaxes: syntaxes };
}

function numbered(proposals: readonly Proposal[]): readonly PresentationContext[] {
  return proposals.map((one, at) => ({ id: 2 * at + 1, ...one }));
}

/** What an A-ASSOCIATE-AC says of each SOP Class, in the order in which they were proposed. */
export function classAnswers(contexts: readonly PresentationContext[], accept: AAssociateAC): readonly ClassAnswer[] {
  const results = new Map(presentationContextResultsOf(accept).map((result) => [result.id, result]));
  const classes = [...new Set(contexts.map(({ abstractSyntax }) => abstractSyntax))];
  return classes.map((uid) => {
    const own = contexts.filter(({ abstractSyntax }) => abstractSyntax === uid).map(({ id }) => results.get(id));
    const good = own.filter((result) => result?.result === 0);
    const [first] = own;
    const refused = first ? describeResult(first) : 'not answered';
    return {
      sopClass: keywordOf(uid),
      negotiation: good.length > 0 ? 'accepted' : refused,
      transferSyntaxes: good.map((result) => keywordOf(result?.transferSyntax ?? '')),
    };
  });
}

/** Answers to one SOP Class in several associations as one. */
export function mergeAnswers(answers: readonly ClassAnswer[]): readonly ClassAnswer[] {
  const byClass = new Map<string, ClassAnswer>();
  for (const answer of answers) {
    const before = byClass.get(answer.sopClass);
    byClass.set(answer.sopClass, before ? merged(before, answer) : answer);
  }
  return [...byClass.values()];
}

function merged(a: ClassAnswer, b: ClassAnswer): ClassAnswer {
  return {
    sopClass: a.sopClass,
    negotiation: b.negotiation === 'accepted' ? b.negotiation : a.negotiation,
    transferSyntaxes: [...new Set([...a.transferSyntaxes, ...b.transferSyntaxes])],
  };
}
