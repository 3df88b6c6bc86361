// Instructions of the template, which stand in brackets and may go over several paragraphs (PS3.2 Annex N).

import { lineOf, type WordBlock } from './blocks.ts';

/** Longer ones are none: a bracket was not closed. */
const mostParagraphs = 40;

/** The instructions among the blocks of a section; one that a table or figure interrupts is left alone. */
export function instructionsIn(xml: string, blocks: readonly WordBlock[]): WordBlock[][] {
  const found: WordBlock[][] = [];
  let open: WordBlock[] = [];
  let depth = 0;
  for (const block of blocks) {
    const line = block.kind === 'paragraph' ? lineOf(xml, block.element) : undefined;
    const isPart = line !== undefined && (open.length > 0 || line.startsWith('['));
    if (isPart) {
      open.push(block);
      depth += depthOf(line);
    }
    // Brackets within, as in `[Selection Value 1]`, are closed before the last.
    const isClosed = isPart && depth <= 0 && line.endsWith(']');
    if (isClosed) found.push(open);
    if (isPart && !isClosed && open.length < mostParagraphs) continue;
    open = [];
    depth = 0;
  }
  return found;
}

/** How many more brackets are opened than closed. */
function depthOf(line: string): number {
  let depth = 0;
  for (const character of line) depth += character === '[' ? 1 : character === ']' ? -1 : 0;
  return depth;
}
