// Section 1, Overview: PS3.2 N.1 with Tables N.1-1, N.1-2, N.1-4 and N.1-15.

import type { Block, Cell, Row } from '../document/document.ts';
import { band, cell, figure, head, introduction, paragraph, row, table, wide } from '../document/make.ts';
import { known, leafValue } from '../facts/leaf.ts';
import { characterSetRows } from './character-sets.ts';
import { type ContextFacts, contextsOf, isImage } from './contexts.ts';
import { ask, fill, hasRole, type Input, pathOf, productName, roleCell, saysNotApplicable, yesNo } from './input.ts';
import { compareUids, type Named, sopClassNamed, transferSyntaxNamed } from './names.ts';
import { type TransferSyntaxSet, TransferSyntaxSets } from './transfer-syntax-sets.ts';

/** The whole product as one picture and one text. */
export function overview(input: Input): Block[] {
  const description = fill(input, input.facts.product.description, {
    path: 'product.description',
    how: 'what the product does with DICOM, in a few sentences',
  });
  return [paragraph(description), figure('Overview of Implemented Services', overviewDrawing(input))];
}

function overviewDrawing(input: Input) {
  const own = productName(input);
  const flows = [
    ...(hasRole(input, 'SCP') ? [{ from: 'Storage SCU', to: own, label: 'Storage' }] : []),
    ...(hasRole(input, 'SCU') ? [{ from: own, to: 'Storage SCP', label: 'Storage' }] : []),
  ];
  return { kind: 'flow' as const, own: [own], flows };
}

/** Rows of Table N.1-1: one for each SOP Class and each list of Transfer Syntaxes that it has in a role. */
interface StorageRow {
  readonly context: ContextFacts;
  readonly sets: readonly string[];
  readonly roles: readonly string[];
}

function storageRows(input: Input, sets: TransferSyntaxSets): StorageRow[] {
  const rows = new Map<string, StorageRow>();
  for (const context of contextsOf(input)) {
    const keys = sets.add(context.transferSyntaxes ?? [], isImage(context.sopClass));
    const key = `${context.sopClass.uid || context.said} ${keys.join(' | ')}`;
    rows.set(key, { context, sets: keys, roles: [...(rows.get(key)?.roles ?? []), context.role] });
  }
  return [...rows.values()];
}

const setTitle = 'Transfer Syntax Set';

/** Tables N.1-1 and N.1-2. */
export function contentAndTransfer(input: Input): Block[] {
  const sets = new TransferSyntaxSets();
  const rows = storageRows(input, sets);
  const named = sets.named();
  return [
    introduction(
      'This section lists the Storage SOP Classes, the roles in which the product supports them, and what it does with their instances. The abbreviations of the Transfer Syntax Sets stand in the second table.',
    ),
    introduction(
      'Create is S for a Standard, SE for a Standard Extended, SP for a Specialized and P for a Private SOP Class, and N if the product creates no instances. Display, Process and Archive are Y or N.',
    ),
    table(
      'N.1-1',
      'Storage SOP Classes',
      head(
        wide('SOP Classes', 2),
        { text: setTitle, rows: 2 },
        wide('DIMSE Services', 2),
        wide('DICOM Web Services', 2),
        wide('Media Services', 3),
        wide('Function', 4),
      ),
      head('Name', 'UID', 'SCU', 'SCP', 'UA', 'OS', 'FSC', 'FSU', 'FSR', 'Create', 'Display', 'Process', 'Archive'),
      ...rows.map((one) => storageRow(input, one, named)),
    ),
    table(
      'N.1-2',
      'Supported Transfer Syntaxes',
      head(setTitle, 'Transfer Syntax Name', 'Transfer Syntax UID', 'DICOM Web Service Bulkdata Media Type'),
      ...[...named.values()].flatMap((set) => setRows(input, set)),
    ),
  ];
}

function storageRow(input: Input, { context, sets, roles }: StorageRow, named: ReadonlyMap<string, TransferSyntaxSet>) {
  const shorts = sets.map((key) => named.get(key)?.short ?? '').join('; ');
  const path = pathOf({ name: context.entity }, `contexts[${context.said}].transferSyntaxes`);
  const syntaxes: Cell = shorts === '' ? ask(path, 'or cstore measure') : { text: shorts, ground: context.ground };
  const role = (name: 'SCU' | 'SCP') => (roles.includes(name) ? cell(yesNo(true)) : notInRole(input, name));
  const web = support(input, '1.3');
  const media = support(input, '1.4');
  const { name, uid } = context.sopClass;
  return row(
    name,
    uid,
    syntaxes,
    role('SCU'),
    role('SCP'),
    web,
    web,
    media,
    media,
    media,
    ...functionCells(input, context),
  );
}

/** N where the role is known of other SOP Classes or the vendor says that the product does not have it. */
function notInRole(input: Input, role: 'SCU' | 'SCP'): Cell {
  return hasRole(input, role) === undefined ? roleCell(input, role) : { text: yesNo(false) };
}

