import { expect } from 'chai';
import type { StatementDocument } from '../document/document.ts';
import { gridOf } from '../document/grid.ts';
import { cellsOf, sectionsOf, tablesOf } from '../document/walk.ts';
import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import { lintStatement } from '../lint/lint.ts';
import { readStatement } from '../read/read-statement.ts';
import { factsFrom, measuredText, productText } from '../testing/example-facts.ts';
import { statementFiles } from './statement-files.ts';

const measured = factsFrom(measuredText);
const product = factsFrom(productText);

/** Every measured leaf of the SCP, as the keys that lead to it. */
function leaves(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  if ('basis' in value) return [path];
  const isLeafList = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  if (isLeafList) return [path];
  return Object.entries(value).flatMap(([key, below]) =>
    leaves(below, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The facts without one value. */
function without(facts: ConformanceFacts, path: readonly (string | number)[]): ConformanceFacts {
  const copy = structuredClone(facts);
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], copy);
  (parent as Record<string | number, unknown>)[path.at(-1) ?? ''] = { basis: 'unknown' };
  return copy;
}

const names = ['name', 'sopClass', 'status', 'cause', 'kind', 'standard', 'schemaVersion'];
/** What is asked for in no table of Annex N, or only where it is true. */
const inNoTable = ['required', 'positiveResponse'];

const textsOf = (document: StatementDocument) =>
  tablesOf(document).map(({ table }) => [
    table.title,
    gridOf(table).rows.map(({ cells }) => cells.map(({ text }) => text)),
  ]);

describe('The files of a statement', () => {
  it('are a draft that counts what is open, as long as something is', async () => {
    const { files, open, openCells, document } = await statementFiles(measured, { formats: ['html', 'markdown'] });
    expect([...files.keys()]).to.deep.equal(['draft.html', 'draft.md', 'evidence.json', 'evidence.html']);
    expect(open.length).to.be.above(30);
    expect(openCells).to.be.above(open.length);
    const marked = cellsOf(document).filter(({ cell }) => /^OPEN \d+: /.test(cell.text));
    expect(marked).to.have.length(openCells);
    for (const { cell } of marked) expect(cell.open?.how).to.match(/product\.yaml/);
  });

  it('are the statement to publish and its evidence, once nothing is open', async () => {
    const { files, open } = await statementFiles(measured, { product });
    expect(open).to.deep.equal([]);
    expect([...files.keys()]).to.deep.equal([
      'statement.html',
      'statement.md',
      'statement.docx',
      'evidence.json',
      'evidence.html',
    ]);
    const html = String(files.get('statement.html'));
    expect(html).to.not.include('measure/maximum-length');
    expect(html).to.not.match(/not measured|unknown|undefined/);
    const { values } = JSON.parse(String(files.get('evidence.json')));
    expect(values).to.deep.include({
      place: 'Table 7-1, row 4',
      about: 'Networking Services, Maximum PDU Length',
      value: '16384',
      basis: 'measured',
      evidence: ['measure/maximum-length'],
    });
  });

  it('are the same bytes for the same facts', async () => {
    const [one, other] = [await statementFiles(measured, { product }), await statementFiles(measured, { product })];
    for (const [name, content] of one.files)
      expect(Buffer.compare(Buffer.from(content), Buffer.from(other.files.get(name) ?? '')), name).to.equal(0);
  });

  it('say the same in every format', async () => {
    const { files } = await statementFiles(measured, { product });
    const read = async (name: string) => readStatement(Buffer.from(files.get(name) ?? ''));
    const [html, markdown, docx] = [
      await read('statement.html'),
      await read('statement.md'),
      await read('statement.docx'),
    ];
    const titles = (document: StatementDocument) =>
      sectionsOf(document).map(({ number, title }) => `${number} ${title}`);
    expect(titles(markdown)).to.deep.equal(titles(html));
    expect(titles(docx)).to.deep.equal(titles(html));
    expect(docx.title).to.equal(html.title);
    expect(textsOf(markdown)).to.deep.equal(textsOf(html));
    const withCaption = (document: StatementDocument) =>
      textsOf({ ...document, sections: document.sections }).filter(([title]) => title !== '');
    expect(withCaption(docx)).to.deep.equal(withCaption(html));
  });

  it('follow the writing rules as DOCX', async () => {
    for (const [name, options] of [
      ['statement.docx', { product }],
      ['draft.docx', {}],
    ] as const) {
      const { files } = await statementFiles(measured, { ...options, formats: ['docx'] });
      expect(lintStatement(await readStatement(Buffer.from(files.get(name) ?? ''))).findings, name).to.deep.equal([]);
    }
  });

  it('follow the writing rules in the structure of Annex A', async () => {
    const { files } = await statementFiles(measured, { product, template: 'classic', formats: ['html'] });
    const result = lintStatement(await readStatement(Buffer.from(files.get('draft.html') ?? '')));
    expect(result.findings).to.deep.equal([]);
    expect(result.isClassic).to.equal(true);
  });

  describe('invent nothing:', () => {
    const paths = leaves(measured)
      .filter((path) => path[0] !== 'product')
      .filter((path) => ![...names, ...inNoTable].includes(String(path.at(-1))));

    for (const path of paths) {
      it(`without ${path.join('.')} something is open`, async () => {
        const { open } = await statementFiles(without(measured, path), { product, formats: [] });
        expect(open).to.not.deep.equal([]);
      });
    }
  });

  it('take no number for the limit if nobody looked further', async () => {
    const most = 'maximumAssociations: 1';
    const facts = factsFrom(
      measuredText.replace(most, 'maximumAssociations: { value: 64, atLeast: true, basis: measured }'),
    );
    const { open } = await statementFiles(facts, { product, formats: [] });
    const [question] = open.filter(({ key }) => key.endsWith('acceptor.associations.maximumAssociations'));
    expect(question?.how).to.include('64 was seen, and may be exceeded');
    const said = structuredClone(product);
    Object.assign(said.applicationEntities[0]?.acceptor ?? {}, { associations: { maximumAssociations: 100 } });
    expect((await statementFiles(facts, { product: said, formats: [] })).open).to.deep.equal([]);
  });

  it('show a difference between vendor and measurement, and are a draft until it is gone', async () => {
    const said = structuredClone(product);
    Object.assign(said.applicationEntities[0]?.acceptor ?? {}, {
      associations: { maximumLength: 65536, artimSeconds: 30 },
    });
    const { files, open } = await statementFiles(measured, { product: said, formats: ['markdown'] });
    expect(open.map(({ key }) => key)).to.deep.equal([
      'applicationEntities[STORE_SCP].acceptor.associations.maximumLength',
    ]);
    expect(String(files.get('draft.md'))).to.include('measured: 16384; vendor: 65536');
  });

  it('escape what a product says', async () => {
    const evil = structuredClone(product);
    evil.product.description = '<script>alert(1)</script> | `a` \u202e\u0000 ](javascript:x)';
    const { files } = await statementFiles(measured, { product: evil });
    expect(String(files.get('statement.html'))).to.not.include('<script');
    expect(String(files.get('statement.md')))
      .to.include('\\<script\\>')
      .and.not.include('\u202e');
    const docx = await readStatement(Buffer.from(files.get('statement.docx') ?? ''));
    expect(JSON.stringify(docx)).to.include('<script>alert(1)</script>').and.include('\\\\x00');
  });
});
