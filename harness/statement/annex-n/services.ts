// Section 5, Service and Interoperability Description: PS3.2 N.5 with Tables N.5-1 and N.5-9 to N.5-14.

import type { Block, Cell, Row } from '../document/document.ts';
import { cell, head, introduction, paragraph, row, table, wide } from '../document/make.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import { known, leafValue } from '../facts/leaf.ts';
import type { StorageFacts } from '../facts/service.ts';
import { dictionaryEntryOf } from './attributes.ts';
import { ask, fill, type Input, pathOf, productName, saysNotApplicable, yesNo } from './input.ts';
import { sopClassNamed, transferSyntaxNamed } from './names.ts';
import { told } from './vendor-text.ts';

/** Table N.5-1. */
export function serviceMapping(input: Input): Block[] {
  const rows = input.facts.applicationEntities.flatMap((entity): Row[] => {
    const of = (service: string, scu: boolean, scp: boolean) =>
      row(entity.name, service, yesNo(scu), yesNo(scp), ...unmeasured(input));
    const verifies = [entity.initiator?.verification, entity.acceptor?.verification].map(leafValue) as boolean[];
    return [
      ...(verifies.some(Boolean) ? [of('Verification', verifies[0] === true, verifies[1] === true)] : []),
      of('Storage', entity.initiator !== undefined, entity.acceptor !== undefined),
    ];
  });
  return [
    introduction('This table tells which Application Entity supports which service, and in which role.'),
    table(
      'N.5-1',
      'Service to AE Mapping',
      head({ text: 'Application Entity', rows: 3 }, { text: 'Supported Services', rows: 3 }, wide('Role', 9)),
      head(wide('DIMSE', 2), wide('DICOM Web', 2), wide('DICOM Media', 3), wide('Real-Time Video', 2)),
      head('SCU', 'SCP', 'Origin Server', 'User Agent', 'FSC', 'FSU', 'FSR', 'SCU', 'SCP'),
      ...rows,
    ),
  ];
}

/** DICOM Web, media and Real-Time Video. */
function unmeasured(input: Input): Cell[] {
  const of = (number: string, count: number): Cell[] => {
    const one = saysNotApplicable(input, number)
      ? cell(yesNo(false))
      : ask(`sections."${number}"`, '"N/A" if the product has no such service; otherwise fill the document by hand');
    return Array.from({ length: count }, () => one);
  };
  return [...of('1.3', 2), ...of('1.4', 3), ...of('1.5', 2)];
}

/** N.5.2.5.1. */
export function storageScu(input: Input): Block[] {
  return [
    introduction(
      `${productName(input)} sends C-STORE-RQ messages as a Service Class User of the Storage Service Class. Section 1.1 lists its SOP Classes, Section 9 the instances that it creates.`,
    ),
    ...told(input, '5.2.5.1', 'what makes the product send, how it divides instances into series and studies'),
  ];
}

/** Table N.5-9: rows are what is stored, columns what is sent. */
export function transcoding(input: Input): Block[] | undefined {
  const all = input.facts.applicationEntities.flatMap((entity) =>
    (entity.initiator?.transcoding ?? []).map((one) => ({ entity, ...one })),
  );
  if (all.length === 0) return undefined;
  const froms = [...new Set(all.map(({ from }) => from))];
  const tos = [...new Set(all.map(({ to }) => to))];
  const of = (from: string, to: string): Cell => {
    if (from === to) return cell('');
    const found = all.find((one) => one.from === from && one.to === to);
    const path = `initiator.transcoding[${from} to ${to}].support`;
    return fill(input, found?.support, { path: found ? pathOf(found.entity, path) : path, who: 'measurement' });
  };
  return [
    introduction(
      'The table tells what becomes of the stored encoding of a SOP Instance when another Transfer Syntax was negotiated: SUPPORTED (transcoded, same SOP Instance UID), NEW_UID (transcoded to a new SOP Instance) or NOT_SUPPORTED.',
    ),
    table(
      'N.5-9',
      'Transcoding of Transfer Syntaxes',
      head({ text: 'Stored Transfer Syntax', rows: 2 }, wide('Sent Transfer Syntax', tos.length)),
      head(...tos.map((to) => transferSyntaxNamed(to).name)),
      ...froms.map((from) => row(transferSyntaxNamed(from).name, ...tos.map((to) => of(from, to)))),
    ),
  ];
}

/** N.5.2.5.2, Tables N.5-10 to N.5-14, for the Application Entities that are an SCP. */
export function storageScp(input: Input): Block[] {
  const entities = input.facts.applicationEntities.filter(({ acceptor }) => acceptor);
  return [
    introduction(
      `${productName(input)} receives C-STORE-RQ messages as a Service Class Provider of the Storage Service Class. Section 1.1 lists its SOP Classes.`,
    ),
    ...entities.flatMap((entity) => scpTables(input, entity, entities.length > 1 ? ` of ${entity.name}` : '')),
    ...told(input, '5.2.5.2', 'how SOP Classes are added, and what PS3.4 B.4.3.2 asks for'),
  ];
}

