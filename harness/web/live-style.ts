// What the live page needs beside the style of the reports.

export const liveStyle = `
form, fieldset { border: 0; margin: 0; padding: 0; }
fieldset { display: flex; flex-wrap: wrap; gap: .8rem 1.2rem; align-items: end; margin-top: 1rem; min-width: 0; }
fieldset > span[hidden], label[hidden] { display: none; }
legend { font-weight: 600; padding: 0; margin-bottom: .4rem; }
section label { display: inline-flex; flex-direction: column; gap: .2rem; font-size: .86rem; color: var(--soft); }
section label.wide { flex: 1 1 20rem; }
section label.check { flex-direction: row; align-items: center; gap: .4rem; }
section input, section select, section button { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 4px; padding: .35rem .6rem; max-width: 100%; }
section button { cursor: pointer; }
section button:hover { border-color: var(--ink); }
section button[type="submit"] { background: var(--accent); color: var(--paper); border-color: var(--accent); }
input::placeholder { color: var(--soft); opacity: 1; }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: .8rem 0; }
.choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .2rem 1rem; max-height: 18rem; overflow: auto; margin-top: .6rem; padding: .2rem; }
.live th, .live td { padding: .4rem .8rem; vertical-align: top; border-top: 1px solid var(--hair); text-align: left; }
.live thead th { border-top: 0; color: var(--soft); font-weight: 500; }
.live code { display: block; color: var(--soft); font-size: .82rem; font-weight: 400; }
.live .outcome-text { display: block; font-size: .86rem; color: var(--soft); font-weight: 400; }
.live td a { margin-right: .8rem; }
.live td button + button { margin-left: .4rem; }
.v-pass { color: var(--pass); } .v-fail { color: var(--fail); } .v-warn { color: var(--warn); }
#question { border: 2px solid var(--accent); border-radius: 6px; padding: .8rem 1rem; margin: 1rem 0; }
#run h3 { margin-top: 1.4rem; }
#faults li { padding: .3rem 0; border-top: 1px solid var(--hair); }
#wire { max-height: 26rem; overflow: auto; padding: .6rem .8rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
`;
