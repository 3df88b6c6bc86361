// Section 6, Configuration: PS3.2 N.6 with Tables N.6-1 and N.6-6.

import type { Block, Cell, Row } from '../document/document.ts';
import { band, cell, head, introduction, paragraph, row, table } from '../document/make.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import { known, type Leaf } from '../facts/leaf.ts';
import { ask, fill, type Input, pathOf } from './input.ts';
import { more, told } from './vendor-text.ts';

const heads = head('Parameter', 'Configurable', 'Default Value', 'Comments');

/** One parameter: its name in the template, and the facts that know its value. */
interface Parameter {
  readonly name: string;
  readonly value?: {
    readonly leaf: Leaf<string | number> | undefined;
    readonly path: string;
    readonly print?: (value: string | number) => string;
  };
  /** A text instead of a value, such as a reference to a table. */
  readonly text?: string;
}

const asSeconds = (value: string | number) => (value === 0 ? 'No time limit' : `${value} s`);

/** N.6. */
export function configuration(input: Input): Block[] {
  return [
    introduction(
      'In the columns "Configurable", USER is configured by the user, SERVICE by service personnel, FIXED not at all; N/A does not apply.',
    ),
    ...told(input, '6', 'how the parameters are configured: tool, user interface, file'),
  ];
}

/** Table N.6-1. */
export function generalParameters(input: Input): Block[] {
  const rows = (names: readonly Parameter[]) => names.map((one) => parameterRow(input, one));
  const entities = input.facts.applicationEntities;
  const wait = (key: 'acceptSeconds' | 'responseSeconds' | 'releaseSeconds') => {
    const found = firstOf(entities, (one) => one.initiator?.associations?.[key], `initiator.associations.${key}`);
    return found ? { value: { ...found, print: asSeconds } } : {};
  };
  const limit = firstOf(
    entities,
    (one) => one.acceptor?.associations?.maximumAssociations,
    'acceptor.associations.maximumAssociations',
  );
  return [
    introduction('The table lists the parameters that apply to all DICOM services of the product.'),
    table(
      'N.6-1',
      'General Configuration Parameters',
      heads,
      band('General Parameters', 4),
      ...rows([
        {
          name: 'Timeout waiting for acceptance or rejection Response to an Association Open Request (Application Level Timeout)',
          ...wait('acceptSeconds'),
        },
        {
          name: 'Timeout waiting for a response to an Association release request (Application Level Timeout)',
          ...wait('releaseSeconds'),
        },
        { name: 'General DIMSE level timeout Values', ...wait('responseSeconds') },
      ]),
      band('TCP/IP Settings', 4),
      ...rows([{ name: 'TCP/IP Send Buffer' }, { name: 'TCP/IP Receive Buffer' }]),
      band('DICOM Services Parameters', 4),
      ...rows([
        {
          name: 'Maximum number of simultaneous Associations accepted',
          ...(limit ? { value: { ...limit, print: asLimit } } : {}),
        },
        { name: 'Specific Character Set' },
      ]),
      ...otherParameters(input),
    ),
  ];
}

const asLimit = (value: string | number) => (value === 0 ? 'No limit' : String(value));

type LeafOfEntity = (entity: ApplicationEntity) => Leaf<number> | undefined;

/** The value of the first Application Entity that has the role; there the facts are looked for. */
function firstOf(entities: readonly ApplicationEntity[], leafOf: LeafOfEntity, path: string): Parameter['value'] {
  const side = path.startsWith('initiator') ? 'initiator' : 'acceptor';
  const entity = entities.find((one) => leafOf(one) !== undefined) ?? entities.find((one) => one[side]);
  return entity && { leaf: leafOf(entity), path: pathOf(entity, path) };
}

const general = [
  'Timeout waiting for acceptance or rejection Response to an Association Open Request (Application Level Timeout)',
  'Timeout waiting for a response to an Association release request (Application Level Timeout)',
  'General DIMSE level timeout Values',
  'TCP/IP Send Buffer',
  'TCP/IP Receive Buffer',
  'Maximum number of simultaneous Associations accepted',
  'Specific Character Set',
];

/** Parameters of the facts that no row of a table of the template is about. */
function otherParameters(input: Input): Row[] {
  const named = new Set([...general, ...localNames, ...localNames.map(remote)].map((name) => name.toLowerCase()));
  const others = (input.facts.configuration?.parameters ?? []).filter(({ name }) => !named.has(name.toLowerCase()));
  return others.map(({ name }) => parameterRow(input, { name }));
}

