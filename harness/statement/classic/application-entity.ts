// One Application Entity in the structure of PS3.2 Annex A: A.4.2.x, SOP Classes, policies, what is proposed and accepted.

import { acceptanceActivity, initiationActivity } from '../annex-n/activities.ts';
import { type ContextFacts, contextsOf } from '../annex-n/contexts.ts';
import { acceptorFailures, handledStatuses, initiatorFailures, sentStatuses } from '../annex-n/failures.ts';
import { ask, fill, type Input, pathOf, saysNotApplicable, yesNo } from '../annex-n/input.ts';
import { transferSyntaxNamed } from '../annex-n/names.ts';
import type { Block, Cell, Row, Section } from '../document/document.ts';
import { head, notApplicableSection, paragraph, row, table } from '../document/make.ts';
import type { Associations } from '../facts/associations.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import type { Leaf } from '../facts/leaf.ts';
import { sectionOf } from './section.ts';

/** A.4.2.x. */
export function entitySpecification(input: Input, entity: ApplicationEntity, number: string): Section {
  return sectionOf(
    number,
    `${entity.name} AE Specification`,
    [],
    [
      sectionOf(`${number}.1`, 'SOP Classes', sopClasses(input, entity)),
      sectionOf(
        `${number}.2`,
        'Association Policies',
        [],
        [
          sectionOf(`${number}.2.1`, 'General', policies(input, entity, general)),
          sectionOf(`${number}.2.2`, 'Number of Associations', policies(input, entity, limits)),
          sectionOf(`${number}.2.3`, 'Asynchronous Nature', policies(input, entity, windows)),
          sectionOf(`${number}.2.4`, 'Implementation Identifying Information', policies(input, entity, identity)),
        ],
      ),
      policySection(input, entity, `${number}.3`, 'initiator'),
      policySection(input, entity, `${number}.4`, 'acceptor'),
    ],
  );
}

function sopClasses(input: Input, { name }: ApplicationEntity): Block[] {
  const contexts = contextsOf(input).filter(({ entity }) => entity === name);
  const classes = [...new Map(contexts.map(({ sopClass }) => [sopClass.uid || sopClass.name, sopClass])).values()];
  const has = (uid: string, role: string) =>
    yesNo(contexts.some((context) => context.sopClass.uid === uid && context.role === role));
  const rows = classes.map((one) => row(one.name, one.uid, has(one.uid, 'SCU'), has(one.uid, 'SCP')));
  return [table('A.4.2-1', `SOP Classes for ${name}`, head('SOP Class Name', 'SOP Class UID', 'SCU', 'SCP'), ...rows)];
}

type Parameter = readonly [key: keyof Associations, name: string, print?: (value: number) => string];

const asLimit = (value: number) => (value === 0 ? 'No limit' : String(value));
const general: readonly Parameter[] = [
  ['applicationContextName', 'Application Context Name'],
  ['maximumLength', 'Maximum PDU Length', asLimit],
];
const limits: readonly Parameter[] = [['maximumAssociations', 'Maximum number of simultaneous Associations', asLimit]];
const windows: readonly Parameter[] = [
  ['maximumOperationsInvoked', 'Maximum number of outstanding asynchronous transactions', asLimit],
];
const identity: readonly Parameter[] = [
  ['implementationClassUID', 'Implementation Class UID'],
  ['implementationVersionName', 'Implementation Version Name'],
];

/** A table of some parameters, of each side that the Application Entity has. */
function policies(input: Input, entity: ApplicationEntity, parameters: readonly Parameter[]): Block[] {
  const sides = (['acceptor', 'initiator'] as const).filter((side) => entity[side]);
  const rows = sides.flatMap((side) =>
    parameters.map(([key, name, print]): Row => {
      const question = { path: pathOf(entity, `${side}.associations.${key}`), who: 'measurement', print } as const;
      const value = fill(input, entity[side]?.associations?.[key] as Leaf<number> | undefined, question);
      return row(name, side === 'acceptor' ? 'Association Acceptor' : 'Association Initiator', value);
    }),
  );
  const title = parameters.map(([, name]) => name).join(' and ');
  return [table('A.4.2-2', `${title} for ${entity.name}`, head('Parameter', 'As', 'Value'), ...rows)];
}