function scpTables(input: Input, entity: ApplicationEntity, of: string): Block[] {
  const storage = entity.acceptor?.storage;
  const path = (rest: string) => pathOf(entity, `acceptor.storage.${rest}`);
  return [
    table(
      'N.5-10',
      `Levels of Conformance${of}`,
      row(
        'Levels of Conformance',
        fill(input, storage?.level, {
          path: path('level'),
          who: 'measurement',
          how: 'cstore measure with --store-dir or --retrieve',
        }),
      ),
      row(
        'Level of Digital Signature Support',
        fill(input, storage?.signatureLevel, { path: path('signatureLevel'), how: '1, 2 or 3' }),
      ),
    ),
    ...coercion(input, entity, of),
    ...limitations(input),
    table(
      'N.5-13',
      `Behavior when storing Instances${of}`,
      head('Action upon Receiving', 'Condition', 'System Behavior'),
      row(
        'Perform Attribute Validation',
        'Duplicate Instance',
        fill(input, storage?.duplicate, {
          path: path('duplicate'),
          who: 'measurement',
          how: 'cstore measure with --store-dir or --retrieve',
        }),
      ),
      row(
        'Store Instances',
        'Access',
        fill(input, storage?.access, { path: path('access'), how: 'how stored instances are accessed' }),
      ),
      row(
        'Store Instances',
        'Retention',
        fill(input, storage?.keptDays, {
          path: path('keptDays'),
          how: 'days; 0: without limit',
          print: (days) => (days === 0 ? 'Kept without limit' : `Kept for ${days} days`),
        }),
      ),
    ),
    table(
      'N.5-14',
      `Image Compression by Storage SCP${of}`,
      head(wide('SOP Class', 2), 'Behavior', wide('Transfer Syntax', 2), 'Comments'),
      row(
        'All SOP Classes',
        '',
        fill(input, storage?.compression, {
          path: path('compression'),
          who: 'measurement',
          how: 'cstore measure with --store-dir or --retrieve',
        }),
        '',
        '',
        '',
      ),
      ...storedOtherwise(storage?.transcoding, input),
    ),
  ];
}

/** A row for each Transfer Syntax that is stored in another; which one came is the comment. */
function storedOtherwise(transcoding: StorageFacts['transcoding'], input: Input): Row[] {
  const { value = [], basis, evidence, note } = known(transcoding, input.facts.kind);
  return value.map(({ sent, stored }) => {
    const { name, uid } = transferSyntaxNamed(stored);
    const received = `As received in ${transferSyntaxNamed(sent).name}`;
    return row('All SOP Classes', '', { text: 'OTHER', ground: { basis, evidence, note } }, name, uid, received);
  });
}

/** Table N.5-11; nothing is coerced if the list is empty. */
function coercion(input: Input, entity: ApplicationEntity, of: string): Block[] {
  const { value, basis, evidence, note } = known(entity.acceptor?.storage?.coercion, input.facts.kind);
  const path = pathOf(entity, 'acceptor.storage.coercion');
  if (!value) {
    const open = fill(input, undefined, {
      path,
      who: 'measurement',
      how: 'cstore measure with --store-dir or --retrieve',
    });
    return [paragraph('Attributes that are coerced when an instance is received:'), paragraph(open)];
  }
  if (value.length === 0)
    return [
      paragraph({ text: 'No Attribute is coerced when an instance is received.', ground: { basis, evidence, note } }),
    ];
  const rows = value.map((one) => {
    const { name, tag } = dictionaryEntryOf(one.attribute);
    const at = `${path}[${one.attribute}]`;
    return row(
      { text: name, ground: { basis, evidence, note } },
      tag,
      one.sopClass === undefined ? 'ALL' : sopClassNamed(one.sopClass).uid,
      one.change,
      one.change === 'REMOVED' ? '' : one.newValue === undefined ? ask(`${at}.newValue`) : one.newValue,
      one.when ?? ask(`${at}.when`, 'ALWAYS, EXTERNAL, CONFIGURATION or OTHER'),
      one.comment ?? '',
    );
  });
  return [
    introduction(
      'The table lists the Attributes that are coerced when an instance is received, and when that is done.',
    ),
    table(
      'N.5-11',
      `Attribute Coercion by Storage SCP${of}`,
      head('Attribute Name', 'Tag', 'SOP Class UID', 'Type of Change', 'New Value', 'Condition', 'Comments'),
      ...rows,
    ),
  ];
}

/** Table N.5-12 is for products that display or process. */
function limitations(input: Input): Block[] {
  const functions = input.facts.functions ?? [];
  const none =
    functions.length > 0 &&
    functions.every((one) => leafValue(one.display) === false && leafValue(one.process) === false);
  if (none)
    return [paragraph('The product neither displays nor processes instances, so no limitation of that applies.')];
  return [
    paragraph(ask('functions[*].display', 'and functions[*].process; limitations of them have to be listed by hand')),
  ];
}
