// Sections 3 and 4: Introduction and Implementation Model, PS3.2 N.3 and N.4.

import type { Block } from '../document/document.ts';
import { figure, head, introduction, list, paragraphs, plainTable, row } from '../document/make.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import { fill, type Input, pathOf, productName } from './input.ts';
import { more } from './vendor-text.ts';

/** N.3.1; the template does not number its table. */
export function revisionHistory(input: Input): Block[] {
  const { revisions, version } = input.facts.product;
  const products = fill(input, version, { path: 'product.version' });
  const heads = head('Revision', 'Date', 'Product Version(s)', 'Change');
  if (revisions)
    return [plainTable(heads, ...revisions.map((one) => row(one.version, one.date, products, one.change)))];
  const open = fill<string>(input, undefined, { path: 'product.revisions', how: 'a list of version, date and change' });
  return [plainTable(heads, row(open, open, products, open))];
}

/** N.3.2. */
export function audience(input: Input): Block[] {
  return paragraphs(
    fill(input, input.facts.product.audience, {
      path: 'product.audience',
      how: 'who reads the statement, e.g. integrators, service engineers, IT staff of hospitals',
    }),
  );
}

/** N.3.3. */
export function remarks(input: Input): Block[] {
  return paragraphs(
    fill(input, input.facts.product.remarks, { path: 'product.remarks', how: 'scope and limits of the statement' }),
  );
}

const terms: readonly (readonly [string, string])[] = [
  ['Abstract Syntax', 'What two Application Entities agree to exchange; of a storage service, a SOP Class.'],
  ['Application Entity (AE)', 'The external behavior of an application in DICOM services, in one or more roles.'],
  ['Application Entity Title (AET)', 'The name by which others know an Application Entity on the network.'],
  ['Application Context', 'The kind of communication that Application Entities use on an Association.'],
  ['Association', 'The channel between two Application Entities on which messages are exchanged.'],
  ['Attribute', 'A unit of information of an Information Object Definition, known by its tag.'],
  ['Information Object Definition (IOD)', 'The set of Attributes of a type of objects.'],
  ['Negotiation', 'The first phase of an Association: what is exchanged, and how it is encoded.'],
  ['Presentation Context', 'An Abstract Syntax with the Transfer Syntaxes that are negotiated for it.'],
  ['Protocol Data Unit (PDU)', 'The unit in which messages are sent on an Association.'],
  ['Service Class Provider (SCP)', 'The role that performs the operations of a service.'],
  ['Service Class User (SCU)', 'The role that asks for the operations of a service.'],
  ['Service/Object Pair Class (SOP Class)', 'A service together with the type of objects that it is about.'],
  ['Service/Object Pair Instance (SOP Instance)', 'One object of a SOP Class.'],
  ['Transfer Syntax', 'How objects and messages are encoded.'],
  ['Unique Identifier (UID)', 'A globally unique name of an object or class, in numbers with dots between.'],
];

/** N.3.4, in our own words. */
export function termsAndDefinitions(input: Input): Block[] {
  return [introduction('Terms of the DICOM Standard that this document uses:'), pairs(terms), ...more(input, '3.4')];
}

const abbreviations: readonly (readonly [string, string])[] = [
  ['AE', 'Application Entity'],
  ['AET', 'Application Entity Title'],
  ['ARTIM', 'Association Request/Reject/Release Timer'],
  ['DICOM', 'Digital Imaging and Communications in Medicine'],
  ['DIMSE', 'DICOM Message Service Element'],
  ['FSC', 'File-Set Creator'],
  ['FSR', 'File-Set Reader'],
  ['FSU', 'File-Set Updater'],
  ['IANA', 'Internet Assigned Numbers Authority'],
  ['IOD', 'Information Object Definition'],
  ['OS', 'Origin Server'],
  ['PDU', 'Protocol Data Unit'],
  ['SCP', 'Service Class Provider'],
  ['SCU', 'Service Class User'],
  ['SOP', 'Service-Object Pair'],
  ['TCP/IP', 'Transmission Control Protocol/Internet Protocol'],
  ['TLS', 'Transport Layer Security'],
  ['UA', 'User Agent'],
  ['UID', 'Unique Identifier'],
  ['VR', 'Value Representation'],
];

/** N.3.5. */
export function abbreviationList(input: Input): Block[] {
  return [pairs(abbreviations), ...more(input, '3.5')];
}

/** N.3.6; the template wants no date of the standard here. */
export function references(input: Input): Block[] {
  const standard =
    'National Electrical Manufacturers Association (NEMA), Rosslyn, VA, USA: PS3 / ISO 12052 Digital Imaging and Communications in Medicine (DICOM) Standard, http://www.dicomstandard.org';
  return [list(`[1] ${standard}`), ...more(input, '3.6')];
}

function pairs(rows: readonly (readonly [string, string])[]): Block {
  return plainTable(...rows.map(([term, meaning]) => row(term, meaning)));
}

/** N.4.1, Figure N.4-1. */
export function dataFlow(input: Input): Block[] {
  const entities = input.facts.applicationEntities;
  const flows = entities.flatMap(({ name, acceptor, initiator }) => [
    ...(acceptor ? [{ from: 'Remote Storage SCU', to: name, label: 'C-STORE' }] : []),
    ...(initiator ? [{ from: name, to: 'Remote Storage SCP', label: 'C-STORE' }] : []),
  ]);
  const drawing = { kind: 'flow' as const, own: entities.map(({ name }) => name), flows };
  return [
    introduction('The figure shows the Application Entities of the product and the data that they exchange.'),
    figure(`${productName(input)} Application Data Flow Diagram`, drawing),
    ...more(input, '4.1'),
  ];
}

/** N.4.1.x, one for each Application Entity. */
export function functionalDefinition(input: Input, entity: ApplicationEntity): Block[] {
  return paragraphs(
    fill(input, entity.function, { path: pathOf(entity, 'function'), how: 'its services, and what makes it use them' }),
  );
}
