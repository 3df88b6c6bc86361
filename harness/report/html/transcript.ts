// A transcript set for reading: lines of PDUs apart from the hex below them.

import type { WireRecord } from '../../model/wire-record.ts';
import { describeWire } from '../../words/describe-wire.ts';
import { html, type Markup } from './markup.ts';

/** The transcript of a case; it takes the focus so that the keyboard can scroll it. The style sheet adds the legend. */
export function transcriptFigure(wire: readonly WireRecord[]): Markup {
  if (wire.length === 0) return html``;
  return html`<figure class="transcript"><figcaption>Transcript</figcaption>
<pre tabindex="0" role="group" aria-label="Transcript">${wire.map(recordMarkup)}</pre>
</figure>`;
}

/** Lines of what was sent are bold elements and of what came italic ones, which the style sets in two colours. */
function recordMarkup(record: WireRecord): Markup {
  const text = `${describeWire([record])}\n`;
  if (record.direction === 'sent') return html`<b>${text}</b>`;
  return record.direction === 'received' ? html`<i>${text}</i>` : html`${text}`;
}
