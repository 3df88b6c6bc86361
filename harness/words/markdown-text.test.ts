import { expect } from 'chai';
import fc from 'fast-check';
import { marked } from 'marked';
import { markdownText } from './markdown-text.ts';
import { visibleLine } from './visible-text.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** The text that a reader of HTML sees, without the comment that keeps an @ from mentioning anybody. */
const seen = (html: string) =>
  html
    .replaceAll('<!-- -->', '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ');
const plain = (text: string) => visibleLine(text).trim().replace(/\s+/g, ' ');

/** Strings made of what Markdown has a meaning for. */
const marks = fc
  .array(
    fc.constantFrom(
      ...'` * _ ~ [ ] ( ) < > # | \\ & ! @ - + = 1. : / " \' { } $ % ^ a b x'.split(' '),
      ...[
        'http://x.y',
        'www.x.y',
        'a@b.c',
        ':smile:',
        '&amp;',
        '<b>',
        '![a](b)',
        '[a]: b',
        ' ',
        '    ',
        '\n',
        '---',
        '/close',
      ],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const texts = fc.oneof(marks, fc.string(), fc.string({ unit: 'binary' }));

describe('Text in Markdown', () => {
  it('stays text, whatever marks it has', () => {
    expect(markdownText('<img src=x> | `code` [a](http://b) &amp; ~~x~~ *y* _z_')).to.equal(
      '&lt;img src=x&gt; \\| \\`code\\` \\[a\\](http:\\/\\/b) &amp;amp; \\~\\~x\\~\\~ \\*y\\* \\_z\\_',
    );
  });

  it('stays readable where it has none', () => {
    const sentence = 'PS3.8 9.2.3: the A-ASSOCIATE-AC lacks an Implementation Class UID (2 of 9 cases).';
    expect(markdownText(sentence)).to.equal(sentence);
  });

  it('stays on its line, with what is invisible as an escape', () => {
    expect(markdownText('a\n# b\r\t\u001b\u202e')).to.equal('a\\\\n\\# b\\\\r\\\\t\\\\x1b\\\\u202e');
  });

  it('makes no picture of a name between colons', () => {
    expect(markdownText('12:smile: and 10:30')).to.equal('12\\:smile: and 10:30');
  });

  it('mentions nobody', () => {
    expect(markdownText('@everyone')).to.equal('@<!-- -->everyone');
  });

  for (const [where, markdown, around] of [
    ['a paragraph', (text: string) => `The system: ${text}.`, /^<p>The system: (.*)\.<\/p>\n$/s],
    ['an item of a list', (text: string) => `- ${text}`, /^<ul>\n<li>(.*)<\/li>\n<\/ul>\n$/s],
    ['a heading', (text: string) => `## ${text}.`, /^<h2>(.*)\.<\/h2>\n$/s],
    [
      'a cell of a table',
      (text: string) => `| a |\n|---|\n| x${text}x |`,
      /<tbody><tr>\n<td>x(.*)x<\/td>\n<\/tr>\n<\/tbody>/s,
    ],
  ] as const) {
    it(`is what a reader sees of it, in ${where}`, () => {
      fc.assert(
        fc.property(texts, (text) => {
          fc.pre(plain(text) !== '');
          const rendered = marked.parse(markdown(markdownText(text)), { async: false, gfm: true });
          expect(seen(around.exec(rendered)?.[1] ?? `nothing in ${rendered}`)).to.equal(plain(text));
        }),
        { numRuns: 1000 },
      );
    });
  }
});
