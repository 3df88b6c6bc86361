// The page as a whole: one file that asks for nothing, and that no string in it can make run anything.

import type { RunResult } from '../../model/run-result.ts';
import { caseIndex } from './case-index.ts';
import { casesSection } from './cases.ts';
import { contentSecurityPolicy } from './content-security.ts';
import { coverageSection } from './coverage.ts';
import { faultsSection, knownSection, warningsSection } from './faults.ts';
import { html, type Markup, trusted } from './markup.ts';
import { negotiatedSection } from './negotiated.ts';
import { pageScript } from './script.ts';
import { severityLegend } from './severities.ts';
import { statusBehaviourSection } from './status-behaviour.ts';
import { statusMatrixSection } from './status-matrix.ts';
import { pageStyle } from './style.ts';
import { legend, summaryHeader } from './summary.ts';
import { unjudgedSection } from './unjudged.ts';
import { verdictShapes } from './verdicts.ts';

/** The conformance report of a run as an HTML document. */
export function conformancePage(result: RunResult): string {
  const index = caseIndex(result);
  const sections = [
    faultsSection(result, index),
    warningsSection(result, index),
    knownSection(result, index),
    statusMatrixSection(result, index),
    coverageSection(result),
    negotiatedSection(result),
    statusBehaviourSection(result),
    unjudgedSection(result, index),
    casesSection(result, index),
  ];
  return html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${result.tool.name} ${result.tool.version}">
<title>C-STORE conformance of ${result.sut.address}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
${verdictShapes}
<a class="skip" href="#cases">Skip to the cases</a>
${summaryHeader(result, index)}
${navigation(sections)}
<main>
${sections}
</main>
<footer>
<h2>How to read the verdicts</h2>
${legend()}
<h2>How to read the severities</h2>
${severityLegend()}
<p>A case that could not be judged is never counted as a pass. The same results for programs are in <code>results.json</code>.</p>
</footer>
<script>${trusted(pageScript)}</script>
</body>
</html>
`.text;
}

/** Only this page's own style and script run. */
const policy = contentSecurityPolicy({ style: pageStyle, script: pageScript });

const entries = [
  ['faults', 'Faults'],
  ['warnings', 'Warnings'],
  ['known', 'Known deviations'],
  ['matrix', 'SOP Classes and statuses'],
  ['coverage', 'Requirements'],
  ['negotiated', 'Accepted'],
  ['behaviour', 'Behaviour by status'],
  ['unjudged', 'Not judged'],
  ['cases', 'Cases'],
] as const;

/** Links to those sections that the page has. */
function navigation(sections: readonly Markup[]): Markup {
  const page = sections.map(({ text }) => text).join('');
  const present = entries.filter(([id]) => page.includes(`<section id="${id}"`));
  return html`<nav aria-label="Sections"><ul>${present.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`;
}
