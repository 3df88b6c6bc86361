// The report of a campaign as one HTML document that asks for nothing, in the manner of the conformance report.

import type { FuzzRun } from '../../model/fuzz-run.ts';
import { documentOf } from '../html/document.ts';
import { html } from '../html/markup.ts';
import { dataBlock } from '../html/page-data-block.ts';
import { PduTable } from '../html/pdu-table.ts';
import { severityLegend } from '../html/severities.ts';
import { curveSection } from './curve.ts';
import { faultsSection, warningsSection } from './finds.ts';
import { reachSection } from './reach.ts';
import { fuzzStyle } from './style.ts';
import { fuzzHeader } from './summary.ts';

/** The report of a campaign as an HTML document. */
export function fuzzPage(run: FuzzRun): string {
  const pdus = new PduTable();
  const sections = [faultsSection(run, pdus), warningsSection(run, pdus), reachSection(run), curveSection(run)];
  return documentOf({
    title: `C-STORE fuzzing of ${run.sut.address}`,
    tool: run.tool,
    skip: [['reach', 'Skip to the reach']],
    header: fuzzHeader(run),
    entries,
    sections,
    data: dataBlock({ scenarios: [], pdus: pdus.pdus }),
    style: fuzzStyle,
    footer: html`<h2>How to read the severities</h2>
${severityLegend()}
<p>The same for programs is in <code>fuzz.json</code>; docs/fuzzing.md says how to read a find.</p>`,
  });
}

const entries = [
  ['faults', 'Faults'],
  ['warnings', 'Warnings'],
  ['reach', 'Reach'],
  ['curve', 'New reactions'],
] as const;
