// A drawing of a document in words (PS3.2 Annex N wants figures of data flow and sequencing).

import type { Drawing } from './document.ts';

/** A drawing in words, one line an arrow. */
export function drawingLines(drawing: Drawing): string[] {
  if (drawing.kind === 'flow') return drawing.flows.map(({ from, to, label }) => `${from} → ${to}: ${label}`);
  const { parties, messages } = drawing;
  return messages.map(({ from, to, text }) => `${parties[from]} → ${parties[to]}: ${text}`);
}
