import { expect } from 'chai';
import { markdownText } from './markdown-text.ts';

describe('Text in Markdown', () => {
  it('stays text, whatever marks it has', () => {
    expect(markdownText('<img src=x> | `code` [a](http://b) &amp; ~~x~~ *y* _z_')).to.equal(
      '&lt;img src\\=x&gt; \\| \\`code\\` \\[a\\]\\(http\\:\\/\\/b\\) &amp;amp\\; \\~\\~x\\~\\~ \\*y\\* \\_z\\_',
    );
  });

  it('stays on its line, with what is invisible as an escape', () => {
    expect(markdownText('a\n# b\r\t\u001b\u202e')).to.equal('a\\\\n\\# b\\\\r\\\\t\\\\x1b\\\\u202e');
  });

  it('mentions nobody', () => {
    expect(markdownText('@everyone')).to.equal('@<!-- -->everyone');
  });
});
