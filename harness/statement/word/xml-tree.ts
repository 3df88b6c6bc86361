// XML as a tree that knows where each element stands, so that a part of a DOCX is changed in some places and nowhere else.

import { SaxesParser } from 'saxes';
import { deepest, mostElements, UnreadableStatementError } from '../read/limits.ts';

/** An element; offsets are those of the text that it was read from. */
export interface XmlElement {
  /** With its prefix, e.g. `w:p`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly start: number;
  /** Behind its start tag; `end` if it is empty and has no end tag. */
  readonly inner: number;
  /** Before its end tag. */
  innerEnd: number;
  end: number;
}

const none: Readonly<Record<string, string>> = {};

/**
 * The root element.
 * @throws UnreadableStatementError when it is broken, beyond a limit, or has a DOCTYPE, which ECMA-376 part 2, 8.1.4 forbids.
 */
export function parseTree(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  parser.on('error', (error) => {
    throw new UnreadableStatementError(`its XML is broken: ${error.message.split('\n')[0]}`, { cause: error });
  });
  parser.on('doctype', () => {
    throw new UnreadableStatementError('its XML has a DOCTYPE, with which it could define entities');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= deepest) throw new UnreadableStatementError(`its XML is nested more than ${deepest} deep`);
    if (++count > mostElements) throw new UnreadableStatementError(`its XML has more than ${mostElements} elements`);
    const inner = parser.position;
    const own = attributes as Record<string, string>;
    const element: XmlElement = {
      name,
      attributes: Object.keys(own).length > 0 ? own : none,
      children: [],
      // No "<" stands within a tag.
      start: xml.lastIndexOf('<', inner - 1),
      inner,
      innerEnd: inner,
      end: inner,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    const element = open.pop();
    if (!element || isSelfClosing) return;
    element.end = parser.position;
    element.innerEnd = xml.lastIndexOf('<', element.end - 1);
  });
  parser.write(xml).close();
  if (!root) throw new UnreadableStatementError('its XML has no element');
  return root;
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** All elements of a name below one, in their order. */
export function descendants(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return element.children.flatMap((one) => [...(names.includes(one.name) ? [one] : []), ...descendants(one, ...names)]);
}

/** Text as XML; what a document must not hold has been made visible before. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The text of XML without elements. */
export function unescapeXml(xml: string): string {
  return xml.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
