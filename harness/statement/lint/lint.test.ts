import { expect } from 'chai';
import { readHtml } from '../read/read-html.ts';
import { readMarkdown } from '../read/read-markdown.ts';
import { statementFiles } from '../render/statement-files.ts';
import { factsFrom, measuredText, productText } from '../testing/example-facts.ts';
import { lintRules, lintStatement } from './lint.ts';

/** One change that breaks a rule of the statement in Markdown. */
const broken: Readonly<Record<string, readonly [from: RegExp | string, to: string]>> = {
  'structure/starts-at-1': [/^(#+) (\d)/gm, '$1 N.$2'],
  'structure/titles': ['# 7 Network and Media Communication Details', '# 7 Networking'],
  'structure/missing': [/^## 5\.7 [\s\S]*?(?=^# 6 )/m, ''],
  'structure/contents': [/\*\*Table of Contents\*\*\n\n[\s\S]*?\n\n/, ''],
  'structure/annexes': [/^# 13 [\s\S]*?(?=^# 14 )/m, ''],
  'structure/order': ['## 3.6 References', '## 3.9 References'],
  'structure/not-applicable': ['## 1.3 DICOM Web Services - N/A', '## 1.3 DICOM Web Services'],
  'structure/not-applicable-subsections': [
    '## 1.3 DICOM Web Services - N/A\n\nN/A',
    '## 1.3 DICOM Web Services - N/A\n\nN/A\n\n### 1.3.1 URI Service (WADO-URI)\n\nIt is supported.',
  ],
  'tables/numbers': ['**Table 1-2. ', '**Table 1-5. '],
  'tables/titles': ['**Table 1-2. Supported Transfer Syntaxes**', '**Table 1-2.**'],
  'tables/yes-no': ['| NI | N | Y |', '| NI | N | Yes |'],
  'tables/create': [/\| N \| N \| N \| Y \|/, '| no | N | N | Y |'],
  'tables/supported-only': ['| NI | N | Y |', '| NI | N | N |'],
  'tables/ranges': ['65535 Bytes', '16384 - 65535'],
  'tables/several-values': ['| U; LL |', '| U, LL |'],
  'text/instructions': ['One program on one host.', '[Provide a short description of your implementation.]'],
  'text/placeholders': ['One program on one host.', 'The model of \\<Product\\>.'],
  'text/choices': ['| FIXED | 65535 Bytes |', '| \\<\\<USER / SERVICE / FIXED\\>\\> | 65535 Bytes |'],
  'text/examples': ['65535 Bytes', '…'],
  'text/terms': ['One program on one host.', 'It stores each dataset that it gets.'],
  'cover/items': ['2026-11-29', 'today'],
  'names/registered': ['| CT Image Storage |', '| CT Storage |'],
  'names/statuses': ['| Failure | Cannot understand | C000 |', '| Failure | SOP Class not supported | 0112 |'],
};

async function files(product?: string) {
  const options = {
    product: product === undefined ? undefined : factsFrom(product),
    formats: ['html', 'markdown'] as const,
  };
  return (await statementFiles(factsFrom(measuredText), options)).files;
}

describe('The writing rules of a statement', () => {
  it('find nothing in the statement that is rendered, in any format', async () => {
    const rendered = await files(productText);
    expect([...rendered.keys()].filter((name) => name.startsWith('draft'))).to.deep.equal([]);
    expect(lintStatement(readMarkdown(String(rendered.get('statement.md')))).findings).to.deep.equal([]);
    expect(lintStatement(readHtml(String(rendered.get('statement.html')))).findings).to.deep.equal([]);
  });

  it('find nothing in a draft, and count what is open', async () => {
    const rendered = await files();
    const fromMarkdown = lintStatement(readMarkdown(String(rendered.get('draft.md'))));
    const fromHtml = lintStatement(readHtml(String(rendered.get('draft.html'))));
    expect([fromMarkdown.findings, fromHtml.findings]).to.deep.equal([[], []]);
    expect(fromMarkdown.open).to.equal(fromHtml.open).and.above(100);
  });

  for (const { id, title } of lintRules) {
    it(`${id}: ${title}`, async () => {
      const [from, to] = broken[id] ?? ['', ''];
      const text = String((await files(productText)).get('statement.md'));
      const changed = text.replaceAll(
        typeof from === 'string' ? from : new RegExp(from, from.flags.includes('g') ? from.flags : `${from.flags}g`),
        to,
      );
      expect(changed, 'the document is broken').to.not.equal(text);
      const found = lintStatement(readMarkdown(changed)).findings.filter(({ rule }) => rule === id);
      expect(found).to.not.deep.equal([]);
      expect(found[0]?.place).to.not.equal('');
      for (const { text: line } of found) expect(line).to.not.include('\n');
    });
  }

  it('know a table of contents that is a list of titles, and none in a list of some', () => {
    const document = (contents: string) =>
      lintStatement(
        readMarkdown(`${contents}\n\n# 1 Overview\n\nA\n\n# 2 Table of Contents\n\nB\n\n# 3 Introduction\n\nC`),
      );
    const isFound = (contents: string) => document(contents).findings.some(({ rule }) => rule === 'structure/contents');
    expect([isFound('- 1 Overview\n- 3 Introduction'), isFound('- 3 Introduction'), isFound('Text')]).to.deep.equal([
      false,
      true,
      true,
    ]);
  });

  it('of the structure of Annex N are not those of Annex A', () => {
    const classic = readMarkdown('**P**\n\nVersion 1, 2026-01-01\n\n# 1 Conformance Statement Overview\n\nText.');
    expect(lintStatement(classic)).to.deep.equal({ findings: [], open: 0, isClassic: true });
  });

  it('takes Y with the mark of a footnote for Y', async () => {
    const markdown = String((await files(productText)).get('statement.md'));
    const text = markdown.replace('| NI | N | Y |', '| NI | N | Y¹ |');
    expect(text).to.not.equal(markdown);
    expect(lintStatement(readMarkdown(text)).findings.filter(({ rule }) => rule === 'tables/yes-no')).to.deep.equal([]);
  });

  for (const template of ['annex-n', 'classic'] as const) {
    it(`finds nothing in a draft of which nothing is known: ${template}`, async () => {
      const facts = factsFrom(
        'schemaVersion: 1\nkind: measured\nstandard: 2024c\nproduct: { name: X }\napplicationEntities: [{ name: S, acceptor: {}, initiator: {} }]\n',
      );
      const { files: made } = await statementFiles(facts, { template, formats: ['html', 'markdown'] });
      expect(lintStatement(readHtml(String(made.get('draft.html')))).findings).to.deep.equal([]);
      expect(lintStatement(readMarkdown(String(made.get('draft.md')))).findings).to.deep.equal([]);
    });
  }
});
