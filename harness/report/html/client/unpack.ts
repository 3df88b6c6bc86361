// The data of the page as it was before it was deflated and written in base64.

import type { PageData } from '../page-data/packed-case.ts';

/** The data; none if the page has none. Rejects if they are damaged. */
export async function unpackData(): Promise<PageData> {
  const packed = document.getElementById('page-data')?.textContent;
  if (!packed) return { scenarios: [], pdus: [] };
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(inflated).json();
}
