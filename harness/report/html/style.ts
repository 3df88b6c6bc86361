// The look of the report: screen, dark, narrow and print. All text meets WCAG 2.1 AA contrast in both colour schemes.

import { caseStyle } from './style-cases.ts';
import { colourStyle } from './style-colours.ts';

const baseStyle = `
*, *::before, *::after { box-sizing: border-box; }
html { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink);
  background: var(--paper); -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { max-width: 90rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
h1, h2, h3, h4, p, dl, dd, ul, ol, figure { margin: 0; padding: 0; font-size: 1rem; }
ul, ol { list-style: none; }
h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.15rem); line-height: 1.2; letter-spacing: -.015em; font-weight: 650; }
h1, h2, th, .accepted td { overflow-wrap: break-word; }
h2 { font-size: 1.3rem; line-height: 1.3; letter-spacing: -.01em; font-weight: 650; }
h3, h4 { font-weight: 600; }
main > section { margin-top: 3rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: 2px; }
code, pre, .code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .86em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.lead { color: var(--soft); margin: .3rem 0 1rem; max-width: 70rem; }
.vh, .shapes { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .3rem .6rem; background: var(--card); z-index: 3; }
.i { width: 1em; height: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
.v .i, .outcome .i { position: relative; top: .12em; }
.v { display: inline-flex; align-items: baseline; gap: .35em; font-weight: 600; white-space: nowrap; }
.level { display: inline-block; padding: 0 .45em; border: 1px solid var(--line); border-radius: 99px; font-size: .78rem; line-height: 1.45; color: var(--soft); white-space: nowrap; }
.level-shall { color: var(--ink); border-color: var(--soft); }

.eyebrow { color: var(--soft); font-size: .86rem; letter-spacing: .04em; margin-bottom: .35rem; }
.outcome { display: flex; gap: .6rem; align-items: baseline; margin-top: 1rem; padding: .65rem .9rem; border-radius: 6px; font-size: 1.1rem; font-weight: 550; }
.grade { margin-top: .5rem; padding-left: .9rem; }
.scale { color: var(--soft); font-size: .89rem; }
.availability { padding-left: .9rem; }
abbr[title] { text-decoration: none; }
.states td { min-width: 3.9rem; font-size: .82rem; }
.states .none { font-size: .78rem; }
.states tbody tr > th:first-child { white-space: nowrap; max-width: none; font-size: .86rem; }
.timeline { display: block; width: 100%; height: auto; max-height: 16rem; min-height: 1.2rem; margin-bottom: 1rem; background: var(--card); border: 1px solid var(--line); }
.timeline path { fill: none; stroke-width: 6; }
.bar { display: block; width: 100%; height: 8px; margin: .45rem 0 .9rem; border-radius: 4px; background: var(--line); }
.count-of { margin-top: 1.3rem; color: var(--soft); font-size: .86rem; }
.weights { display: flex; flex-wrap: wrap; gap: .5rem 1.3rem; margin-top: .35rem; }
.weights a { display: inline-flex; align-items: center; gap: .5rem; color: inherit; text-decoration: none; }
.weights a:hover .sev { text-decoration: underline; }
.weights b { font-size: 1.15rem; font-weight: 650; }
.sev { display: inline-block; flex: none; padding: .05rem .6rem; border-radius: 4px; font-size: .86rem; font-weight: 600; white-space: nowrap; }
.tally { margin-top: .5rem; color: var(--soft); font-size: .86rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .6rem; }
.tile a { display: block; height: 100%; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: inherit; text-decoration: none; }
.tile a:hover { border-color: var(--soft); }
.tile b { font-size: 1.5rem; line-height: 1.3; font-weight: 650; }
.tile .name { display: block; color: var(--soft); font-size: .86rem; line-height: 1.3; }
.tile.zero .v { color: var(--soft); }
.particulars { display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); gap: 0 2.5rem; margin-top: 1.8rem; }
.particulars h2 { font-size: 1rem; letter-spacing: 0; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
.particulars dl > div { display: grid; grid-template-columns: 14.5rem 1fr; gap: 0 1rem; padding: .3rem 0; border-bottom: 1px solid var(--hair); font-size: .93rem; }
dt { color: var(--soft); }
nav { margin-top: 2rem; border-block: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; padding: .55rem 0; }
nav a { color: var(--ink); text-decoration: none; font-size: .93rem; }
nav a:hover { text-decoration: underline; }

table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th { text-align: left; font-weight: 600; }
.scroll { position: relative; width: fit-content; max-width: 100%; overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--card); }
.matrix { width: auto; min-width: max-content; border-collapse: separate; border-spacing: 0; }
.matrix th, .matrix td { border-bottom: 1px solid var(--hair); border-left: 1px solid var(--hair); }
.matrix tr > :first-child { border-left: 0; }
.matrix tbody tr:last-child > * { border-bottom: 0; }
.matrix th { padding: .4rem .7rem; }
.matrix thead th { vertical-align: bottom; padding: .5rem .25rem; border-bottom-color: var(--line); }
.matrix thead th:first-child { padding-left: .7rem; }
.matrix thead code { font-weight: 600; }
.status-name { display: block; width: 4.75rem; font-size: .68rem; line-height: 1.25; font-weight: 400; color: var(--soft); hyphens: auto; }
.matrix tr > th:first-child { position: sticky; left: 0; z-index: 1; background: var(--card); box-shadow: 1px 0 0 var(--line); font-weight: 500; max-width: 11.3rem; }
.matrix thead th:first-child { font-weight: 600; }
.matrix td { padding: 0; text-align: center; }
.matrix td a { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 .5em; padding: .45rem .3rem; min-height: 2.3rem; align-items: center; text-decoration: none; font-weight: 600; }
.matrix td a > span { display: inline-flex; align-items: center; gap: .25em; }
.matrix td a:hover { box-shadow: inset 0 0 0 2px currentColor; }
.matrix td a:focus-visible { outline-offset: -2px; }
.none { color: var(--soft); }
.coverage { background: var(--card); border: 1px solid var(--line); border-radius: 6px; border-collapse: separate; border-spacing: 0; overflow: hidden; }
.coverage th, .coverage td { padding: .5rem .8rem; vertical-align: top; }
.coverage thead th { color: var(--soft); font-weight: 500; font-size: .86rem; }
.coverage .part th { background: var(--band); border-block: 1px solid var(--line); padding-block: .35rem; }
.coverage tr.first > * { border-top: 1px solid var(--hair); }
.coverage .part + tr > * { border-top: 0; }
.coverage th[scope=row] { width: 9rem; font-weight: 500; white-space: nowrap; }
.coverage td:last-child { width: 9rem; }
.negotiation { width: 100%; }
.negotiation td:last-child { width: 34%; overflow-wrap: anywhere; }
.accepted ul { list-style: disc; padding-left: 1.1rem; }
@media (min-width: 60rem) { .accepted td:nth-child(2) { width: 48%; } .accepted ul:has(li:nth-child(9)) { columns: 2; } }
#negotiated h3 { margin: 1.4rem 0 .5rem; }
.counts { display: inline-flex; flex-wrap: wrap; gap: .1rem .75rem; }

.finding { margin-top: .6rem; border-radius: 6px; border: 1px solid var(--line); border-left: 4px solid var(--edge); background: var(--card); }
.finding > summary { flex-wrap: wrap; padding: .7rem 1.1rem; }
.finding > summary .sev { min-width: 5.6rem; text-align: center; }
.finding h3 { flex: 1 1 20rem; font-size: 1.05rem; }
.finding h3 small { display: block; margin-top: .1rem; font-size: .93rem; font-weight: 400; color: var(--soft); }
.on-paper { display: none; }
.finding .ref { color: var(--soft); font-size: .89rem; }
.finding > .inside { padding: 0 1.1rem 1rem 2.3rem; }
.finding .meaning { margin-bottom: .4rem; font-weight: 550; max-width: 80rem; }
.finding .clause { margin-bottom: .5rem; }
.group > summary { padding-left: 0; }
.particulars .group > summary { padding-block: 0; }
.particulars .group ul { list-style: disc; padding-left: 1.1rem; }
.fault .facts > dd > ul { list-style: disc; padding-left: 1.1rem; }
.fault .facts > dd > .or { list-style: none; padding-left: 0; }
.facts { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .3rem 1rem; font-size: .93rem; }
.facts dd, .finding .clause, .coverage td { max-width: 80rem; }
.then li + li::before { content: "then "; color: var(--soft); }
.or li + li::before { content: "or "; color: var(--soft); }
#unjudged h3 { margin-top: 1.1rem; }
.unjudged > li { padding: .55rem 0; border-bottom: 1px solid var(--hair); }
.unjudged .v { margin-right: .6rem; }
.titles { list-style: disc; padding-left: 1.1rem; }
.links { color: var(--soft); font-size: .89rem; }
footer { margin-top: 3.5rem; padding-top: 1.2rem; border-top: 1px solid var(--line); font-size: .89rem; color: var(--soft); }
footer h2 { font-size: 1rem; color: var(--ink); margin-bottom: .5rem; }
.meanings { display: grid; grid-template-columns: 1fr 1fr; gap: .25rem 2.5rem; margin-bottom: .8rem; }
.meanings > div { display: grid; grid-template-columns: 12rem 1fr; }
`;

