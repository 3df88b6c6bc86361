import { expect } from 'chai';
import { strToU8, zipSync } from 'fflate';
import { gridOf } from '../document/grid.ts';
import { sectionsOf, tablesOf } from '../document/walk.ts';
import { readStatement } from './read-statement.ts';

const read = (text: string) => readStatement(strToU8(text));

const docx = (body: string, styles = '') =>
  zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8(`<w:styles xmlns:w="w">${styles}</w:styles>`),
  });

const paragraph = (text: string, style = '') =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;

/** The message of a file that cannot be read. */
async function refused(bytes: Uint8Array): Promise<string> {
  try {
    await readStatement(bytes);
  } catch (error) {
    expect((error as Error).name).to.equal('UnreadableStatementError');
    expect((error as Error).message).to.not.include('\n');
    return (error as Error).message;
  }
  throw new Error('it was read');
}

describe('A statement of any tool is read', () => {
  it('from HTML with tags that are not closed, entities and spans', async () => {
    const document = await read(`<!doctype html><title>x</title><script>if (a < b) "<h1>9 No</h1>"</script>
      <h1>1 Overview</h1><p>First<p>Second &amp; &#x3c;third>
      <table><caption>Table 1-1. Storage SOP Classes</caption>
      <tr><th rowspan=2>Class<th colspan=2>DIMSE<tr><th>SCU<th>SCP
      <tr><td>CT Image Storage<td>Y<td>N</table>
      <h2>1.1 Content</h2><ul><li>one<li>two</ul>`);
    const [section] = document.sections;
    expect(section?.blocks.slice(0, 2).map((block) => 'text' in block && block.text)).to.deep.equal([
      'First',
      'Second & <third>',
    ]);
    const [table] = tablesOf(document);
    expect([table?.table.number, table?.table.title]).to.deep.equal(['1-1', 'Storage SOP Classes']);
    expect(table && gridOf(table.table).columns).to.deep.equal(['Class', 'DIMSE: SCU', 'DIMSE: SCP']);
    expect(section?.sections[0]?.blocks[0]).to.deep.include({
      kind: 'list',
      items: [{ text: 'one' }, { text: 'two' }],
    });
  });

  it('from Markdown with captions, escapes and bands', async () => {
    const document = await read(
      '# 6 Configuration\n\n**Table 6-1. Parameters**\n\n| Parameter | Value |\n| --- | --- |\n| **Local** |  |\n| a \\| b | c<br>d |\n',
    );
    const [table] = tablesOf(document);
    expect(table?.table.title).to.equal('Parameters');
    expect(
      table && gridOf(table.table).rows.map(({ kind, cells, band }) => [kind, band, cells.map(({ text }) => text)]),
    ).to.deep.equal([
      ['band', 'Local', ['Local', 'Local']],
      ['body', 'Local', ['a | b', 'c\nd']],
    ]);
  });

  it('from Markdown with a title that is the first heading, and tables without bars at their sides', async () => {
    const document = await read(
      '# ACME DICOM Conformance Statement\n\n# 1 Overview\n\nTable 1-1: Classes\n\nName | UID\n:-- | ---:\nCT[^1] | 1.2\nMR | \nThis is text\n',
    );
    expect(document.title).to.equal('ACME DICOM Conformance Statement');
    expect(document.sections.map(({ number, title }) => [number, title])).to.deep.equal([['1', 'Overview']]);
    const [table] = tablesOf(document);
    expect(table && gridOf(table.table).columns).to.deep.equal(['Name', 'UID']);
    expect(table && gridOf(table.table).rows.map(({ cells }) => cells.map(({ text }) => text))).to.deep.equal([
      ['CT[^1]', '1.2'],
      ['MR', ''],
    ]);
  });

  it('from DOCX with headings of another language, without numbers, and merged cells', async () => {
    const styles =
      '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Eigen"><w:basedOn w:val="berschrift1"/></w:style>';
    const table = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Set')}${cell('Name', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${cell('NI', '<w:vMerge w:val="restart"/>')}${cell('Implicit')}${cell('1.2')}</w:tr>
      <w:tr>${cell('', '<w:vMerge/>')}${cell('Explicit')}${cell('1.2.1')}</w:tr></w:tbl>`;
    const body =
      paragraph('Overview', 'berschrift1') +
      paragraph('Table 1-2 Transfer Syntaxes') +
      table +
      paragraph('More', 'Eigen');
    const document = await readStatement(docx(body, styles));
    expect(sectionsOf(document).map(({ number, title }) => [number, title])).to.deep.equal([
      ['1', 'Overview'],
      ['2', 'More'],
    ]);
    const [found] = tablesOf(document);
    expect(found?.table.title).to.equal('Transfer Syntaxes');
    expect(found && gridOf(found.table).rows.map(({ cells }) => cells.map(({ text }) => text))).to.deep.equal([
      ['NI', 'Implicit', '1.2'],
      ['NI', 'Explicit', '1.2.1'],
    ]);
  });
});

describe('The mark of a footnote', () => {
  const textsOf = async (statement: Promise<Awaited<ReturnType<typeof read>>>) => {
    const [table] = tablesOf(await statement);
    return table && gridOf(table.table).rows.flatMap(({ cells }) => cells.map(({ text }) => text));
  };

  it('is no digit of the number before it in HTML', async () => {
    const rows = '<tr><td>16384<sup>1</sup><td>30 s<sup>(12)</sup><td>DICOM<sup>TM</sup>';
    const page = read(`<h1>1 A</h1><table><tr><th>a<th>b<th>c${rows}</table>`);
    expect(await textsOf(page)).to.deep.equal(['16384¹', '30 s¹²', 'DICOMTM']);
  });

  it('is no digit of the number before it in DOCX, nor of what follows', async () => {
    const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const runs = run('16384') + run('1', '<w:vertAlign w:val="superscript"/>') + run('5');
    const table = `<w:tbl><w:tr><w:tc><w:p>${runs}</w:p></w:tc>${cell('b')}</w:tr></w:tbl>`;
    const document = readStatement(docx(paragraph('1 Overview', 'H1') + table, h1));
    expect(await textsOf(document)).to.deep.equal(['16384¹5', 'b']);
  });
});

const h1 = '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>';

describe('What is no statement is refused in one line:', () => {
  it('a PDF, a picture, a text without headings, nothing', async () => {
    expect(await refused(strToU8('%PDF-1.7'))).to.include('PDF');
    expect(await refused(new Uint8Array([0x89, 0x50, 0, 1, 2, 3]))).to.include('no text');
    expect(await refused(strToU8('just words'))).to.include('headings');
    expect(await refused(new Uint8Array())).to.include('headings');
  });

  it('a ZIP file that is broken, or no DOCX', async () => {
    expect(await refused(strToU8('PK\u0003\u0004 and so on'))).to.include('ZIP');
    expect(await refused(zipSync({ 'a.txt': strToU8('a') }))).to.include('word/document.xml');
    const whole = docx(paragraph('1 Overview'));
    expect(await refused(whole.slice(0, whole.length / 2))).to.include('ZIP');
  });

  it('XML that is broken, or nested without end', async () => {
    expect(await refused(docx('<w:p>'))).to.include('XML');
    expect(await refused(docx('<w:p>'.repeat(5000) + '</w:p>'.repeat(5000)))).to.include('nested');
    expect(await refused(docx('&lol;'))).to.include('XML');
  });

  it('a part that says that it inflates beyond the limit', async () => {
    const bomb = Buffer.from(docx(paragraph('1 Overview')));
    const central = bomb.indexOf('PK\u0001\u0002', 0, 'latin1');
    bomb.writeUInt32LE(2 ** 30, central + 24);
    expect(await refused(bomb)).to.include('bytes');
    bomb.writeUInt32LE(10, central + 24);
    expect(await refused(bomb)).to.include('more than the 10 bytes');
  });

  it('and HTML of nothing but open tags ends', async () => {
    expect(await refused(strToU8('<table><tr><td '.repeat(50_000)))).to.include('headings');
    expect(await refused(strToU8(`<p>${'<!--'.repeat(100_000)}`))).to.include('headings');
    expect(await refused(strToU8('<script>'.repeat(20_000)))).to.include('headings');
  }).timeout(10_000);
});
