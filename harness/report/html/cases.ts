// The scenarios by folder, each as a disclosure; its cases are data of the page, put into it when a reader opens them.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { isRuleCase } from '../../results/rule-id.ts';
import { visibleLine } from '../../words/visible-text.ts';
import { caseTitle } from '../case-title.ts';
import { byFolder, type FolderCases, type ScenarioCases } from '../case-tree.ts';
import { caseBody, caseHead, placeText, roleText, row, type Shared } from './case.ts';
import type { CaseIndex } from './case-index.ts';
import { expectedRows, levelTag } from './demand.ts';
import { html, type Markup } from './markup.ts';
import type { PackedCase, PackedScenarios } from './page-data/packed-case.ts';
import { toolbar } from './toolbar.ts';
import { standingOf, verdictCounts } from './verdicts.ts';
import { sopClassOf } from './words.ts';

/** The section with the filter and all cases. */
export function casesSection({ cases }: RunResult, index: CaseIndex): Markup {
  const none = cases.length === 0 && html`<p class="lead">No case ran.</p>`;
  return html`<section id="cases" aria-labelledby="cases-h">
<h2 id="cases-h">Cases</h2>
${toolbar(cases, index)}
${none}
<noscript><p class="lead">To list the cases, this page needs JavaScript; results.json has them as well.</p></noscript>
<div id="found" hidden></div>
${byFolder(cases).map(folderMarkup)}
<p id="nothing" class="lead" hidden>No case matches the filter.</p>
</section>`;
}

/** The cases of the page, scenario by scenario in the order in which the section lists them. */
export function packedScenarios({ cases }: Pick<RunResult, 'cases'>, index: CaseIndex): PackedScenarios {
  return byFolder(cases).flatMap(({ scenarios }) =>
    scenarios.map((scenario) => {
      const shared = sharedBy(scenario.cases);
      return scenario.cases.map((each) => packedCase(each, shared, index));
    }),
  );
}

function packedCase(result: CaseResult, shared: Shared, index: CaseIndex): PackedCase {
  return {
    id: visibleLine(result.id),
    anchor: index.anchorOf(result),
    verdict: standingOf(result),
    sop: sopClassOf(result),
    status: index.statusOf(result),
    clause: visibleLine(result.requirement.ref),
    faults: index.faultsIn(result).map(index.faultNumberOf),
    reason: index.reasonNumberOf(result),
    seconds: result.durationMs / 1000,
    head: caseHead(result, index).text,
    body: caseBody(result, shared, index).text,
  };
}

function folderMarkup({ folder, scenarios }: FolderCases<CaseResult>): Markup {
  return html`<section class="folder">
<h3>${folder}</h3>
${scenarios.map(scenarioMarkup)}
</section>
`;
}

function scenarioMarkup(scenario: ScenarioCases<CaseResult>): Markup {
  const { cases } = scenario;
  const refs = [...new Set(cases.map(({ requirement }) => requirement.ref))].join(', ');
  return html`<details class="scenario">
<summary><h4>${headingOf(scenario)}</h4><span class="ref">${refs}</span>${verdictCounts(cases)}</summary>
${sharedFacts(cases[0], sharedBy(cases))}
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
  }${shared.has('expected') && !isRuleCase(first) && expectedRows(first)}${
    shared.has('place') && place !== undefined && row('Scenario', placeText(place))
  }</dl>`;
}
