// The look of the cases and their filter.

export const caseStyle = `
.toolbar { display: grid; grid-template-columns: minmax(11rem, 2fr) repeat(4, minmax(7rem, 1fr)); gap: .7rem 1rem; margin: .8rem 0 1.4rem; padding: .9rem 1rem;
  border: 1px solid var(--line); border-radius: 6px; background: var(--card); font-size: .89rem; }
.toolbar[hidden] { display: none; }
.toolbar label:not(.tick) { color: var(--soft); min-width: 0; }
.toolbar input[type=search], .toolbar select { display: block; width: 100%; min-height: 2.2rem; margin-top: .15rem; padding: .3rem .5rem; font: inherit; color: var(--ink);
  background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
.toolbar ::placeholder { color: var(--soft); opacity: 1; }
.toolbar .help { color: var(--soft); }
.toolbar fieldset, .toolbar .help, .toolbar .actions { grid-column: 1 / -1; }
.toolbar fieldset { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0; padding: 0; border: 0; }
.toolbar legend { padding: 0; color: var(--soft); margin-bottom: .15rem; }
.toolbar .tick { padding: .25rem .7rem .25rem .5rem; border: 1px solid var(--line); border-radius: 99px; cursor: pointer; }
.toolbar .tick:has(:checked) { border-color: currentColor; background: var(--band); }
.tick input { margin: 0; accent-color: currentColor; }
.tick .n { font-weight: 400; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .5rem; }
.actions output { margin-right: auto; color: var(--ink); font-weight: 600; }
button { font: inherit; min-height: 2.1rem; padding: .2rem .8rem; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 4px; cursor: pointer; }
button.small { min-height: 1.6rem; padding: 0 .5rem; font-size: .82rem; }
.finding .actions { margin-top: .6rem; }
button:hover { border-color: var(--soft); }

.folder { margin-top: 1.4rem; }
.folder > h3 { padding-bottom: .3rem; color: var(--soft); font-weight: 500; }
.folder[hidden], .scenario[hidden], .case[hidden] { display: none; }
.scenario { border: 1px solid var(--line); border-bottom-width: 0; background: var(--card); }
.folder > h3 + .scenario { border-radius: 6px 6px 0 0; }
#found .scenario, .scenario:last-child { border-bottom-width: 1px; }
.scenario:last-child { border-radius: 0 0 6px 6px; }
#found .scenario + .scenario { border-top-width: 0; }
.folder > h3 + .scenario:last-child { border-radius: 6px; }
summary { display: flex; gap: .3rem .9rem; align-items: baseline; padding: .55rem .9rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; position: relative; top: -.13rem; flex: none; width: .42rem; height: .42rem; border-right: 1.6px solid var(--soft); border-bottom: 1.6px solid var(--soft); transform: rotate(-45deg) translate(-.1rem, -.05rem); }
[open] > summary::before { transform: rotate(45deg) translate(-.1rem, -.1rem); }
summary:hover { background: var(--band); }
summary:focus-visible { outline-offset: -2px; }
.scenario > summary h4 { flex: 1; min-width: 0; }
.scenario > summary .ref { color: var(--soft); font-size: .86rem; }
.scenario > summary .counts { justify-content: flex-end; min-width: 3.4rem; font-size: .93rem; }
@media screen { .scenario[open] > summary { position: sticky; top: 0; z-index: 2; } }
.case { scroll-margin-top: 4rem; border-top: 1px solid var(--hair); }
.case > summary { padding-left: 1.9rem; font-size: .93rem; align-items: center; }
.case > summary::before { top: 0; }
.case > summary .v { width: 8.6rem; flex: none; }
.case > summary .given { flex: 1; min-width: 0; }
.case > summary .time { min-width: 4.2rem; text-align: right; color: var(--soft); font-size: .86rem; }
.case[open] > summary, .scenario[open] > summary { background: var(--band); }
.body { padding: .9rem 1.1rem 1.3rem 2.9rem; border-top: 1px solid var(--hair); }
.axes { display: grid; grid-template-columns: repeat(3, 1fr); gap: .6rem; margin: .9rem 0; font-size: .89rem; }
.axes > div { padding: .45rem .7rem; border: 1px solid var(--line); border-radius: 5px; }
.axes .unwell { border-color: var(--fail-solid); background: var(--fail-tint); }
.axes dt { font-size: .82rem; }
.shared { padding: .7rem 1.1rem .8rem 1.9rem; border-top: 1px solid var(--hair); }
.seen { margin: .5rem 0; font-size: .89rem; }
.seen p { color: var(--soft); }
.seen ul { list-style: disc; padding-left: 1.2rem; }
.notes { margin: .5rem 0; font-size: .89rem; list-style: disc; padding-left: 1.2rem; color: var(--soft); }
.conversation { margin-top: .6rem; }
.conversation figcaption { font-size: .86rem; color: var(--soft); margin-bottom: .25rem; }
.times { display: block; width: 100%; height: 20px; margin-bottom: .3rem; }
.axis { fill: var(--line); } .mark-sent { fill: var(--sent); } .mark-received { fill: var(--came); } .mark-event { fill: var(--soft); }
.ladder { border: 1px solid var(--line); border-radius: 5px; background: var(--paper); font-size: .86rem; }
.ladder > li { display: grid; grid-template-columns: 5.5rem 3.6rem minmax(0, 1fr) 3.6rem; gap: 0 .6rem; align-items: baseline; padding: .18rem .7rem; border-top: 1px solid var(--hair); }
.ladder > li:first-child { border-top: 0; }
.ladder .heads { grid-template-columns: 5.5rem minmax(0, 1fr) 0 minmax(0, 1fr); color: var(--soft); font-size: .82rem; }
.ladder .heads span:last-child { text-align: right; }
.ladder .at { color: var(--soft); text-align: right; white-space: nowrap; }
.ladder .sta { color: var(--soft); font-size: .82rem; }
.ladder .sta:last-child { text-align: right; }
.ladder .sent > .what { color: var(--sent); } .ladder .received > .what { color: var(--came); } .ladder .event > .what { color: var(--soft); }
.ladder .sent > .what::before { content: "\\2192\\a0"; } .ladder .received > .what::before { content: "\\2190\\a0"; }
.ladder .turned { background: var(--fail-tint); box-shadow: inset 3px 0 0 var(--fail-solid); }
.ladder .turned strong { margin-left: .4rem; color: var(--fail); font-size: .82rem; }
.pdu > summary { padding: .1rem 0; color: var(--soft); }
.pdu > summary:hover { background: none; text-decoration: underline; }
.split { display: grid; grid-template-columns: minmax(0, 1fr) max-content; gap: .6rem; margin: .3rem 0 .5rem; color: var(--ink); }
.forms { display: flex; flex-wrap: wrap; gap: .3rem; margin-top: .3rem; }
.forms [role=tab] { min-height: 1.8rem; padding: .1rem .6rem; font-size: .82rem; }
.forms [aria-selected=true] { border-color: var(--accent); box-shadow: inset 0 -2px 0 var(--accent); font-weight: 600; }
[role=tabpanel][hidden] { display: none; }
.form { max-width: 100%; max-height: 26rem; margin: .3rem 0 .5rem; overflow: auto; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: 5px; color: var(--ink); line-height: 1.45; overflow-wrap: normal; }
.form table { font-size: .89em; }
.form th, .form td { padding: .1rem .6rem .1rem 0; text-align: left; vertical-align: top; }
.form td:nth-child(2) { white-space: nowrap; }
.form td:last-child { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 10rem; }
.form .depth-1 { padding-left: 1rem; } .form .depth-2 { padding-left: 2rem; } .form .depth-3 { padding-left: 3rem; }
.form .depth-4 { padding-left: 4rem; } .form .depth-5 { padding-left: 5rem; } .form .depth-6 { padding-left: 6rem; }
.pdu .help { color: var(--soft); }
.tree { max-height: 26rem; overflow: auto; padding-left: 0; }
.tree ul { padding-left: 1rem; border-left: 1px solid var(--hair); }
.tree [aria-expanded=false] > ul { display: none; }
.tree [aria-expanded] > .field::before { content: "\\25be\\a0"; color: var(--soft); }
.tree [aria-expanded=false] > .field::before { content: "\\25b8\\a0"; }
.tree [role=treeitem]:focus-visible { outline: none; }
.tree [role=treeitem]:focus-visible > .field { outline: 2px solid var(--accent); outline-offset: -2px; }
.field { display: block; min-height: 1.6rem; padding: .05rem .3rem; border-radius: 3px; cursor: pointer; }
.field .name { color: var(--soft); }
.field:hover { background: var(--band); }
.field.broken, .hex .broken { background: var(--fail-tint); color: var(--fail); font-weight: 600; }
.field .remark { font-style: italic; }
[aria-selected=true] > .field, .hex .marked { background: var(--mark); color: var(--ink); }
[aria-selected=true] > .field .name { color: var(--ink); }
.hex { margin: 0; max-height: 26rem; overflow: auto; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: 5px; line-height: 1.45; overflow-wrap: normal; }
.hex [data-byte] { cursor: pointer; }
@media (max-width: 70rem) { .split { grid-template-columns: minmax(0, 1fr); } }
`;
