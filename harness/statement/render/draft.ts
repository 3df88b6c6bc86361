// A draft says on its first pages what is open, who has to fill it, and how.

import type { Open, StatementDocument } from '../document/document.ts';
import { head, paragraph, plainTable, row } from '../document/make.ts';

const fillers: Readonly<Record<Open['who'], string>> = { measurement: 'Measurement or vendor', vendor: 'Vendor' };

/** The document with the list of its open questions after the first page. */
export function withOpenPlaces(document: StatementDocument, open: readonly Open[], cells: number): StatementDocument {
  const rows = open.map(({ who, how }, at) => row(String(at + 1), fillers[who], how));
  return {
    ...document,
    title: `${document.title} (draft)`,
    front: [
      ...document.front,
      { kind: 'heading', text: 'Draft: what is open' },
      paragraph(`This is a draft and no statement: ${cells} places wait for ${open.length} answers.`),
      plainTable(head('Open', 'Who', 'How'), ...rows),
    ],
  };
}
