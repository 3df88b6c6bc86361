// Instructions of the template, which stand in brackets and may go over several paragraphs (PS3.2 Annex N).

import { lineOf, type WordBlock } from './blocks.ts';

/** Longer ones are none: a bracket was not closed. */
const mostParagraphs = 40;

/** The instructions among the blocks of a section; one that a table or figure interrupts is left alone. */
export function instructionsIn(xml: string, blocks: readonly WordBlock[]): WordBlock[][] {
  const found: WordBlock[][] = [];
  let open: WordBlock[] | undefined;
  for (const block of blocks) {
    const line = block.kind === 'paragraph' ? lineOf(xml, block.element) : undefined;
    if (line === undefined) open = undefined;
    else if (open || line.startsWith('[')) {
      open = [...(open ?? []), block];
      if (isClosed(xml, open)) {
        found.push(open);
        open = undefined;
      } else if (open.length >= mostParagraphs) open = undefined;
    }
  }
  return found;
}

/** Brackets within, as in `[Selection Value 1]`, are closed before the last. */
function isClosed(xml: string, blocks: readonly WordBlock[]): boolean {
  const text = blocks.map(({ element }) => lineOf(xml, element)).join(' ');
  let depth = 0;
  for (const character of text) depth += character === '[' ? 1 : character === ']' ? -1 : 0;
  return depth <= 0 && text.endsWith(']');
}
