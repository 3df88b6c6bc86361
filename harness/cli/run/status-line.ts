// One line on a terminal that is written over while work goes on; nothing anywhere else.

import { escapeControls, fitTo, type Output } from '../terminal.ts';

export interface StatusLine {
  /** Draws the line, unless it was drawn a moment ago. */
  show(text: string): void;
  /** Takes the line away, so that something else can be printed. */
  clear(): void;
}

/** Milliseconds between two drawings; more would only slow the terminal. */
const redrawMs = 50;
/** Width assumed where the terminal does not tell, or says 0 as some containers do. */
const defaultColumns = 80;
const erase = '\r\u001b[K';

/** A status line on `output`, or nothing where a line cannot be written over. `now` tells the time in milliseconds. */
export function showStatus(output: Output, live: boolean, now: () => number = () => performance.now()): StatusLine {
  if (!live) return { show: () => {}, clear: () => {} };
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(text) {
      if (now() - drawnAt < redrawMs) return;
      drawnAt = now();
      isShown = true;
      output.write(erase + fitTo((output.columns || defaultColumns) - 1, escapeControls(text)));
    },
    clear() {
      if (isShown) output.write(erase);
      isShown = false;
    },
  };
}
