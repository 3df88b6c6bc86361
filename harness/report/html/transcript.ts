// A transcript set for reading: lines of PDUs apart from the hex below them.

import { html, type Markup } from './markup.ts';

/** Lines that begin with a direction: to the SUT, from the SUT, or an event that is no PDU. */
const directions: Readonly<Record<string, string>> = { '>': 'out', '<': 'in', '-': 'event' };

/** The transcript of a case; the region takes the focus so that the keyboard can scroll it. */
export function transcriptFigure(transcript: string, label: string): Markup {
  if (transcript === '') return html``;
  return html`<figure class="transcript">
<figcaption>Transcript <span class="legend"><span class="t-out">&gt; to the system under test</span> <span class="t-in">&lt; from it</span></span></figcaption>
<pre tabindex="0" role="region" aria-label="Transcript of ${label}">${blocks(transcript)}</pre>
</figure>`;
}

/** One span for each line of a PDU and one for the hex below it, to keep a page of many cases small. */
function blocks(transcript: string): Markup[] {
  const found: { kind: string; lines: string[] }[] = [];
  for (const line of transcript.split('\n')) {
    const kind = directions[line[0] ?? ''] ?? 'hex';
    const last = found.at(-1);
    if (kind === 'hex' && last?.kind === 'hex') last.lines.push(line);
    else found.push({ kind, lines: [line] });
  }
  return found.map(({ kind, lines }) => html`<span class="t-${kind}">${lines.join('\n')}\n</span>`);
}