const narrowStyle = `
.to-top { display: inline-block; margin-top: 1rem; }
@media (max-width: 60rem) { .scroll:has(.matrix)::before { content: "Scrolls sideways \\2192"; position: sticky; left: 0; display: block; width: fit-content; padding: .3rem .7rem; color: var(--soft); font-size: .82rem; } .tiles { grid-template-columns: repeat(3, 1fr); } .toolbar { grid-template-columns: 1fr 1fr; } }
@media (max-width: 42rem) {
  body { padding: 1.4rem 1rem 3rem; }
  main > section { margin-top: 2.2rem; }
  .particulars, .meanings { grid-template-columns: 1fr; gap: 1.2rem 0; }
  .meanings { gap: .25rem 0; }
  .particulars dl > div { grid-template-columns: 8.5rem 1fr; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem; }
  .finding > .inside { padding-left: 1.1rem; }
  .axes { grid-template-columns: 1fr; }
  .matrix tr > th:first-child { max-width: 8.2rem; font-size: .86rem; }
  .states tbody tr > th:first-child { max-width: 8.2rem; white-space: normal; }
  .coverage th, .coverage td { padding: .45rem .55rem; }
  .coverage th[scope=row] { width: 5.4rem; white-space: normal; }
  .coverage td:last-child { width: 4.6rem; }
  .toolbar { grid-template-columns: 1fr; }
  .tile a { padding: .45rem .6rem; }
  .body { padding: .7rem .7rem 1rem; }
  .case > summary { flex-wrap: wrap; }
  .case > summary .given { order: 1; flex-basis: 100%; padding-left: 1.55rem; }
  .case > summary .v { flex: 1; min-width: 0; }
  .scenario > summary { flex-wrap: wrap; }
  .finding > summary { gap: .3rem .6rem; padding: .6rem .8rem; }
  .finding h3 { flex-basis: 100%; order: 1; }
  .finding > .inside { padding: 0 .8rem .8rem; }
  .finding .ref { flex: 1; text-align: right; }
  .ladder > li { grid-template-columns: 1fr auto auto; padding: .3rem .5rem; }
  .ladder > li > .at { text-align: left; }
  .ladder > li > .what { grid-row: 2; grid-column: 1 / -1; }
  .ladder > li > .sta:not(:empty):nth-of-type(2)::before { content: "harness\\a0"; }
  .ladder > li > .sta:not(:empty):last-child::before { content: "system\\a0"; }
  .ladder .heads { display: none; }
  .pdu > summary { padding: .35rem 0; }
  .tree ul { padding-left: .6rem; }
  .hex { font-size: .72rem; padding: .4rem; }
  .scenario > summary h4 { flex-basis: calc(100% - 2rem); }
  .scenario > summary .ref { padding-left: 1.55rem; }
}
`;

