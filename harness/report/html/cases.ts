// Every case, by folder and scenario, each as a disclosure that works without JavaScript.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { byFolder, type FolderCases, type ScenarioCases } from '../case-tree.ts';
import { caseDetails } from './case.ts';
import type { CaseIndex } from './case-index.ts';
import { html, type Markup } from './markup.ts';
import { toolbar } from './toolbar.ts';
import { mostUrgent, verdictCounts } from './verdicts.ts';

/** Scenarios that are open from the start, so that what is wrong is in sight; with more, the filter serves better. */
const openAtMost = 25;

/** The section with the filter and all cases. */
export function casesSection({ cases }: RunResult, index: CaseIndex): Markup {
  const folders = byFolder(cases);
  const open = scenariosInSight(folders);
  const none = cases.length === 0 && html`<p class="lead">No case ran.</p>`;
  return html`<section id="cases" aria-labelledby="cases-h">
<h2 id="cases-h">Cases</h2>
${toolbar(cases, index)}
${none}
${folders.map((folder) => folderMarkup(folder, open, index))}
<p id="nothing" class="lead" hidden>No case matches the filter.</p>
</section>`;
}

function scenariosInSight(folders: readonly FolderCases<CaseResult>[]): ReadonlySet<ScenarioCases<CaseResult>> {
  const urgent = ['fail', 'error', 'warn'];
  const scenarios = folders.flatMap((folder) => folder.scenarios);
  const wanted = scenarios.filter(({ cases }) => urgent.includes(mostUrgent(cases)));
  return new Set(wanted.length <= openAtMost ? wanted : []);
}

function folderMarkup(
  { folder, scenarios }: FolderCases<CaseResult>,
  open: ReadonlySet<ScenarioCases<CaseResult>>,
  index: CaseIndex,
): Markup {
  return html`<section class="folder">
<h3>${folder}</h3>
${scenarios.map((scenario) => scenarioMarkup(scenario, open.has(scenario), index))}
</section>
`;
}

function scenarioMarkup({ title, cases }: ScenarioCases<CaseResult>, open: boolean, index: CaseIndex): Markup {
  const refs = [...new Set(cases.map(({ requirement }) => requirement.ref))].join(', ');
  return html`<details class="scenario"${open && html` open`}>
<summary><h4>${title}</h4><span class="ref">${refs}</span>${verdictCounts(cases)}</summary>
${cases.map((each) => caseDetails(each, index))}
</details>
`;
}
