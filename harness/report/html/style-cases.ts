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
button:hover { border-color: var(--soft); }

.folder { margin-top: 1.4rem; }
.folder > h3 { padding-bottom: .3rem; color: var(--soft); font-weight: 500; }
.folder[hidden], .scenario[hidden], .case[hidden] { display: none; }
.scenario { border: 1px solid var(--line); border-bottom-width: 0; background: var(--card); }
.folder > h3 + .scenario { border-radius: 6px 6px 0 0; }
.scenario:last-child { border-bottom-width: 1px; border-radius: 0 0 6px 6px; }
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
.case { border-top: 1px solid var(--hair); }
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
.transcript figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; font-size: .86rem; color: var(--soft); margin-bottom: .25rem; }
.transcript figcaption::after { content: "> to the system under test, < from it"; }
.transcript pre { margin: 0; max-height: 32rem; overflow: auto; padding: .7rem .9rem; border: 1px solid var(--line); border-radius: 5px; background: var(--paper); line-height: 1.45; overflow-wrap: normal; }
.transcript pre { color: var(--soft); }
.transcript b, .transcript i { font-weight: inherit; font-style: inherit; }
.transcript b { color: var(--accent); }
.transcript i { color: var(--pass); }
`;
