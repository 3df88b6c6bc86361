import { expect } from 'chai';
import { SaxesParser } from 'saxes';
import type { RunResult } from '../model/run-result.ts';
import { badgeSvg } from './badge.ts';
import { deadly, faultyRun, known, waiver } from './faulty-run-fixture.ts';
import { caseResult, runResult } from './run-result-fixture.ts';

/** What the badge says, and the colour behind it; throws if it is not well-formed. */
function read(result: RunResult) {
  const fills: string[] = [];
  let title = '';
  let open = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open = name;
    if (name === 'rect') fills.push(String(attributes.fill));
  });
  parser.on('text', (text) => {
    if (open === 'title') title += text;
    open = '';
  });
  parser.write(badgeSvg(result)).close();
  return { title, colour: fills[1] };
}

const [green, grey] = ['#1a7f37', '#57606a'];

/** Contrast of white on a colour (WCAG 2.1). */
function contrastOfWhite(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe('The badge', () => {
  it('counts new faults by severity, in the colour of the worst', () => {
    expect(read(runResult([deadly]))).to.deep.equal({ title: 'C-STORE: 1 critical', colour: '#a40e26' });
    expect(read(faultyRun()).title).to.match(/^C-STORE: \d+ critical, \d+ moderate, \d+ minor$/);
  });

  it('is green for a run without a fault, and says how many cases it was judged by', () => {
    expect(read(runResult([caseResult()]))).to.deep.equal({ title: 'C-STORE: no fault in 1 case', colour: green });
  });

  it('calls no fault new that is known', () => {
    const { faults, ...rest } = runResult([known]);
    const run = { ...rest, faults: faults.map((fault) => ({ ...fault, waiver })) };
    expect(read(run)).to.deep.equal({ title: 'C-STORE: no new fault in 1 case', colour: green });
  });

  it('is never green for a run that judged nothing or was stopped', () => {
    expect(read(runResult([]))).to.deep.equal({ title: 'C-STORE: not judged', colour: grey });
    expect(read({ ...runResult([caseResult()]), interrupted: true }).colour).to.equal(grey);
    const lost = runResult([caseResult()]);
    expect(read({ ...lost, sut: { ...lost.sut, reachable: false } }).colour).to.equal(grey);
  });

  it('has letters that can be read on every colour', () => {
    const runs = [runResult([deadly]), runResult([caseResult()]), runResult([]), runResult([known])];
    for (const colour of runs.map((run) => read(run).colour)) expect(contrastOfWhite(colour ?? '')).to.be.above(4.5);
  });
});
