// The presentation contexts of an A-ASSOCIATE-RQ: PS3.8 7.1.1.13, 9.3.2.2 and F.1.

import { presentationContextsOf } from '../../../src/wire.ts';
import { when } from '../associate-items.ts';
import { type AssociateRequest, type AssociateRqRule, contextItemsOf, syntaxNamesOf } from './associate-request.ts';
import { badNames } from './item-rules.ts';

const contextItem = 'PS3.8 9.3.2.2';

/** As many as there are odd numbers from 1 to 255. */
const mostContexts = 128;

type Context = ReturnType<typeof contextItemsOf>[number];

export const contextRules: readonly AssociateRqRule[] = [
  {
    id: 'associate-rq/one-or-more-contexts',
    clause: 'PS3.8 9.3.2',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ without any Presentation Context Item',
    demand: 'An A-ASSOCIATE-RQ has one or more Presentation Context Items.',
    check: ({ rq }) => when(contextItemsOf(rq).length === 0, 'there is no Presentation Context Item'),
  },
  {
    id: 'associate-rq/at-most-128-contexts',
    clause: contextItem,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with more than 128 presentation contexts',
    demand: 'An A-ASSOCIATE-RQ has at most 128 presentation contexts, for there are no more identifiers.',
    check(request) {
      const count = contextItemsOf(request.rq).length;
      return count === 0 ? undefined : when(count > mostContexts, `there are ${count} presentation contexts`);
    },
  },
  {
    id: 'associate-rq/context-id',
    clause: contextItem,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a presentation context ID that is not odd',
    demand: 'The presentation context IDs of an A-ASSOCIATE-RQ are odd.',
    check: (request) => ofContexts(request, ({ id }) => when(id % 2 === 0, `presentation context ID ${id} is not odd`)),
  },
  {
    // Of more than there are identifiers one has to come twice, which is the matter of another rule.
    id: 'associate-rq/context-id-once',
    clause: 'PS3.8 7.1.1.13',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a presentation context ID that is used twice',
    demand: 'Each presentation context of an A-ASSOCIATE-RQ has an identifier that no other has.',
    check({ rq }) {
      const ids = contextItemsOf(rq).map(({ id }) => id);
      if (ids.length === 0 || ids.length > mostContexts) return undefined;
      const twice = new Set(ids.filter((id, at) => ids.indexOf(id) !== at));
      return when(twice.size > 0, `used more than once: ${[...twice]}`);
    },
  },
  {
    id: 'associate-rq/one-abstract-syntax',
    clause: contextItem,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a presentation context without exactly one Abstract Syntax',
    demand: 'A proposed presentation context has one Abstract Syntax Sub-Item.',
    check: (request) =>
      ofContexts(request, (context) => {
        const count = countOfType(context, 0x30);
        return when(count !== 1, `context ${context.id} has ${count} Abstract Syntax Sub-Items, not one`);
      }),
  },
  {
    id: 'associate-rq/one-or-more-transfer-syntaxes',
    clause: contextItem,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a presentation context without Transfer Syntax',
    demand: 'A proposed presentation context has one or more Transfer Syntax Sub-Items.',
    check: (request) =>
      ofContexts(request, (context) =>
        when(countOfType(context, 0x40) === 0, `context ${context.id} has no Transfer Syntax Sub-Item`),
      ),
  },
  {
    id: 'associate-rq/abstract-syntax-first',
    clause: contextItem,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a Transfer Syntax before the Abstract Syntax of its presentation context',
    demand: 'The Abstract Syntax Sub-Item of a presentation context is followed by its Transfer Syntax Sub-Items.',
    check(request) {
      const whole = contextItemsOf(request.rq).filter(
        (one) => countOfType(one, 0x30) > 0 && countOfType(one, 0x40) > 0,
      );
      if (whole.length === 0) return undefined;
      return whole.flatMap(({ id, subItems }) => {
        const types = subItems.map(({ item }) => item).filter((item) => item === 0x30 || item === 0x40);
        return when(types.indexOf(0x40) < types.lastIndexOf(0x30), `context ${id} begins with a Transfer Syntax`);
      });
    },
  },
  {
    id: 'associate-rq/abstract-syntax-name-form',
    clause: 'PS3.8 F.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with an Abstract Syntax Name that is padded or no UID',
    demand: 'An Abstract Syntax Name is a UID, without padding.',
    check: ({ rq }) => namesOf(rq, 0x30, 'Abstract Syntax Name'),
  },
  {
    id: 'associate-rq/transfer-syntax-name-form',
    clause: 'PS3.8 F.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a Transfer Syntax Name that is padded or no UID',
    demand: 'A proposed Transfer Syntax Name is a UID, without padding.',
    check: ({ rq }) => namesOf(rq, 0x40, 'Transfer Syntax Name'),
  },
  {
    // It serves no purpose and uses up identifiers, yet no clause forbids it.
    id: 'associate-rq/repeated-context',
    clause: 'PS3.8 7.1.1.13',
    level: 'note',
    title: 'A-ASSOCIATE-RQ proposes the same presentation context twice',
    demand:
      'An Abstract Syntax may come in several presentation contexts, so that several Transfer Syntaxes can be agreed on.',
    check({ rq }) {
      const contexts = presentationContextsOf(rq);
      if (contexts.length === 0) return undefined;
      const proposals = contexts.map((one) => [one.abstractSyntax, ...[...one.transferSyntaxes].sort()].join(' '));
      const first = new Map(proposals.map((proposal, at) => [proposal, at] as const).reverse());
      return contexts.flatMap(({ id }, at) => {
        const same = first.get(proposals[at] ?? '') ?? at;
        return when(same < at, `presentation context ${id} proposes the same as ${contexts[same]?.id}`);
      });
    },
  },
];

/** What is wrong with each context; undefined if there is none. */
function ofContexts({ rq }: AssociateRequest, check: (context: Context) => readonly string[]) {
  const contexts = contextItemsOf(rq);
  return contexts.length === 0 ? undefined : contexts.flatMap(check);
}

function countOfType({ subItems }: Context, type: 0x30 | 0x40): number {
  return subItems.filter(({ item }) => item === type).length;
}

function namesOf(rq: AssociateRequest['rq'], type: 0x30 | 0x40, what: string) {
  const names = syntaxNamesOf(rq, type);
  return names.length === 0 ? undefined : badNames(what, names);
}
