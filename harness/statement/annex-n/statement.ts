// A DICOM Conformance Statement in the structure of PS3.2 Annex N, from facts of a product.

import type { Section, StatementDocument } from '../document/document.ts';
import { paragraph } from '../document/make.ts';
import type { MergedFacts } from '../product/merge.ts';
import { atAGlance, cover } from './first-page.ts';
import { inputOf, statementTitle } from './input.ts';
import { sectionsOfStatement } from './sections.ts';

/** Makes the document; tables are not numbered yet. */
export function annexNStatement(merged: MergedFacts): StatementDocument {
  const input = inputOf(merged);
  return {
    title: statementTitle(input),
    front: [...cover(input), ...atAGlance(input)],
    sections: [...sectionsOfStatement(input), aboutWording(merged.facts.standard)],
    // Every format is written with one.
    hasContents: true,
  };
}

/** PS3.2 wants the sentences of its template, which are not ours to give: the last page says so. */
function aboutWording(standard: string): Section {
  return {
    number: '14',
    title: 'About this Document',
    blocks: [
      paragraph(
        `Sections, tables and their titles are those of the template in PS3.2 Annex N, edition ${standard}. The wording of the template is not included: the sentences are those of the vendor and of the tool that made this document from measured values.`,
      ),
    ],
    sections: [],
  };
}
