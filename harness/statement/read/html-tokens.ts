// HTML as a stream of tags and texts: tolerant, in one pass and without regard to what a page would run.

/** A tag or a text between tags. */
export type HtmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** What stands in these is no text of the document. */
const rawElements = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head']);

/** Reads the tokens of a page one after the other. */
export function* htmlTokens(page: string): Generator<HtmlToken> {
  let at = 0;
  while (at < page.length) {
    const next = page.indexOf('<', at);
    if (next < 0) {
      yield { kind: 'text', text: unescapeHtml(page.slice(at)) };
      return;
    }
    if (next > at) yield { kind: 'text', text: unescapeHtml(page.slice(at, next)) };
    const tag = tagAt(page, next);
    if (tag.token) yield tag.token;
    at =
      tag.token?.kind === 'open' && rawElements.has(tag.token.name) ? endOfRaw(page, tag.end, tag.token.name) : tag.end;
  }
}

/** A tag at `<`, with where it ends; a lone `<` is a text. */
function tagAt(page: string, start: number): { readonly token?: HtmlToken; readonly end: number } {
  if (page.startsWith('<!--', start)) return { end: after(page, '-->', start + 4) };
  if (/^<[!?]/.test(page.slice(start, start + 2))) return { end: after(page, '>', start) };
  const [, slash, name] = /^<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)/.exec(page.slice(start, start + 80)) ?? [];
  if (name === undefined) return { token: { kind: 'text', text: '<' }, end: start + 1 };
  const end = endOfTag(page, start + 1);
  if (slash) return { token: { kind: 'close', name: name.toLowerCase() }, end };
  const inside = page.slice(start + 1 + name.length, end - 1);
  return { token: { kind: 'open', name: name.toLowerCase(), attributes: attributesOf(inside) }, end };
}

function after(page: string, mark: string, from: number): number {
  const found = page.indexOf(mark, from);
  return found < 0 ? page.length : found + mark.length;
}

/** The end of a tag: a `>` in quotes is none. */
function endOfTag(page: string, from: number): number {
  let quote = '';
  for (let at = from; at < page.length; at++) {
    const character = page[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return page.length;
}

function endOfRaw(page: string, from: number, name: string): number {
  const end = page.toLowerCase === undefined ? -1 : indexOfClose(page, from, name);
  return end < 0 ? page.length : end;
}

function indexOfClose(page: string, from: number, name: string): number {
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  close.lastIndex = from;
  const found = close.exec(page);
  return found ? found.index + found[0].length : -1;
}

const attributePattern = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(attributePattern)) {
    found.set(name.toLowerCase(), unescapeHtml(double ?? single ?? bare ?? ''));
  }
  return found;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rarr: '→',
  copy: '©',
  reg: '®',
  trade: '™',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  deg: '°',
  micro: 'µ',
  times: '×',
  le: '≤',
  ge: '≥',
  shy: '',
};

function unescapeHtml(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
