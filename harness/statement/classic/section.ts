// Sections in the structure of PS3.2 Annex A.

import { ask, type Input, saysNotApplicable } from '../annex-n/input.ts';
import { createsNothing } from '../annex-n/iods.ts';
import { more } from '../annex-n/vendor-text.ts';
import type { Block, Section } from '../document/document.ts';
import { notApplicableSection, paragraph } from '../document/make.ts';

export function sectionOf(
  number: string,
  title: string,
  blocks: readonly Block[],
  sections: readonly Section[] = [],
): Section {
  return { number, title, blocks, sections };
}

/** A section that does not apply if nothing stands in it. */
export function decided(number: string, title: string, blocks: readonly Block[]): Section {
  return blocks.length > 0 ? sectionOf(number, title, blocks) : notApplicableSection(number, title);
}

/** A section of the vendor: his text, or that of the section of Annex N that is about the same. */
export function vendorSection(input: Input, number: string, title: string, same = `A.${number}`): Section {
  const own = `A.${number}`;
  const says = [own, same].find((key) => saysNotApplicable(input, key) || more(input, key).length > 0);
  if (same === '9' && says === undefined && createsNothing(input)) return notApplicableSection(number, title);
  if (says === undefined)
    return sectionOf(number, title, [
      paragraph(ask(`sections."${own}"`, `what there is to say about "${title}", or "N/A"`)),
    ]);
  return decided(number, title, more(input, says));
}
