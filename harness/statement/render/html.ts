// A statement as one HTML file that asks for nothing and runs nothing (PS3.2 Annex N).

import { contentSecurityPolicy } from '../../report/html/content-security.ts';
import { html, type Markup, trusted } from '../../report/html/markup.ts';
import type { Block, Cell, Row, Section, StatementDocument, Table } from '../document/document.ts';
import { sectionsOf } from '../document/walk.ts';
import { statementStyle } from './style.ts';
import { drawingSvg } from './svg.ts';

/** The document as an HTML page. */
export function statementHtml(document: StatementDocument): string {
  const page = html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy({ style: statementStyle })}">
<title>${document.title}</title>
<style>${trusted(statementStyle)}</style>
</head>
<body>
<header>
<p class="title">${document.title}</p>
${document.front.map(blockHtml)}
</header>
<nav aria-label="Table of Contents">
<p class="contents">Table of Contents</p>
<ol>
${sectionsOf(document).map(entryHtml)}
</ol>
</nav>
<main>
${document.sections.map((section) => sectionHtml(section, 1))}
</main>
</body>
</html>
`;
  return page.text;
}

const idOf = ({ number }: Section) => `s${number}`;

function entryHtml(section: Section): Markup {
  const depth = section.number.split('.').length;
  return html`<li class="d${Math.min(depth, 4)}"><a href="#${idOf(section)}">${section.number} ${section.title}</a></li>
`;
}

/** HTML has six levels of headings; deeper sections are of the sixth. */
function sectionHtml(section: Section, depth: number): Markup {
  const level = Math.min(depth, 6);
  return html`<section id="${idOf(section)}">
${trusted(`<h${level}>`)}${section.number} ${section.title}${trusted(`</h${level}>`)}
${section.blocks.map(blockHtml)}${section.sections.map((below) => sectionHtml(below, depth + 1))}</section>
`;
}

function blockHtml(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return html`<p class="heading">${block.text}</p>\n`;
    case 'paragraph':
      return html`<p${marks(block)}>${lines(block)}</p>\n`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li${marks(item)}>${lines(item)}</li>`)}</ul>\n`;
    case 'figure':
      return html`<figure>
${block.drawing ? drawingSvg(block.drawing, block.title) : ''}
<figcaption>${captionOf('Figure', block.number, block.title)}</figcaption>
</figure>
`;
    default:
      return tableHtml(block);
  }
}

/** `Table 7-3. Title`, or the title alone. */
export function captionOf(kind: 'Table' | 'Figure', number: string | undefined, title: string): string {
  return number === undefined ? title : `${kind} ${number}. ${title}`;
}

function tableHtml(table: Table): Markup {
  const caption = captionOf('Table', table.number, table.title);
  const heads = table.rows.filter(({ kind }) => kind === 'head');
  const body = table.rows.filter(({ kind }) => kind !== 'head');
  const template = table.template === undefined ? '' : html` data-template="${table.template}"`;
  return html`<div class="table"><table${template}>
${caption === '' ? '' : html`<caption>${caption}</caption>\n`}${heads.length === 0 ? '' : html`<thead>\n${heads.map(rowHtml)}</thead>\n`}<tbody>
${body.map(rowHtml)}</tbody>
</table></div>
`;
}

function rowHtml({ kind, cells }: Row): Markup {
  const tag = kind === 'body' ? 'td' : 'th';
  const all = cells.map(
    (cell) => html`${trusted(`<${tag}`)}${spans(cell)}${marks(cell)}>${lines(cell)}${trusted(`</${tag}>`)}`,
  );
  return html`<tr${kind === 'band' ? html` class="band"` : ''}>${all}</tr>\n`;
}

function spans({ columns = 1, rows = 1 }: Cell): Markup {
  return html`${columns > 1 && html` colspan="${columns}"`}${rows > 1 && html` rowspan="${rows}"`}`;
}

/** What is open is marked, and says on hovering how it is filled. */
function marks({ open }: Cell): Markup | string {
  return open ? html` class="open" title="${open.how}"` : '';
}

function lines({ text }: Cell): Markup[] {
  return text.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`));
}
