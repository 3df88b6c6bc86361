// The clauses of the standard that were tested, with the verdicts of their cases.

import type { RunResult } from '../../model/run-result.ts';
import { type ClauseCoverage, coverage, type PartCoverage } from './coverage-data.ts';
import { levelTag } from './demand.ts';
import { html, type Markup } from './markup.ts';
import { fieldTerm, queryAddress } from './page-data/query.ts';
import { mostUrgent, verdictCounts } from './verdicts.ts';
import { counted } from './words.ts';

/** Titles of the parts that C-STORE rests on. */
const partTitles: Readonly<Record<string, string>> = {
  'PS3.2': 'Conformance',
  'PS3.3': 'Information Object Definitions',
  'PS3.4': 'Service Class Specifications',
  'PS3.5': 'Data Structures and Encoding',
  'PS3.6': 'Data Dictionary',
  'PS3.7': 'Message Exchange',
  'PS3.8': 'Network Communication Support for Message Exchange',
  'PS3.10': 'Media Storage and File Format',
  'PS3.15': 'Security and System Management Profiles',
};

/** The section; nothing where no case ran. */
export function coverageSection({ cases }: RunResult): Markup {
  if (cases.length === 0) return html``;
  const parts = coverage(cases);
  const clauses = parts.flatMap((part) => part.clauses);
  return html`<section id="coverage" aria-labelledby="coverage-h">
<h2 id="coverage-h">Requirements</h2>
<p class="lead">${summary(clauses)}</p>
<table class="coverage">
<caption class="vh">Clauses of the standard with their requirements and the verdicts of the cases that tested them</caption>
<thead><tr><th scope="col">Clause</th><th scope="col">Requirement</th><th scope="col">Cases</th></tr></thead>
${parts.map(partRows)}
</table>
</section>`;
}

function summary(clauses: readonly ClauseCoverage[]): string {
  const having = (...kinds: string[]) => clauses.filter(({ cases }) => kinds.includes(mostUrgent(cases))).length;
  const unjudged = having('inconclusive', 'not-applicable', 'error');
  const parts = [
    `${counted(clauses.length, 'clause')} tested`,
    `${having('pass')} met`,
    ...(having('warn') > 0 ? [`${having('warn')} met with a warning`] : []),
    `${having('fail')} broken`,
    ...(having('known') > 0 ? [`${having('known')} with a known deviation`] : []),
    ...(unjudged > 0 ? [`${unjudged} not judged in full`] : []),
  ];
  return `${parts.join(', ')}.`;
}

function partRows({ part, clauses }: PartCoverage): Markup {
  return html`<tbody>
<tr class="part"><th scope="rowgroup" colspan="3">${part}${partTitles[part] ? ` ${partTitles[part]}` : ''}</th></tr>
${clauses.map(clauseRows)}</tbody>
`;
}

function clauseRows({ ref, demands }: ClauseCoverage): Markup {
  const rows = demands.map(({ requirement, cases }, index) => {
    const head = index === 0 && html`<th scope="row" rowspan="${demands.length}">${clauseLink(ref)}</th>`;
    return html`<tr class="${index === 0 ? 'first' : 'more'}">${head}<td>${levelTag(requirement.level)} ${requirement.text}</td><td>${verdictCounts(cases)}</td></tr>
`;
  });
  return html`${rows}`;
}

function clauseLink(ref: string): Markup {
  const clause = ref.includes(' ') ? ref.slice(ref.indexOf(' ') + 1) : ref;
  return html`<a href="${queryAddress(fieldTerm('clause', `=${ref}`))}" aria-label="${ref}">${clause}</a>`;
}
