// What the vendor says in a section: PS3.2 Annex N has many that no measurement can fill.

import type { Block } from '../document/document.ts';
import { notApplicable, paragraph, paragraphs } from '../document/make.ts';
import { ask, type Input, sectionText } from './input.ts';

/** What the vendor adds to a section, if anything. */
export function more(input: Input, number: string): Block[] {
  const said = sectionText(input, number);
  if (said?.value === undefined || said.value.trim() === notApplicable) return [];
  return paragraphs({ text: said.value, ground: { basis: said.basis } });
}

/** What the vendor says in a section, or that it is his to say. */
export function told(input: Input, number: string, how: string): Block[] {
  const said = more(input, number);
  return said.length > 0 ? said : [paragraph(ask(`sections."${number}"`, how))];
}
