// From Markdown to the HTML of a page: headings with the anchors that GitHub gives them, links that lead within the site.

import { Marked, type Tokens } from 'marked';

/** A part of a page below one heading, for the search. */
export interface Section {
  readonly anchor: string;
  readonly heading: string;
  readonly text: string;
}

export interface Rendered {
  readonly html: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

export function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Renders a document; `linkTo` says where a link of it leads in the site. */
export function render(text: string, linkTo: (target: string) => string): Rendered {
  const anchors = new Map<string, number>();
  const sections: { anchor: string; heading: string; text: string }[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: source }) {
        const anchor = anchorOf(source, anchors);
        sections.push({ anchor, heading: plain(source), text: '' });
        return `<h${depth} id="${escaped(anchor)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        return `<a href="${escaped(linkTo(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
      image({ href, text: alternative }) {
        return `<img src="${escaped(linkTo(href))}" alt="${escaped(alternative)}">`;
      },
      code({ text: code }) {
        return `<pre tabindex="0"><code>${escaped(code)}</code></pre>\n`;
      },
      table(token) {
        const row = (cells: readonly Tokens.TableCell[], tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        // A column whose head is empty has no header to be.
        const head = token.header.map((cell) =>
          cell.text === '' ? '<td></td>' : `<th scope="col">${this.parser.parseInline(cell.tokens)}</th>`,
        );
        return `<div class="wide" tabindex="0"><table><thead><tr>${head.join('')}</tr></thead><tbody>${token.rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table></div>\n`;
      },
    },
    walkTokens(token) {
      if (token.type === 'paragraph' || token.type === 'table' || token.type === 'code' || token.type === 'list')
        texts.push(plain(token.raw));
      if (token.type === 'heading') texts.push(heading);
    },
  });
  const heading = Symbol('heading');
  const texts: (string | typeof heading)[] = [];
  const html = marked.parse(text, { async: false });
  let at = -1;
  for (const one of texts) {
    if (one === heading) at += 1;
    else {
      const section = sections[at];
      if (section) section.text += `${one} `;
    }
  }
  return { html, title: sections[0]?.heading ?? '', sections };
}

/** As GitHub makes them; a second heading of the same words gets a number. */
function anchorOf(heading: string, used: Map<string, number>): string {
  const anchor = heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
  const times = used.get(anchor) ?? 0;
  used.set(anchor, times + 1);
  return times === 0 ? anchor : `${anchor}-${times}`;
}

function plain(markdown: string): string {
  return markdown
    .replaceAll(/^ *```\w*$/gm, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^ *\|?[-:| ]+\|?$/gm, ' ')
    .replaceAll(/[`*|#>]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