const printStyle = `
@page { margin: 16mm 14mm; }
@media print {
  html { font-size: 8.5pt; line-height: 1.35; background: #fff; }
  main > section { margin-top: 1.5rem; }
  .titles > li:nth-child(n + 4):not(.on-paper), footer > h2, footer .meanings { display: none; }
  .scroll, .coverage { width: 100%; }
  .coverage th, .coverage td { padding: .15rem .5rem; font-size: 7.5pt; line-height: 1.25; }
  .accepted td:nth-child(2) { width: auto; } .accepted ul { padding: 0; columns: auto; } .accepted li { display: inline; } .accepted li + li::before { content: "; "; }
  .accepted td:first-child { width: 64%; } .accepted td:last-child { width: 12%; }
  .negotiation th:last-child, .negotiation td:last-child { display: none; }
  body { max-width: none; padding: 0; }
  nav, .skip, #cases, #matrix, #coverage, #states, #unjudged, #behaviour, #time, .actions, .finding .group, button, .to-top, .scroll::before { display: none !important; }
  .faults > li:nth-child(n + 31), .faults > li:nth-child(n + 9) h3 small, #warnings h3 small { display: none; }
  p.on-paper { display: block; } li.on-paper { display: list-item; }
  .faults > li:nth-child(n + 9) .inside, #warnings .inside, #known .inside { display: none; }
  .finding > summary { padding-block: .2rem; }
  .finding > .inside { padding-bottom: .4rem; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  h2, h3, h4, summary { break-after: avoid; }
  .finding > summary, .axes, tr, .tile, #unjudged h3, .unjudged > li { break-inside: avoid; }
  .accepted tr { break-inside: auto; }
  .tiles { grid-template-columns: repeat(7, 1fr); }
  .particulars dl > div { grid-template-columns: 8rem 1fr; }
  .scroll { overflow: visible; border: 0; }
  .matrix { width: 100%; min-width: 0; font-size: 7pt; table-layout: fixed; }
  .matrix tr > th:first-child { position: static; width: 19%; box-shadow: none; }
  .matrix th, .matrix thead th { padding: 2pt; }
  .matrix thead code { font-size: 6pt; white-space: nowrap; }
  .matrix td a { padding: 2pt 0; min-height: 0; flex-direction: column; }
  .status-name { writing-mode: vertical-rl; transform: rotate(180deg); width: auto; height: 62pt; margin-top: 2pt; font-size: 6.5pt; }
  .matrix thead th { text-align: center; }
  .finding::details-content, #warnings > .group::details-content { content-visibility: visible; display: block; height: auto; }
  .transcript pre { max-height: none; overflow: visible; white-space: pre-wrap; font-size: 6.5pt; }
  summary { list-style: none; padding-block: .22rem; }
  summary::before { display: none; }
}
`;

/** The style sheet, whole. */
export const pageStyle = [colourStyle, baseStyle, caseStyle, narrowStyle, printStyle].join('');
