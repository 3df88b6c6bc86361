// Real-World Activities of an Application Entity: PS3.2 N.7.2.x.3 and .4 with Tables N.7-3 to N.7-7.

import { kindOfName, type ObjectKind, objectKinds } from '../../language/object-kind.ts';
import type { Block } from '../document/document.ts';
import { head, paragraph, row, table } from '../document/make.ts';
import type { ExtendedNegotiation } from '../facts/associations.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import { known, type Leaf } from '../facts/leaf.ts';
import type { Choice } from '../facts/service.ts';
import { fill, type Input, pathOf } from './input.ts';
import { sopClassNamed, transferSyntaxNamed } from './names.ts';
import { told } from './vendor-text.ts';

/** N.7.2.x.3.1 with Table N.7-3. */
export function initiationActivity(input: Input, entity: ApplicationEntity, number: string): Block[] {
  const of = (rest: string) => pathOf(entity, `initiator.${rest}`);
  return [
    ...told(
      input,
      number,
      'when an Association is opened, what is sent on one, and what happens if none can be established',
    ),
    paragraph('Each Presentation Context is proposed with one Transfer Syntax alone (Y) or with several (N):'),
    paragraph(
      fill(input, entity.initiator?.oneTransferSyntaxAContext, {
        path: of('oneTransferSyntaxAContext'),
        who: 'measurement',
      }),
    ),
    negotiationTable(
      input,
      'N.7-3',
      `Extended Negotiation for Send Instances of ${entity.name} - Association Initiation`,
      entity.initiator?.negotiation,
      of('negotiation'),
    ),
  ];
}

/** N.7.2.x.4.1 with Tables N.7-4 to N.7-7. */
export function acceptanceActivity(input: Input, entity: ApplicationEntity, number: string): Block[] {
  const of = (rest: string) => pathOf(entity, `acceptor.${rest}`);
  const several = entity.acceptor?.associations?.multipleContextsOfOneSopClass;
  return [
    ...told(input, number, 'what happens when an Association is accepted, and who may open one'),
    paragraph('Several Presentation Contexts of one SOP Class are accepted on an Association (Y or N):'),
    paragraph(fill(input, several, { path: of('associations.multipleContextsOfOneSopClass'), who: 'measurement' })),
    negotiationTable(
      input,
      'N.7-4',
      `Extended Negotiation for Receive Instances of ${entity.name} - Association Acceptance`,
      entity.acceptor?.negotiation,
      of('negotiation'),
    ),
    ...preferences(input, entity),
  ];
}

const negotiations: readonly (readonly [keyof ExtendedNegotiation, string])[] = [
  ['asynchronousOperations', 'Asynchronous Operations Window'],
  ['roleSelection', 'SCP/SCU Role Selection'],
  ['sopClassExtended', 'SOP Class Extended Negotiation'],
  ['sopClassCommonExtended', 'SOP Class Common Extended Negotiation'],
  ['userIdentity', 'User Identity Negotiation'],
];

function negotiationTable(
  input: Input,
  template: string,
  title: string,
  facts: ExtendedNegotiation | undefined,
  path: string,
): Block {
  const rows = negotiations.map(([key, name]) =>
    row('All Storage SOP Classes', name, fill(input, facts?.[key], { path: `${path}.${key}`, who: 'measurement' }), ''),
  );
  return table(template, title, head('SOP Class', 'Extended Negotiation', 'Support', 'Requested Value'), ...rows);
}

const policies: Readonly<Record<string, string>> = {
  'own-order': 'The acceptor chooses by its own order of preference.',
  'first-proposed': 'The acceptor chooses the first proposed Transfer Syntax that it supports.',
  'last-proposed': 'The acceptor chooses the last proposed Transfer Syntax that it supports.',
  other: 'The acceptor chooses by other criteria, which the vendor describes.',
};

const titles = {
  image: ['N.7-5', 'Image'],
  video: ['N.7-6', 'Video'],
  nonImage: ['N.7-7', 'Non-Image'],
} as const;

/** Tables N.7-5 to N.7-7: for each kind of objects that the acceptor has SOP Classes of. */
function preferences(input: Input, entity: ApplicationEntity): Block[] {
  const { preference, contexts = [] } = entity.acceptor ?? {};
  const path = pathOf(entity, 'acceptor.preference');
  const has = new Set(contexts.map(({ sopClass }) => kindOfName(sopClassNamed(sopClass).name)));
  const kinds = objectKinds.filter((kind) => has.has(kind));
  const { byKind } = preference ?? {};
  const orders = (kind: ObjectKind, choice: Choice | undefined, place: string): Block[] => {
    const policy = known(choice?.policy, input.facts.kind).value;
    return policy !== undefined && policy !== 'own-order'
      ? []
      : [orderTable(input, entity, kind, choice?.order, place)];
  };
  if (!byKind)
    return [policyWords(input, preference, path), ...kinds.flatMap((kind) => orders(kind, preference, path))];
  return kinds.flatMap((kind) => {
    const own = byKind[kind] ?? preference;
    const place = byKind[kind] ? `${path}.byKind.${kind}` : path;
    return [paragraph(`${titles[kind][1]} SOP Classes:`), policyWords(input, own, place), ...orders(kind, own, place)];
  });
}

function policyWords(input: Input, choice: Choice | undefined, path: string): Block {
  const print = (value: string) => policies[value] ?? value;
  return paragraph(fill(input, choice?.policy, { path: `${path}.policy`, who: 'measurement', print }));
}

function orderTable(
  input: Input,
  entity: ApplicationEntity,
  kind: ObjectKind,
  order: Leaf<string[]> | undefined,
  path: string,
): Block {
  const { value, basis, evidence, note } = known(order, input.facts.kind);
  const open = fill(input, order, { path: `${path}.order`, who: 'measurement' });
  const rows = value?.map((said, at) => {
    const { name, uid } = transferSyntaxNamed(said);
    return row(String(at + 1), { text: name, ground: { basis, evidence, note } }, uid, '');
  }) ?? [row('1', open, open, '')];
  const [template, words] = titles[kind];
  return table(
    template,
    `Transfer Syntax Selection Preference Order - ${words} SOP Classes for ${entity.name}`,
    head('Preference Order', 'Transfer Syntax', 'UID', 'Comments'),
    ...rows,
  );
}
