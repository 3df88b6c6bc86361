// Reads a statement in HTML, of any tool: headings, paragraphs, lists and tables; tags that are not closed are tolerated.

import type { Cell, Row, StatementDocument } from '../document/document.ts';
import { DocumentBuilder, oneLine, raised, spanned } from './document-builder.ts';
import { type HtmlToken, htmlTokens } from './html-tokens.ts';

interface OpenTable {
  caption: string;
  readonly rows: Row[];
  cells: { cell: Cell; isHead: boolean }[] | undefined;
  inHead: boolean;
  cell: { readonly isHead: boolean; readonly columns: number; readonly rows: number } | undefined;
}

/** Elements after which a text ends. */
const blockElements = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'body',
  'blockquote',
  'dd',
  'dt',
  'dl',
  'figure',
  'hr',
  'pre',
  'ul',
  'ol',
]);

/** A page as a document. A table within a cell is text of that cell. */
export function readHtml(page: string): StatementDocument {
  const reader = new HtmlReader();
  for (const token of htmlTokens(page)) reader.take(token);
  return reader.end();
}

class HtmlReader {
  readonly #builder = new DocumentBuilder();
  #text = '';
  #heading: number | undefined;
  #items: string[] | undefined;
  #inItem = false;
  #table: OpenTable | undefined;
  #nested = 0;
  #caption: 'table' | 'figure' | undefined;
  #titled = false;
  #skipped = 0;
  /** Where a text that stands higher begins. */
  #raised: number | undefined;

  take(token: HtmlToken): void {
    if (token.kind === 'text') {
      if (this.#skipped === 0) this.#text += token.text.replaceAll(/\s+/g, ' ');
    } else if (token.kind === 'open') this.#open(token.name, token.attributes);
    else this.#close(token.name);
  }

  end(): StatementDocument {
    if (this.#table) this.#endTable();
    this.#flush();
    return this.#builder.document();
  }

  #open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'nav') this.#skipped++;
    if (this.#skipped > 0) {
      // Links within the document; those to other pages are no contents of it.
      if (name === 'a' && attributes.get('href')?.startsWith('#')) this.#builder.contents();
      return;
    }
    if (name === 'sup') this.#raised = this.#text.length;
    else if (name === 'br') this.#text += '\n';
    else if (this.#table) this.#openInTable(name, attributes);
    else if (/^h[1-6]$/.test(name))
      this.#begin(() => {
        this.#heading = Number(name[1]);
      });
    else if (name === 'table')
      this.#begin(() => {
        this.#endList();
        this.#table = { caption: '', rows: [], cells: undefined, inHead: false, cell: undefined };
      });
    else if (name === 'li')
      this.#begin(() => {
        this.#items ??= [];
        this.#inItem = true;
      });
    else if (name === 'figcaption')
      this.#begin(() => {
        this.#caption = 'figure';
      });
    else if (blockElements.has(name)) {
      this.#flush();
      this.#titled = name === 'p' && attributes.get('class') === 'title';
    }
  }

  #begin(then: () => void): void {
    this.#flush();
    then();
  }

  #openInTable(name: string, attributes: ReadonlyMap<string, string>): void {
    const table = this.#table;
    if (!table) return;
    if (name === 'table') this.#nested++;
    if (this.#nested > 0) {
      this.#text += ' ';
      return;
    }
    if (name === 'caption') this.#text = '';
    if (name === 'thead') table.inHead = true;
    if (name === 'tbody' || name === 'tfoot') table.inHead = false;
    if (name === 'tr') this.#endRow();
    if (name === 'td' || name === 'th') {
      this.#endCell();
      table.cells ??= [];
      table.cell = {
        isHead: name === 'th',
        columns: Number(attributes.get('colspan') ?? 1),
        rows: Number(attributes.get('rowspan') ?? 1),
      };
      this.#text = '';
    }
    if ((name === 'p' || name === 'li' || name === 'div') && this.#text.trim() !== '') this.#text += '\n';
  }

  #close(name: string): void {
    if (name === 'nav' && this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    if (this.#skipped > 0) return;
    if (name === 'sup') this.#endRaised();
    else if (this.#table) this.#closeInTable(name);
    else if (/^h[1-6]$/.test(name) || name === 'li' || name === 'figcaption') this.#flush();
    else if (name === 'ul' || name === 'ol') {
      this.#flush();
      this.#endList();
    } else if (blockElements.has(name)) this.#flush();
  }

  #closeInTable(name: string): void {
    const table = this.#table;
    if (!table) return;
    if (name === 'table') {
      if (this.#nested > 0) this.#nested--;
      else this.#endTable();
      return;
    }
    if (this.#nested > 0) return;
    if (name === 'caption') {
      table.caption = this.#text;
      this.#text = '';
    } else if (name === 'td' || name === 'th') this.#endCell();
    else if (name === 'tr') this.#endRow();
    else if (name === 'thead') {
      this.#endRow();
      table.inHead = false;
    }
  }

  #endRaised(): void {
    const at = this.#raised;
    this.#raised = undefined;
    if (at !== undefined && at <= this.#text.length)
      this.#text = this.#text.slice(0, at) + raised(this.#text.slice(at));
  }

  #endCell(): void {
    const table = this.#table;
    if (!table?.cell) return;
    const { isHead, columns, rows } = table.cell;
    table.cells?.push({ cell: spanned(cellText(this.#text), columns, rows), isHead });
    table.cell = undefined;
    this.#text = '';
  }

  #endRow(): void {
    this.#endCell();
    const table = this.#table;
    if (!table?.cells) return;
    const cells = table.cells.map(({ cell }) => cell);
    const isBand = cells.length === 1 && (cells[0]?.columns ?? 1) > 1;
    const isHead = !isBand && (table.inHead || (table.cells.length > 0 && table.cells.every((one) => one.isHead)));
    if (cells.length > 0) table.rows.push({ kind: isHead ? 'head' : 'body', cells });
    table.cells = undefined;
  }

  #endTable(): void {
    this.#endRow();
    const table = this.#table;
    this.#table = undefined;
    this.#nested = 0;
    this.#text = '';
    if (table) this.#builder.table(table.rows, table.caption === '' ? undefined : table.caption);
  }

  #endList(): void {
    if (this.#items) this.#builder.list(this.#items);
    this.#items = undefined;
    this.#inItem = false;
  }

  /** Ends the text that is being read, as what it is. */
  #flush(): void {
    const text = cellText(this.#text);
    this.#text = '';
    if (text === '') return;
    if (this.#heading !== undefined) {
      this.#endList();
      this.#builder.heading(this.#heading, text);
      this.#heading = undefined;
    } else if (this.#caption) {
      this.#builder.figure(text);
      this.#caption = undefined;
    } else if (this.#inItem && this.#items) this.#items.push(text);
    else if (this.#titled) {
      this.#titled = false;
      this.#builder.title(oneLine(text));
    } else this.#builder.paragraph(text);
  }
}

/** Lines without the spaces around them. */
function cellText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
