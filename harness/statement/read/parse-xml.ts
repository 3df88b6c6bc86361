// Strict XML for the parts of a DOCX, with bounded depth (ECMA-376 part 2).

import { SaxesParser } from 'saxes';
import { deepest, UnreadableStatementError } from './limits.ts';

/** Who takes the elements of a part; names are without their prefix. */
export interface XmlTaker {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Reads XML strictly. Entities that a document defines itself are not expanded by the parser, and depth is bounded. */
export function parseXml(xml: string, taker: XmlTaker): void {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw new UnreadableStatementError(`its XML is broken: ${error.message.split('\n')[0]}`, { cause: error });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) throw new UnreadableStatementError(`its XML is nested more than ${deepest} deep`);
    taker.open(local(name), localNames(attributes as Record<string, string>));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    taker.close(local(name));
  });
  parser.on('text', (found) => taker.text(found));
  parser.on('cdata', (found) => taker.text(found));
  parser.write(xml).close();
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function localNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}