function policySection(
  input: Input,
  entity: ApplicationEntity,
  number: string,
  side: 'initiator' | 'acceptor',
): Section {
  const isInitiator = side === 'initiator';
  const title = `Association ${isInitiator ? 'Initiation' : 'Acceptance'} Policy`;
  if (!entity[side]) return absent(input, number, title, isInitiator ? 'SCU' : 'SCP');
  const activity = isInitiator ? 'Send Instances' : 'Receive Instances';
  const kind = isInitiator ? 'Proposed' : 'Accepted';
  const describe = isInitiator ? initiationActivity : acceptanceActivity;
  const annexN = `7.2.${input.facts.applicationEntities.indexOf(entity) + 1}.${isInitiator ? 3 : 4}.1`;
  const own: Input = { ...input, facts: { ...input.facts, applicationEntities: [entity] } };
  const conformance = isInitiator
    ? [...handledStatuses(own), ...initiatorFailures(own)]
    : [...sentStatuses(own), ...acceptorFailures(own)];
  return sectionOf(
    number,
    title,
    [],
    [
      sectionOf(
        `${number}.1`,
        `Activity - ${activity}`,
        [],
        [
          sectionOf(`${number}.1.1`, 'Description and Sequencing of Activities', describe(input, entity, annexN)),
          sectionOf(
            `${number}.1.2`,
            `${kind} Presentation Contexts`,
            presentationContexts(input, entity, isInitiator ? 'SCU' : 'SCP', kind),
          ),
          sectionOf(`${number}.1.3`, 'SOP Specific Conformance for Storage SOP Classes', conformance),
        ],
      ),
    ],
  );
}

function absent(input: Input, number: string, title: string, role: 'SCU' | 'SCP'): Section {
  const settling = role === 'SCU' ? '5.2.5.1' : '5.2.5.2';
  const isElsewhere = input.facts.applicationEntities.some((one) => one[role === 'SCU' ? 'initiator' : 'acceptor']);
  if (isElsewhere || saysNotApplicable(input, settling)) return notApplicableSection(number, title);
  const how = `"N/A" if the product is no ${role} of the Storage Service; else measure it as one`;
  return sectionOf(number, title, [paragraph(ask(`sections."${settling}"`, how))]);
}

/** One row for each Abstract Syntax and Transfer Syntax. */
function presentationContexts(input: Input, entity: ApplicationEntity, role: 'SCU' | 'SCP', kind: string): Block[] {
  const contexts = contextsOf(input).filter((one) => one.entity === entity.name && one.role === role);
  const heads = head(
    'Abstract Syntax Name',
    'Abstract Syntax UID',
    'Transfer Syntax Name',
    'Transfer Syntax UID',
    'Role',
  );
  return [
    table(
      'A.4.2-7',
      `${kind} Presentation Contexts of ${entity.name}`,
      heads,
      ...contexts.flatMap((one) => contextRows(one, entity)),
    ),
  ];
}

function contextRows(
  { sopClass, said, role, transferSyntaxes, ground }: ContextFacts,
  entity: ApplicationEntity,
): Row[] {
  const first = [sopClass.name, sopClass.uid];
  const key = pathOf(entity, `${role === 'SCU' ? 'initiator' : 'acceptor'}.contexts[${said}].transferSyntaxes`);
  const open: Cell = ask(key, 'or cstore measure');
  if (!transferSyntaxes) return [row(...first, open, open, role)];
  return transferSyntaxes
    .map(transferSyntaxNamed)
    .map(({ name, uid }) => row(...first, { text: name, ground }, uid, role));
}
