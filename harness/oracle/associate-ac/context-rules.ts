// The answers of an A-ASSOCIATE-AC to the presentation contexts that were proposed: PS3.8 7.1.1.14 and 9.3.3.2.

import {
  type AAssociateAC,
  type AAssociateRQ,
  type PresentationContext,
  presentationContextResultsOf,
  presentationContextsOf,
} from '../../../src/wire.ts';
import { keywordOf } from '../../language/names.ts';
import { when } from '../associate-items.ts';
import type { AssociateAcRule } from './associate-answer.ts';

const oneToOne = 'PS3.8 7.1.1.14';
const contextItem = 'PS3.8 9.3.3.2';

export const contextRules: readonly AssociateAcRule[] = [
  {
    // Of a request that defines contexts this is the matter of the next rule; any other can be rejected or aborted.
    id: 'associate-ac/one-or-more-contexts',
    clause: 'PS3.8 9.3.3',
    level: 'shall',
    title: 'A-ASSOCIATE-AC without any Presentation Context Item',
    demand: 'An A-ASSOCIATE-AC has one or more Presentation Context Items.',
    check({ rq, ac: { items } }) {
      if (presentationContextsOf(rq).some(isDefinition)) return undefined;
      return when(!items.some(({ item }) => item === 0x21), 'there is no Presentation Context Item');
    },
  },
  {
    id: 'associate-ac/every-context-answered',
    clause: oneToOne,
    level: 'shall',
    title: 'A-ASSOCIATE-AC leaves a proposed presentation context unanswered',
    demand: 'An A-ASSOCIATE-AC has a result for each presentation context that the request defines.',
    check: ({ rq, ac }) => unanswered(rq, ac, isDefinition),
  },
  {
    // An even identifier cannot be answered as PS3.8 9.3.3.2 wants it, and what has no syntax is no definition (7.1.1.13).
    id: 'associate-ac/incomplete-context-answered',
    clause: oneToOne,
    level: 'note',
    title: 'A-ASSOCIATE-AC leaves an incomplete presentation context unanswered',
    demand: 'An acceptor may pass over a presentation context that has an even identifier or lacks a syntax.',
    check: ({ rq, ac }) => unanswered(rq, ac, (context) => !isDefinition(context)),
  },
  {
    id: 'associate-ac/only-proposed-contexts',
    clause: oneToOne,
    level: 'shall',
    title: 'A-ASSOCIATE-AC answers a presentation context that was not proposed',
    demand: 'Each result of an A-ASSOCIATE-AC is that of a presentation context of the request.',
    check({ rq, ac }) {
      const proposed = presentationContextsOf(rq).map(({ id }) => id);
      const answered = answeredIds(ac);
      if (answered.length === 0) return undefined;
      const unasked = answered.filter((id) => !proposed.includes(id));
      return unasked.map((id) => `presentation context ${id} is answered, but was not proposed`);
    },
  },
  {
    id: 'associate-ac/context-answered-once',
    clause: oneToOne,
    level: 'shall',
    title: 'A-ASSOCIATE-AC answers a presentation context twice',
    demand: 'An A-ASSOCIATE-AC has one result for each presentation context of the request.',
    check({ rq, ac }) {
      const proposed = presentationContextsOf(rq).map(({ id }) => id);
      const answered = answeredIds(ac);
      if (new Set(proposed).size !== proposed.length || answered.length === 0) return undefined;
      const twice = answered.filter((id, at) => answered.indexOf(id) !== at);
      return when(twice.length > 0, `answered twice: ${twice}`);
    },
  },
  {
    // Even identifiers of the request are no excuse: it can be rejected, aborted, or answered without them.
    id: 'associate-ac/context-id',
    clause: contextItem,
    level: 'shall',
    title: 'A-ASSOCIATE-AC with a presentation context ID that is not odd',
    demand: 'The presentation context IDs of an A-ASSOCIATE-AC are odd.',
    check({ ac }) {
      const answered = answeredIds(ac);
      if (answered.length === 0) return undefined;
      return answered.filter((id) => id % 2 === 0).map((id) => `presentation context ${id} is answered, which is even`);
    },
  },
  {
    id: 'associate-ac/context-result',
    clause: contextItem,
    level: 'shall',
    title: 'A-ASSOCIATE-AC with an undefined presentation context result',
    demand: 'The result of a presentation context is one of 0 to 4.',
    check({ ac }) {
      const results = presentationContextResultsOf(ac);
      if (results.length === 0) return undefined;
      return results
        .filter(({ result }) => result > 4)
        .map(({ id, result }) => `presentation context ${id} has result ${result}; 0 to 4 are defined`);
    },
  },
  {
    id: 'associate-ac/one-transfer-syntax',
    clause: contextItem,
    level: 'shall',
    title: 'A-ASSOCIATE-AC accepts a presentation context without exactly one Transfer Syntax',
    demand: 'An accepted presentation context has one Transfer Syntax Sub-Item, with the name that was chosen.',
    check(answer) {
      const choices = choicesOf(answer);
      const counts = transferSyntaxCounts(answer.ac, (result) => result === 0);
      if (choices.length === 0 && counts === undefined) return undefined;
      const nameless = choices
        .filter(({ chosen }) => chosen === undefined)
        .map(({ id }) => `context ${id} is accepted without a Transfer Syntax`);
      return [...nameless, ...(counts ?? [])];
    },
  },
  {
    // The field is not significant if the context is refused, and many acceptors leave it out then.
    id: 'associate-ac/refused-context-transfer-syntax',
    clause: contextItem,
    level: 'note',
    title: 'A-ASSOCIATE-AC refuses a presentation context without a Transfer Syntax Sub-Item',
    demand: 'A refused presentation context has a Transfer Syntax Sub-Item too, whose value has no meaning.',
    check: ({ ac }) => transferSyntaxCounts(ac, (result) => result !== 0),
  },
  {
    id: 'associate-ac/proposed-transfer-syntax',
    clause: 'PS3.7 D.3.2',
    level: 'shall',
    title: 'A-ASSOCIATE-AC chooses a Transfer Syntax that was not proposed',
    demand: 'The acceptor chooses the Transfer Syntax of a context among those proposed for it.',
    check(answer) {
      const choices = choicesOf(answer).flatMap(({ chosen, ...choice }) =>
        chosen === undefined ? [] : [{ ...choice, chosen }],
      );
      if (choices.length === 0) return undefined;
      return choices
        .filter(({ offered, chosen }) => !offered.map(canonical).includes(canonical(chosen)))
        .map(({ id, chosen }) => `context ${id}: ${keywordOf(chosen)} was not proposed`);
    },
  },
];