/** Support of services that this tool does not measure. */
function support(input: Input, number: string): Cell {
  if (saysNotApplicable(input, number)) return { text: yesNo(false) };
  return ask(`sections."${number}"`, '"N/A" if the product has no such service; otherwise fill the document by hand');
}

function functionCells(input: Input, { said, sopClass }: ContextFacts): Cell[] {
  const rows = input.facts.functions ?? [];
  const names = [said, sopClass.uid, '*'];
  const of = <K extends 'create' | 'display' | 'process' | 'archive'>(key: K): Cell => {
    const found = names
      .map((name) => rows.find((one) => one.sopClass === name)?.[key])
      .find((one) => one !== undefined);
    return fill<string | boolean>(input, found, {
      path: `functions[*].${key}`,
      how:
        key === 'create'
          ? 'S, SE, SP, P or N, for each SOP Class or for all (*)'
          : 'true or false, for each SOP Class or for all (*)',
    });
  };
  return [of('create'), of('display'), of('process'), of('archive')];
}

function setRows(input: Input, { title, short, members }: TransferSyntaxSet): Row[] {
  const bulkdata = saysNotApplicable(input, '1.3') ? cell('N/A') : support(input, '1.3');
  return members.map(({ name, uid }) => row(`${title} (${short})`, name, uid, bulkdata));
}

/** Table N.1-4: PS3.2 7.1.1 asks every acceptor for it. */
export function verification(input: Input): Block[] {
  return [
    introduction('This table tells whether the product supports the Verification SOP Class.'),
    table(
      'N.1-4',
      'Verification SOP Class',
      head(wide('SOP Classes', 2), wide('Transfer Syntax', 2), 'SCU', 'SCP'),
      head('Name', 'UID', 'Name', 'UID', '', ''),
      ...verificationSyntaxes(input).map(({ name, uid }) =>
        row(
          'Verification',
          '1.2.840.10008.1.1',
          name,
          uid,
          verificationCell(input, 'SCU'),
          verificationCell(input, 'SCP'),
        ),
      ),
    ),
  ];
}

/** Those of a context of the facts; else the default one, which every Application Entity supports (PS3.5 10.1). */
function verificationSyntaxes({ facts }: Input): Named[] {
  const contexts = facts.applicationEntities.flatMap(({ acceptor, initiator }) => [
    ...(acceptor?.contexts ?? []),
    ...(initiator?.contexts ?? []),
  ]);
  const found = contexts.filter(({ sopClass }) => sopClassNamed(sopClass).uid === '1.2.840.10008.1.1');
  const syntaxes = found.flatMap(({ transferSyntaxes }) => leafValue(transferSyntaxes) ?? []);
  const uids = new Set(syntaxes.length > 0 ? syntaxes : ['ImplicitVRLittleEndian']);
  return [...uids].map(transferSyntaxNamed).sort((a, b) => compareUids(a.uid, b.uid));
}

function verificationCell(input: Input, role: 'SCU' | 'SCP'): Cell {
  const side = role === 'SCU' ? 'initiator' : 'acceptor';
  const entity = input.facts.applicationEntities.find((one) => one[side]);
  if (!entity) return roleCell(input, role);
  const supported = input.facts.applicationEntities.map((one) => one[side]?.verification);
  const leaf = supported.find((one) => known(one, input.facts.kind).value) ?? entity[side]?.verification;
  return fill(input, leaf, {
    path: pathOf(entity, `${side}.verification`),
    who: role === 'SCP' ? 'measurement' : 'vendor',
  });
}

/** N.1.2.2 refers to Table N.1-1. */
export function storage(): Block[] {
  return [introduction('The Storage SOP Classes are those of Section 1.1.')];
}

/** Table N.1-15, by groups of PS3.3 C.12.1.1.2. */
export function specificCharacterSets(input: Input): Block[] {
  const { value, basis, evidence, note } = known(input.facts.characterSets, input.facts.kind);
  if (!value)
    return [
      paragraph(
        ask('characterSets', 'Defined Terms of Specific Character Set (0008,0005); "" for the default repertoire'),
      ),
    ];
  const ground = { basis, evidence, note };
  const rows = characterSetRows.flatMap(({ group, terms }) => {
    const supported = terms.filter(([term]) => value.includes(term) || (term === 'ISO_IR 6' && value.includes('')));
    return supported.length === 0
      ? []
      : [band(group, 3), ...supported.map(([term, iana, words]) => row({ text: term, ground }, iana, words))];
  });
  const listed = characterSetRows.flatMap(({ terms }) => terms.map(([term]) => term));
  const others = value.filter((term) => term !== '' && !listed.includes(term));
  return [
    introduction('The product supports these values of Specific Character Set (0008,0005).'),
    table(
      'N.1-15',
      'Supported Specific Character Sets',
      head('Defined Term', 'IANA', 'Description'),
      ...rows,
      ...others.map((term) => row({ text: term, ground }, '', '')),
    ),
  ];
}
