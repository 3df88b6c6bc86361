// The conformance report as a whole.

import type { RunResult } from '../../model/run-result.ts';
import { caseIndex } from './case-index.ts';
import { casesSection, packedScenarios } from './cases.ts';
import { coverageSection } from './coverage.ts';
import { documentOf } from './document.ts';
import { faultsSection, knownSection, warningsSection } from './faults.ts';
import { html } from './markup.ts';
import { negotiatedSection } from './negotiated.ts';
import { dataBlock } from './page-data-block.ts';
import { severityLegend } from './severities.ts';
import { stateGridSection } from './state-grid.ts';
import { statusBehaviourSection } from './status-behaviour.ts';
import { statusMatrixSection } from './status-matrix.ts';
import { legend, summaryHeader } from './summary.ts';
import { timelineSection } from './timeline.ts';
import { unjudgedSection } from './unjudged.ts';

/** The conformance report of a run as an HTML document. */
export function conformancePage(result: RunResult): string {
  const index = caseIndex(result);
  const sections = [
    faultsSection(result, index),
    warningsSection(result, index),
    knownSection(result, index),
    statusMatrixSection(result, index),
    coverageSection(result),
    stateGridSection(result),
    negotiatedSection(result, index),
    statusBehaviourSection(result),
    timelineSection(result, index),
    unjudgedSection(result, index),
    casesSection(result, index),
  ];
  return documentOf({
    title: `C-STORE conformance of ${result.sut.address}`,
    tool: result.tool,
    skip: [
      ['faults', 'Skip to the faults'],
      ['cases', 'Skip to the cases'],
    ],
    header: summaryHeader(result, index),
    entries,
    sections,
    data: dataBlock({ scenarios: packedScenarios(result, index), pdus: index.pdus.pdus }),
    footer: html`<h2>How to read the verdicts</h2>
${legend()}
<h2>How to read the severities</h2>
${severityLegend()}
<p>A case that could not be judged is never counted as a pass. The same results for programs are in <code>results.json</code>.</p>`,
  });
}

const entries = [
  ['faults', 'Faults'],
  ['warnings', 'Warnings'],
  ['known', 'Known deviations'],
  ['matrix', 'SOP Classes and statuses'],
  ['coverage', 'Requirements'],
  ['states', 'State transitions'],
  ['negotiated', 'Capabilities'],
  ['behaviour', 'Behaviour by status'],
  ['time', 'Time'],
  ['unjudged', 'Not judged'],
  ['cases', 'Cases'],
] as const;
