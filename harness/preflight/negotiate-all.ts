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
  /** Keywords of the Transfer Syntaxes that it accepts. */
  readonly transferSyntaxes: readonly string[];
}

/** A presentation context that is to be numbered. */
export type Proposal = Omit<PresentationContext, 'id'>;

/** Contexts that are asked for together or not at all. */
export type ProposalGroup = readonly Proposal[];

const uncompressed = uncompressedTransferSyntaxes.map(({ uid }) => uid);
const compressed = transferSyntaxes.map(({ uid }) => uid).filter((uid) => !uncompressed.includes(uid));
/** SOP Classes of the scenarios: known good instances of these can be built. */
const testedClasses = sopClassGroups.all ?? [];
const imageClass = 'SecondaryCaptureImageStorage';

/**
 * The SOP Classes of the scenarios, a group each. Every Transfer Syntax has a context of its own: an acceptor chooses one
 * of those of a context (PS3.8 9.3.3.2), which tells nothing of the others.
 */
export function testedGroups(): readonly ProposalGroup[] {
  return testedClasses.map(groupOf);
}

/** The compressed Transfer Syntaxes for an image, and every other registered SOP Class. */
export function otherGroups(): readonly ProposalGroup[] {
  const others = sopClasses.filter(({ keyword }) => !testedClasses.includes(keyword));
  return [
    ...compressed.map((syntax) => [proposal(imageClass, syntax)]),
    ...others.map(({ keyword }) => groupOf(keyword)),
  ];
}

function groupOf(keyword: string): ProposalGroup {
  return uncompressed.map((syntax) => proposal(keyword, syntax));
}

function proposal(keyword: string, syntax: string): Proposal {
  return { abstractSyntax: sopClassUid(keyword) ?? keyword, transferSyntaxes: [syntax] };
}

/** Keywords of the SOP Classes of groups, each once. */
export function classesOf(groups: readonly ProposalGroup[]): readonly string[] {
  return [...new Set(groups.flat().map(({ abstractSyntax }) => keywordOf(abstractSyntax)))];
}

/** The contexts of groups with odd numbers from 1 on (PS3.8 9.3.2.2). */
export function numbered(groups: readonly ProposalGroup[]): readonly PresentationContext[] {
  return groups.flat().map((one, at) => ({ id: 2 * at + 1, ...one }));
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
