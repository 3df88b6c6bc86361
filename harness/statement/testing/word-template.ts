// Word templates as tests need them: sections and tables of PS3.2 2024c Annex N, with sentences of our own in the place of its own.

import {
  Document,
  type FileChild,
  HeadingLevel,
  Packer,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { templateSections } from '../annex-n/template-sections.ts';

/** A table of the template: `|` stands between cells, `=` begins a head, `^` continues the cell above, `n>` spans n columns. */
interface TemplateTable {
  readonly section: string;
  readonly number: string;
  readonly title: string;
  readonly rows: readonly string[];
}

const table = (section: string, number: string, title: string, ...rows: readonly string[]): TemplateTable => ({
  section,
  number,
  title,
  rows,
});

const parameters = [
  '=|Name|Value',
  'Networking Services|Application Context Name|1.2.840.10008.3.1.1.1',
  '^|Maximum PDU Length|Default: 4096',
  'Media Services|File Meta Information Version|',
];

export const templateTables: readonly TemplateTable[] = [
  table(
    '1.1',
    '1-1',
    'Storage SOP Classes',
    '=2>SOP Classes|Transfer Syntax Set|2>DIMSE Services|2>DICOM Web Services|3>Media Services|4>Function',
    '=2>||SCU|SCP|UA|OS|FSC|FSU|FSR|Create|Display|Process|Archive',
    'Computed Radiography Image Storage|1.2.840.10008.5.1.4.1.1.1|U; LL; L|||||||||||',
    'Mammography CAD SR Storage|1.2.840.10008.5.1.4.1.1.88.50||||||||4>See Table 1-3',
  ),
  table(
    '1.1',
    '1-2',
    'Supported Transfer Syntaxes',
    '=Transfer Syntax Set|Transfer Syntax Name|Transfer Syntax UID|DICOM Web Service Bulkdata Media Type',
    'Non-Image Transfer Syntax Set (NI)|Implicit VR Little Endian|1.2.840.10008.1.2|N/A',
    '^|Explicit VR Little Endian|1.2.840.10008.1.2.1|application/octet-stream',
  ),
  table(
    '1.2.1',
    '1-4',
    'Verification SOP Class',
    '=2>SOP Classes|2>Transfer Syntax|SCU|SCP',
    'Verification|1.2.840.10008.1.1|Implicit VR Little Endian|1.2.840.10008.1.2||',
  ),
  table(
    '1.7',
    '1-15',
    'Supported Specific Character Sets',
    '=Defined Term|IANA|Description',
    '3>Single-Byte Character Sets without Code Extensions',
    'ISO_IR 6|ISO-646|Default',
    '||',
  ),
  table(
    '5.2.1',
    '5-2',
    'Supported C-FIND Query Parameters for Modality Worklist - SCU',
    '=Attribute Name|Tag',
    'Patient Name|(0010,0010)',
  ),
  table(
    '5.2.5.2',
    '5-10',
    'Levels of Conformance',
    'Levels of Conformance|<<0, 1, or 2>>',
    'Level of Digital Signature Support|<<1, 2, or 3>>',
  ),
  table(
    '5.2.5.2',
    '5-13',
    'Behavior when storing Instances',
    '=Action upon Receiving|Condition|System Behavior',
    'Perform Attribute Validation|Duplicate Instance|<Reject/Overwrite/Ignore> Instances',
    '^|Success|Instances are stored',
  ),
  table('7.1.1', '7-1', 'General Association Parameters', ...parameters),
  table('7.2.1.2', '7-2', 'Association Parameters for <AE1>', ...parameters),
  table(
    '7.2.1.4.1',
    '7-4',
    'Extended Negotiation for <Activity 2> of <AE1> - Association Acceptance',
    '=SOP Class|Extended Negotiation|Support|Requested Value',
    '4>Storage',
    'All|Level of support||<0,1,2,(3) >',
  ),
  table(
    '7.2.1.4.1',
    '7-5',
    'Transfer Syntax Selection Preference Order - Image SOP Classes for <AE1>',
    '=Preference Order|Transfer Syntax|UID|Comments',
    '1|RLE Lossless|1.2.840.10008.1.2.5|',
  ),
  table(
    '7.3.1.2',
    '7-9',
    'DICOM Communication Failure Handling as Association Acceptor',
    '=Exception|Failure response',
    'Unrecognized Called AE|[Describe what the AE does.]',
  ),
  table(
    '7.3.2.5.2',
    '7-43',
    'Status Codes C-STORE of the Storage SOP Classes - SCP',
    '=Service Status|Further Meaning|Status Codes|Related Fields|Condition (and Comments on Related fields)',
    'Success|Success|0000||',
    'Warning|Coercion of Data Elements|B000||',
    '^|Elements Discarded|B006||',
  ),
];

export interface TemplateChoices {
  /** Titles below the tables, numbers as fields, headings that Word numbers, heads that are not repeated and span rows. */
  readonly isOdd?: boolean;
  readonly tables?: readonly TemplateTable[];
  readonly sections?: readonly string[];
}

/** The template as the bytes of a DOCX file. */
export async function wordTemplate(choices: TemplateChoices = {}): Promise<Uint8Array> {
  const { isOdd = false, tables = templateTables, sections = templateSections } = choices;
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, text: 'DICOM Conformance Statement' }),
    ...(isOdd ? [row('<Product Name>', 'of', '[Company Name]'), row('Version:'), row('Date: [Date]')] : [cover]),
    ...sections.flatMap((line) => sectionOf(line, tables, isOdd)),
  ];
  const file = new Document({ title: 'Template', sections: [{ children }] });
  return new Uint8Array(await Packer.toBuffer(file));
}