/** A row: the value of the facts, or else of `configuration.parameters`; whether it is configurable is the vendor's to say. */
function parameterRow(input: Input, { name, value, text }: Parameter, key = name): Row {
  const said = input.facts.configuration?.parameters?.find((one) => one.name.toLowerCase() === key.toLowerCase());
  const path = `configuration.parameters "${key}"`;
  const configurable = fill<string>(input, said?.configurable, {
    path,
    how: '`configurable` (USER, SERVICE, FIXED or N/A) and `value` ("" if there is no default)',
  });
  return row(name, configurable, valueCell(input, said?.value, value, text, path, configurable), '');
}

function valueCell(
  input: Input,
  said: Leaf<string | number | boolean> | undefined,
  value: Parameter['value'],
  text: string | undefined,
  path: string,
  configurable: Cell,
): Cell {
  if (text !== undefined) return cell(text);
  const found = known(value?.leaf, input.facts.kind);
  // Of a limit that nobody has reached, what the vendor says goes before.
  if (value && found.value !== undefined && !(found.atLeast && said !== undefined))
    return fill(input, value.leaf, value);
  if (said !== undefined) return fill(input, said, { path });
  if (configurable.text === 'N/A') return cell('');
  const question = {
    path,
    how: '`configurable` (USER, SERVICE, FIXED or N/A) and `value` ("" if there is no default)',
  };
  return value ? fill(input, value.leaf, { ...value, ...measurer(value.path) }) : fill(input, undefined, question);
}

/** Who can fill a value that is open, and how. */
function measurer(path: string) {
  if (/Seconds$/.test(path)) return { who: 'measurement', how: 'cstore measure --scu --slow' } as const;
  return { who: path.endsWith('Associations') ? 'measurement' : 'vendor' } as const;
}

const localNames = [
  'Calling AE Title (SCU)',
  'Called AE Title (SCP)',
  'Port',
  'TLS-Secured Port',
  'Host',
  'Supported Transfer Syntax as SCP',
  'Supported Storage SOP Classes as SCP',
];

/** The name in `configuration.parameters` of a parameter about the remote side. */
const remote = (name: string) => `Remote ${name}`;

/** Table N.6-6: the local half and the remote one, with the rows of the roles that the product has. */
export function storageParameters(input: Input): Block[] {
  const { security } = input.facts;
  const isScu = input.facts.applicationEntities.some(({ initiator }) => initiator);
  const isScp = input.facts.applicationEntities.some(({ acceptor }) => acceptor);
  const usesTls = known(security?.tls, input.facts.kind).value !== false;
  const titles = (name: string, has: (entity: ApplicationEntity) => boolean): Row[] =>
    input.facts.applicationEntities
      .filter(has)
      .map((entity) => parameterRow(input, { name, value: { leaf: entity.title, path: pathOf(entity, 'title') } }));
  const remoteRow = (name: string) => parameterRow(input, { name }, remote(name));
  const ports: Row[] = [
    parameterRow(input, { name: 'Port', value: { leaf: security?.port, path: 'security.port' } }),
    ...(usesTls
      ? [
          parameterRow(input, {
            name: 'TLS-Secured Port',
            value: { leaf: security?.tlsPort, path: 'security.tlsPort' },
          }),
        ]
      : []),
  ];
  return [
    introduction('The table lists the parameters of the Storage Service.'),
    table(
      'N.6-6',
      'Storage Service Parameters',
      heads,
      band('Local Configuration Parameters - Storage Service', 4),
      ...titles('Calling AE Title (SCU)', ({ initiator }) => initiator !== undefined),
      ...titles('Called AE Title (SCP)', ({ acceptor }) => acceptor !== undefined),
      ...(isScp ? ports : []),
      ...(isScp
        ? [
            parameterRow(input, { name: 'Supported Transfer Syntax as SCP', text: 'See Section 1.1' }),
            parameterRow(input, { name: 'Supported Storage SOP Classes as SCP', text: 'See Section 1.1' }),
          ]
        : []),
      band('Remote Configuration Parameters - Storage Service', 4),
      ...(isScp ? [remoteRow('Calling AE Title (SCU)')] : []),
      ...(isScu ? ['Called AE Title (SCP)', 'Port', 'Host'].map(remoteRow) : []),
    ),
    ...hosts(input),
  ];
}

/** How many remote hosts can be configured. */
function hosts(input: Input): Block[] {
  const said = more(input, '6.2.5');
  return said.length > 0 ? said : [paragraph(ask('sections."6.2.5"', 'how many remote hosts can be configured'))];
}
