// The report of a campaign as one HTML document that asks for nothing, in the manner of the conformance report.

import type { FuzzRun } from '../../model/fuzz-run.ts';
import { contentSecurityPolicy } from '../html/content-security.ts';
import { html, type Markup, trusted } from '../html/markup.ts';
import { pageScript } from '../html/script.ts';
import { severityLegend } from '../html/severities.ts';
import { pageStyle } from '../html/style.ts';
import { verdictShapes } from '../html/verdicts.ts';
import { curveSection } from './curve.ts';
import { faultsSection, warningsSection } from './finds.ts';
import { reachSection } from './reach.ts';
import { fuzzStyle } from './style.ts';
import { fuzzHeader } from './summary.ts';

const style = `${pageStyle}${fuzzStyle}`;
const policy = contentSecurityPolicy({ style, script: pageScript });

/** The report of a campaign as an HTML document. */
export function fuzzPage(run: FuzzRun): string {
  const sections = [faultsSection(run), warningsSection(run), reachSection(run), curveSection(run)];
  return html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${run.tool.name} ${run.tool.version}">
<title>C-STORE fuzzing of ${run.sut.address}</title>
<style>${trusted(style)}</style>
</head>
<body>
${verdictShapes}
<a class="skip" href="#reach">Skip to the reach</a>
${fuzzHeader(run)}
${navigation(sections)}
<main>
${sections}
</main>
<footer>
<h2>How to read the severities</h2>
${severityLegend()}
<p>The same for programs is in <code>fuzz.json</code>; docs/fuzzing.md says how to read a find.</p>
</footer>
<script>${trusted(pageScript)}</script>
</body>
</html>
`.text;
}

const entries = [
  ['faults', 'Faults'],
  ['warnings', 'Warnings'],
  ['reach', 'Reach'],
  ['curve', 'New reactions'],
] as const;

/** Links to those sections that the page has. */
function navigation(sections: readonly Markup[]): Markup {
  const page = sections.map(({ text }) => text).join('');
  const present = entries.filter(([id]) => page.includes(`<section id="${id}"`));
  return html`<nav aria-label="Sections"><ul>${present.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`;
}