const row = (...words: readonly string[]) =>
  new Paragraph({ children: words.map((word, at) => new TextRun(at === 0 ? word : ` ${word}`)) });

const cover = new Table({
  rows: ['Product Name|<Product>', 'Product Version|', 'Company|[Company]', 'Date of Document|'].map((line) =>
    tableRow(line, false),
  ),
});

function sectionOf(line: string, tables: readonly TemplateTable[], isOdd: boolean): FileChild[] {
  const [number = '', ...words] = line.split(' ');
  const level = `Heading${Math.min(number.split('.').length, 6)}` as const;
  const title = words
    .join(' ')
    .replace('<Application Entity 1>', isOdd ? '< Application Entity 1 >' : '<Application Entity 1>');
  return [
    new Paragraph({ style: level, children: isOdd ? split(title) : split(`N.${number} ${title}`) }),
    new Paragraph({ children: split('This sentence belongs to the template of <Product>.') }),
    new Paragraph({ children: [new TextRun({ text: '[Describe it, and say', italics: true })] }),
    new Paragraph({ children: [new TextRun({ text: 'how <AE1> does it.]', italics: true })] }),
    ...tables.filter(({ section }) => section === number).flatMap((one) => captioned(one, isOdd)),
  ];
}

/** Word divides words into runs as it likes. */
const split = (text: string) => [
  new TextRun(text.slice(0, text.length - 4)),
  new TextRun({ text: text.slice(-4), bold: true }),
];

function captioned({ number, title, rows }: TemplateTable, isOdd: boolean): FileChild[] {
  const [section = '', count = ''] = number.split('-');
  const caption = isOdd
    ? new Paragraph({
        style: 'Caption',
        children: [
          new TextRun('Table '),
          new TextRun(section),
          new TextRun('-'),
          new SimpleField('SEQ Table', count),
          ...split(` – ${title}`),
        ],
      })
    : new Paragraph({ style: 'Caption', children: split(`Table N.${number}. ${title}`) });
  const element = new Table({ rows: rows.map((line) => tableRow(line, isOdd)) });
  return isOdd ? [element, caption, new Paragraph('')] : [caption, element];
}

function tableRow(line: string, isOdd: boolean): TableRow {
  const isHead = line.startsWith('=');
  const children = (isHead ? line.slice(1) : line).split('|').map((part) => cellOf(part, isHead));
  return new TableRow({ children, ...(isHead && !isOdd ? { tableHeader: true } : {}) });
}

function cellOf(part: string, isHead: boolean): TableCell {
  const [, span, text = ''] = /^(?:(\d)>)?(.*)$/.exec(part) ?? [];
  const isContinued = text === '^';
  return new TableCell({
    children: [new Paragraph({ children: isContinued ? [] : [new TextRun({ text, bold: isHead, italics: !isHead })] })],
    ...(span ? { columnSpan: Number(span) } : {}),
    ...(isContinued
      ? { verticalMerge: VerticalMergeType.CONTINUE }
      : /Services$|Set \(NI\)|^Warning|^Perform/.test(text) && !isHead
        ? { verticalMerge: VerticalMergeType.RESTART }
        : {}),
    ...(isHead ? {} : { shading: { fill: 'FAFAF0' } }),
  });
}
