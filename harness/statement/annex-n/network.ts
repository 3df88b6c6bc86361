// Section 7, Network and Media Communication Details: PS3.2 N.7.1 and N.7.2 with Tables N.7-1 to N.7-7.

import type { Block, Cell, Row, SequenceDrawing } from '../document/document.ts';
import { cell, figure, head, introduction, row, table } from '../document/make.ts';
import type { Associations } from '../facts/associations.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import type { Leaf } from '../facts/leaf.ts';
import { ask, fill, type Input, pathOf, saysNotApplicable } from './input.ts';
import { told } from './vendor-text.ts';

/** N.7.1, with the picture of what happens between Application Entities. */
export function general(input: Input): Block[] {
  return [
    introduction('The figure shows what happens between the Application Entities of the product and remote ones.'),
    figure('Real-World Activity and Cross AE interaction', sequence(input.facts.applicationEntities)),
  ];
}

/** The parties that are there, with the remote ones outside. */
function sequence(entities: readonly ApplicationEntity[]): SequenceDrawing {
  const [scu, scp] = ['Remote Storage SCU', 'Remote Storage SCP'];
  const own = entities.map(({ name }) => name);
  const isAcceptor = entities.some(({ acceptor }) => acceptor);
  const isInitiator = entities.some(({ initiator }) => initiator);
  const parties = [...(isAcceptor ? [scu] : []), ...own, ...(isInitiator ? [scp] : [])];
  const messages = entities.flatMap(({ name, acceptor, initiator }) => {
    const at = parties.indexOf(name);
    return [...(acceptor ? exchange(0, at) : []), ...(initiator ? exchange(at, parties.length - 1) : [])];
  });
  return { kind: 'sequence', own, parties, messages };
}

function exchange(from: number, to: number) {
  return [
    { from, to, text: 'A-ASSOCIATE' },
    { from, to, text: 'C-STORE-RQ' },
    { from: to, to: from, text: 'C-STORE-RSP' },
    { from, to, text: 'A-RELEASE' },
  ];
}

/** Association parameters stand in Table N.7-1 if one Application Entity has them, else in N.7-2 of each. */
export const hasOneEntity = ({ facts }: Input): boolean => facts.applicationEntities.length === 1;

/** Table N.7-1, for a product with one Application Entity. */
export function generalParameters(input: Input): Block[] {
  const [entity] = input.facts.applicationEntities;
  if (!entity) return [];
  return [
    introduction('The table lists the Association parameters of all Application Entities.'),
    table('N.7-1', 'General Association Parameters', head('', 'Name', 'Value'), ...parameterRows(input, entity)),
  ];
}

/** Table N.7-2. */
export function entityParameters(input: Input, entity: ApplicationEntity): Block[] {
  return [
    introduction(`The table lists the Association parameters of ${entity.name}.`),
    table(
      'N.7-2',
      `Association Parameters for ${entity.name}`,
      head('', 'Name', 'Value'),
      ...parameterRows(input, entity),
    ),
  ];
}

const asLimit = (value: number) => (value === 0 ? 'No limit' : String(value));

function parameterRows(input: Input, entity: ApplicationEntity): Row[] {
  const networking = (name: string, value: Cell) => row('Networking Services', name, value);
  const of = (key: keyof Associations, print?: (value: number) => string) => either(input, entity, () => key, print);
  return [
    networking('Application Context Name', of('applicationContextName')),
    networking('Implementation Class UID', of('implementationClassUID')),
    networking('Implementation Version Name', of('implementationVersionName')),
    networking('Maximum PDU Length', of('maximumLength', asLimit)),
    networking(
      'ARTIM Timeout',
      of('artimSeconds', (value) => `${value} s`),
    ),
    networking(
      'Maximum number of simultaneous Associations as Association Initiator',
      associationLimit(input, entity, 'initiator'),
    ),
    networking(
      'Maximum number of simultaneous Associations as Association Acceptor',
      associationLimit(input, entity, 'acceptor'),
    ),
    networking('Maximum number of outstanding asynchronous Transactions', outstanding(input, entity)),
    ...mediaRows(input),
  ];
}

/** Parameters that both sides have: those of the acceptor first, and both where they differ. */
function either(
  input: Input,
  entity: ApplicationEntity,
  keyOf: (side: 'acceptor' | 'initiator') => keyof Associations,
  print?: (value: number) => string,
): Cell {
  const sides = (['acceptor', 'initiator'] as const).filter((side) => entity[side]);
  const cells = sides.map((side): Cell => {
    const key = keyOf(side);
    const who = key === 'artimSeconds' && side === 'initiator' ? 'vendor' : 'measurement';
    const how = key === 'artimSeconds' ? 'cstore measure --slow' : undefined;
    const question = { path: pathOf(entity, `${side}.associations.${key}`), who, how, print } as const;
    return fill(input, entity[side]?.associations?.[key] as Leaf<number> | undefined, question);
  });
  const filled = cells.filter(({ open }) => !open);
  const [first, second] = filled.length > 0 ? filled : cells;
  if (!first) return ask(pathOf(entity, `acceptor.associations.${keyOf('acceptor')}`));
  if (!second || second.open || second.text === first.text) return first;
  return { ...first, text: `${first.text} as acceptor; ${second.text} as initiator` };
}

/** What an initiator leaves outstanding are operations that it invokes; what an acceptor does, operations that it performs. */
function outstanding(input: Input, entity: ApplicationEntity): Cell {
  return either(
    input,
    entity,
    (side) => (side === 'initiator' ? 'maximumOperationsInvoked' : 'maximumOperationsPerformed'),
    asLimit,
  );
}

function associationLimit(input: Input, entity: ApplicationEntity, side: 'acceptor' | 'initiator'): Cell {
  const role = side === 'acceptor' ? 'SCP' : 'SCU';
  if (!entity[side]) return noRole(input, role, entity);
  const path = pathOf(entity, `${side}.associations.maximumAssociations`);
  return fill(input, entity[side]?.associations?.maximumAssociations, { path, who: 'measurement', print: asLimit });
}

/** An Application Entity of which nobody has said that it has the role, or that it has not. */
function noRole(input: Input, role: 'SCU' | 'SCP', { name }: ApplicationEntity): Cell {
  const number = role === 'SCU' ? '5.2.5.1' : '5.2.5.2';
  const others = input.facts.applicationEntities.length > 1 || saysNotApplicable(input, number);
  return others
    ? cell('N/A')
    : ask(`sections."${number}"`, `"N/A" if ${name} is no ${role} of the Storage Service; else measure it as one`);
}

function mediaRows(input: Input): Row[] {
  const media = ['File Meta Information Version', 'Implementation Class UID', 'Implementation Version Name'];
  const of = (category: string, name: string, number: string) =>
    saysNotApplicable(input, number)
      ? []
      : [
          row(
            category,
            name,
            ask(
              `sections."${number}"`,
              '"N/A" if the product has no such service; otherwise fill the document by hand',
            ),
          ),
        ];
  return [
    ...media.flatMap((name) => of('Media Services', name, '1.4')),
    ...of('Web Services', 'Maximum number of connections supported as Server', '1.3'),
  ];
}

/** N.7.2.x.1. */
export function sequencing(input: Input, entity: ApplicationEntity, number: string): Block[] {
  return [
    figure(`Sequencing of Real-World Activities for ${entity.name}`, sequence([entity])),
    ...told(input, number, `what makes ${entity.name} open or accept Associations, and in which order`),
  ];
}
