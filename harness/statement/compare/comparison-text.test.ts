import { expect } from 'chai';
import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import { compareFacts } from './compare.ts';
import { comparisonHtml } from './comparison-html.ts';
import { comparisonMarkdown, comparisonText } from './comparison-text.ts';

const context = { sopClass: 'CTImageStorage', transferSyntaxes: ['ImplicitVRLittleEndian'] };
const product = (name: string, ae: ConformanceFacts['applicationEntities'][number]): ConformanceFacts => ({
  schemaVersion: 1,
  kind: 'claimed',
  standard: '2024c',
  product: { name },
  applicationEntities: [ae],
});
const hostile = '<img src=x>|\u001b[31m\n# x';

describe('A comparison in words', () => {
  const it_ = compareFacts(
    product(hostile, { name: 'SCU', initiator: { contexts: [context, { ...context, sopClass: 'MRImageStorage' }] } }),
    product('Archive', { name: 'SCP', acceptor: { contexts: [context], userIdentity: { required: false } } }),
  );

  it('begins with the answer and names both places of what will not work', () => {
    const text = comparisonText(it_);
    expect(text.split('\n')[0]).to.match(/will talk; 1 of 2 SOP Classes can be stored\.$/);
    expect(text).to.match(/will not {2}MRImageStorage/);
    expect(text).to.include('SCP: not listed (claimed; SCP acceptor.contexts[MRImageStorage])');
  });

  it('lets no text of a product act on a terminal or in Markdown', () => {
    expect(comparisonText(it_)).to.not.include('\u001b');
    expect(comparisonMarkdown(it_)).to.not.match(/(?<!\\)<img|^# x/m);
  });

  it('calls a product without a name by its AE and role, in every form', () => {
    const unnamed: ConformanceFacts = {
      ...product('', { name: 'STORESCU', initiator: { contexts: [context] } }),
      kind: 'measured',
      product: { name: { basis: 'unknown' } },
    };
    const named = product('Archive', { name: 'SCP', acceptor: { contexts: [context] } });
    const comparison = compareFacts(unnamed, named);
    const [scu, scp] = ['STORESCU (SCU, measured)', 'Archive (SCP, SCP, claimed)'];
    expect(comparisonText(comparison).split(' may talk')[0]).to.equal(`${scu} and ${scp}`);
    expect(comparisonMarkdown(comparison)).to.include(`\n## ${scu} to ${scp}\n`);
    const page = comparisonHtml(comparison, { name: 'cstore', version: '1' });
    expect(page).to.include(`<a href="#meeting-1">${scu} to ${scp}</a>`).and.include(`>${scu} to ${scp}</h2>`);
    expect(page).to.include(`<span>${scu} and ${scp} `);
    expect(page + comparisonText(comparison) + JSON.stringify(comparison)).to.not.include('not named');
  });

  it('has the lines of a topic worst first, in every form', () => {
    const of = (sopClass: string, transferSyntaxes: string[]) => ({ sopClass, transferSyntaxes });
    const both = ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian'];
    const comparison = compareFacts(
      product('A', {
        name: 'SCU',
        initiator: {
          contexts: [context, of('MRImageStorage', both), of('USImageStorage', both), of('RTImageStorage', both)],
          associations: { maximumAssociations: 2 },
        },
      }),
      product('B', {
        name: 'SCP',
        acceptor: {
          contexts: [context, of('MRImageStorage', both), of('RTImageStorage', both)],
          associations: { maximumAssociations: 1 },
        },
      }),
    );
    const subjects = [
      'USImageStorage',
      'MRImageStorage',
      'RTImageStorage',
      'CTImageStorage',
      'Associations at once',
      'Longest PDU',
    ];
    const { lines } = comparison.meetings[0] ?? { lines: [] };
    expect(lines.map(({ subject }) => subject).filter((it) => subjects.includes(it))).to.deep.equal(subjects);
    const [text, markdown, page] = [
      comparisonText(comparison),
      comparisonMarkdown(comparison),
      comparisonHtml(comparison, { name: 'cstore', version: '1' }),
    ];
    const found = (form: string, before: string) => [
      ...form.matchAll(new RegExp(`${before}(${subjects.join('|')})`, 'gm')),
    ];
    for (const [form, before] of [
      [text, '^  \\S+(?: not)? +'],
      [markdown, '^\\| '],
      [page, '<th scope="row">'],
    ] as const)
      expect(found(form, before).map((it) => it[1])).to.deep.equal(subjects);
  });

  it('says so if there is nothing to compare', () => {
    expect(comparisonText({ meetings: [] })).to.include('Nothing to compare');
  });
});
