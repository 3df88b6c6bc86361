// The data of the page as it was before it was deflated and written in base64.

import type { PackedScenarios } from '../page-data/packed-case.ts';

/** The cases; none if the page has no data. Rejects if they are damaged. */
export async function unpackCases(): Promise<PackedScenarios> {
  const packed = document.getElementById('case-data')?.textContent;
  if (!packed) return [];
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(inflated).json();
}
