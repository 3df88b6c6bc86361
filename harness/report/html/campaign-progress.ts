// How far a campaign is, as a page that asks for itself again every few seconds: no server and no script are needed to watch it.

import type { CampaignProgress, SystemProgress } from '../../model/campaign-progress.ts';
import { verdictKinds } from '../../model/verdict.ts';
import { contentSecurityPolicy } from './content-security.ts';
import { html, trusted } from './markup.ts';
import { pageStyle } from './style.ts';
import { counted } from './words.ts';

/** A campaign as far as it is. */
export interface CampaignPage {
  readonly progress: CampaignProgress;
  /** How long it has taken, in words. */
  readonly elapsed: string;
  readonly isOver: boolean;
}

/** Seconds between two looks. */
const everySeconds = 3;

/** The page. */
export function campaignProgressPage({ progress, elapsed, isOver }: CampaignPage): string {
  const { name, systems, trouble } = progress;
  const [ended, units] = [sum(systems, 'ended'), sum(systems, 'units')];
  const refresh = isOver ? undefined : html`<meta http-equiv="refresh" content="${everySeconds}">`;
  return html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy({ style })}">
<meta name="color-scheme" content="light dark">
${refresh}
<title>${ended} of ${units} units: ${name}</title>
<style>${trusted(style)}</style>
</head>
<body>
<header class="top"><p class="eyebrow">DICOM C-STORE conformance</p>
<h1>Campaign ${name}</h1>
<p class="lead">${ended} of ${counted(units, 'unit')} ended after ${elapsed}.${isOver && html` It is over: <a href="index.html">the report</a>.`}</p>
${trouble !== undefined && html`<p class="lead" role="status">${trouble}</p>`}</header>
<main>
<div class="scroll" role="region" aria-label="Systems" tabindex="0"><table class="side">
<caption class="vh">Progress of each system</caption>
<thead><tr><th scope="col">System</th><th scope="col">Units</th><th scope="col">At once</th>${verdictKinds.map((kind) => html`<th scope="col">${kind}</th>`)}<th scope="col">Finds</th><th scope="col">Units not run</th></tr></thead>
<tbody>${systems.map(row)}</tbody>
</table></div>
</main>
</body>
</html>
`.text;
}

function row({ system, units, ended, errors, verdicts, finds, atOnce, unreachable }: SystemProgress) {
  if (unreachable !== undefined)
    return html`<tr><th scope="row">${system}</th><td colspan="${verdictKinds.length + 4}">cannot be reached: ${unreachable}</td></tr>`;
  return html`<tr><th scope="row">${system}</th><td>${ended} of ${units}</td><td>${atOnce ?? 'as many as workers'}</td>${verdictKinds.map((kind) => html`<td>${verdicts[kind]}</td>`)}<td>${finds}</td><td>${errors}</td></tr>
`;
}

function sum(systems: readonly SystemProgress[], what: 'ended' | 'units'): number {
  return systems.reduce((all, one) => all + one[what], 0);
}

const style = `${pageStyle}
.side th, .side td { padding: .4rem .8rem; text-align: left; border-top: 1px solid var(--hair); }
.side thead th { border-top: 0; color: var(--soft); font-weight: 500; }
`;