function answeredIds(ac: AAssociateAC): readonly number[] {
  return presentationContextResultsOf(ac).map(({ id }) => id);
}

/** Of the proposed contexts that are meant, those without an answer; undefined if none is meant. */
function unanswered(
  rq: AAssociateRQ,
  ac: AAssociateAC,
  isMeant: (context: PresentationContext) => boolean,
): readonly string[] | undefined {
  const meant = presentationContextsOf(rq).filter(isMeant);
  if (meant.length === 0) return undefined;
  const answered = answeredIds(ac);
  return meant.filter(({ id }) => !answered.includes(id)).map(({ id }) => `presentation context ${id} is not answered`);
}

/** A presentation context as PS3.8 7.1.1.13 and 9.3.2.2 define it. */
function isDefinition({ id, abstractSyntax, transferSyntaxes }: PresentationContext): boolean {
  return id % 2 === 1 && abstractSyntax !== '' && transferSyntaxes.some((name) => name !== '');
}

/** The accepted contexts for which a Transfer Syntax was proposed, with what was proposed and chosen. */
function choicesOf({ rq, ac }: { readonly rq: AAssociateRQ; readonly ac: AAssociateAC }) {
  const proposals = presentationContextsOf(rq);
  return presentationContextResultsOf(ac).flatMap(({ id, result, transferSyntax: chosen }) => {
    const offered = proposals.filter((proposal) => proposal.id === id).flatMap((proposal) => proposal.transferSyntaxes);
    return result !== 0 || offered.length === 0 ? [] : [{ id, offered, chosen }];
  });
}

/** The contexts of such a result that have not one Transfer Syntax Sub-Item; undefined if there is no such context. */
function transferSyntaxCounts(
  { items }: AAssociateAC,
  isMeant: (result: number) => boolean,
): readonly string[] | undefined {
  const contexts = items.flatMap((item) =>
    'data' in item || item.item !== 0x21 || !isMeant(item.result) ? [] : [{ id: item.id, subItems: item.subItems }],
  );
  if (contexts.length === 0) return undefined;
  return contexts.flatMap(({ id, subItems }) => {
    const count = subItems.filter((subItem) => subItem.item === 0x40).length;
    return when(count !== 1, `context ${id} has ${count} Transfer Syntax Sub-Items, not one`);
  });
}

/** A name without the leading zeros of its components, which mean nothing (PS3.8 F.1). */
function canonical(name: string): string {
  return name.replace(/(^|\.)0+(?=\d)/g, '$1');
}
