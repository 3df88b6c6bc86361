// Links from a clause to its place in the published standard, edition 2024c, which every clause here is cited from.

import { html, type Markup } from './markup.ts';

const published = 'https://dicom.nema.org/medical/dicom/2024c/output/html';

/** The address of `PS3.8 9.2.3`; undefined for what names no clause. Sections and chapters have anchors of their own. */
export function clauseAddress(ref: string): string | undefined {
  const [, part = '', clause = ''] = /^PS3\.(\d{1,2}) (?:Annex )?([A-Z0-9]+(?:\.[0-9]+)*)$/.exec(ref) ?? [];
  if (part === '') return undefined;
  return `${published}/part${part.padStart(2, '0')}.html#${clause.includes('.') ? 'sect' : 'chapter'}_${clause}`;
}

/** The clause as a link; as text if it names none. */
export function clauseLink(ref: string): Markup {
  const address = clauseAddress(ref);
  return address === undefined ? html`${ref}` : html`<a href="${address}" rel="noreferrer">${ref}</a>`;
}
