// When things happened in a conversation: a mark a record on a line from its beginning to its end.

import type { WireRecord } from '../../model/wire-record.ts';
import { html, type Markup } from './markup.ts';
import { duration } from './words.ts';

/** The strip; nothing for a conversation that took no time. */
export function timeStrip(wire: readonly WireRecord[]): Markup {
  const end = Math.max(...wire.map(({ at }) => at));
  if (end <= 0) return html``;
  const marks = wire.map(({ at, direction }) => {
    const x = ((at / end) * 996 + 1).toFixed(1);
    const [y, height] = direction === 'event' ? [6, 8] : direction === 'sent' ? [0, 10] : [10, 10];
    return html`<rect class="mark-${direction}" x="${x}" y="${y}" width="2" height="${height}"/>`;
  });
  return html`<svg class="times" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="Records over ${duration(end)}: above what was sent, below what came"><rect class="axis" x="0" y="9.5" width="1000" height="1"/>${marks}</svg>`;
}
