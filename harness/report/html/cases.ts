// Every case, by folder and scenario, each as a disclosure that works without JavaScript.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { isRuleCase } from '../../results/rule-id.ts';
import { expectedLines } from '../../words/case-text.ts';
import { caseTitle } from '../case-title.ts';
import { byFolder, type FolderCases, type ScenarioCases } from '../case-tree.ts';
import { caseDetails, placeText, roleText, row, type Shared } from './case.ts';
import type { CaseIndex } from './case-index.ts';
import { expectedRow, levelTag } from './demand.ts';
import { html, type Markup } from './markup.ts';
import { toolbar } from './toolbar.ts';
import { mostUrgent, type Standing, verdictCounts } from './verdicts.ts';

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
  const urgent: readonly Standing[] = ['fail', 'error', 'warn'];
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

function scenarioMarkup(scenario: ScenarioCases<CaseResult>, open: boolean, index: CaseIndex): Markup {
  const { cases } = scenario;
  const refs = [...new Set(cases.map(({ requirement }) => requirement.ref))].join(', ');
  const shared = sharedBy(cases);
  return html`<details class="scenario"${open && html` open`}>
<summary><h4>${headingOf(scenario)}</h4><span class="ref">${refs}</span>${verdictCounts(cases)}</summary>
${sharedFacts(cases[0], shared)}
${cases.map((each) => caseDetails(each, shared, index))}
</details>
`;
}

function headingOf({ title, cases }: ScenarioCases<CaseResult>): string {
  const first = cases[0];
  return first && isRuleCase(first) ? caseTitle(first) : title;
}

/** What all of the cases have in common. */
function sharedBy(cases: readonly CaseResult[]): Shared {
  const parts = ['title', 'requirement', 'expected', 'place', 'role'] as const;
  return new Set(
    parts.filter((part) => {
      const first = JSON.stringify(cases[0]?.[part]);
      return cases.every((each) => JSON.stringify(each[part]) === first);
    }),
  );
}

/** What is told once for all cases of a scenario. */
function sharedFacts(first: CaseResult | undefined, shared: Shared): Markup {
  if (!first || shared.size === 0) return html``;
  const { requirement, role, place } = first;
  const demand = html`<strong>${requirement.ref}</strong> ${levelTag(requirement.level)} ${requirement.text}`;
  return html`<dl class="facts shared">${shared.has('requirement') && row('Requirement', demand)}${
    shared.has('role') && !isRuleCase(first) && row('Role', roleText(role))
  }${shared.has('expected') && !isRuleCase(first) && expectedRow(expectedLines(first))}${
    shared.has('place') && place !== undefined && row('Scenario', placeText(place))
  }</dl>`;
}
