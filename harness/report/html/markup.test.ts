import { expect } from 'chai';
import fc from 'fast-check';
import { escapeHtml, html } from './markup.ts';

describe('The html tag', () => {
  it('escapes text in elements and attributes', () => {
    const value = `<img src=x onerror="alert('1')">&`;
    expect(html`<p title="${value}">${value}</p>`.text).to.equal(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>',
    );
  });

  it('takes markup as it is and joins lists', () => {
    expect(html`<ul>${['a', 'b'].map((each) => html`<li>${each}</li>`)}</ul>`.text).to.equal(
      '<ul><li>a</li><li>b</li></ul>',
    );
  });

  it('leaves out what is undefined or false, and prints 0', () => {
    expect(html`[${undefined}${false}${0}]`.text).to.equal('[0]');
  });

  it('shows control characters as escapes', () => {
    expect(html`${'\x1b[2J\u202e'}`.text).to.equal('\\x1b[2J\\u202e');
  });

  it('lets nothing through that opens a tag, ends an attribute or starts an entity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.to.match(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });
});
