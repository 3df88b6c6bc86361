// How a statement looks, on screen and on paper: light in both, for it is a document that is printed.

export const statementStyle = `
:root { color-scheme: light; --ink: #1b2733; --soft: #51606d; --line: #c9d1d7; --band: #eef2f5; --accent: #0a5a8a; --open: #fcf0d0; }
* { box-sizing: border-box; }
body { max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem; color: var(--ink); background: #fff; font: 15px/1.5 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
.title { margin: 1rem 0 1.5rem; font-size: 1.9rem; font-weight: 650; line-height: 1.2; }
.heading, .contents { margin: 1.8rem 0 .6rem; font-size: 1.15rem; font-weight: 650; }
h1 { margin: 2.5rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid var(--line); font-size: 1.5rem; }
h2 { margin: 2rem 0 .6rem; font-size: 1.25rem; }
h3, h4, h5, h6 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
h4, h5, h6 { font-size: 1rem; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
nav ol { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 2rem; font-size: .87rem; }
nav li { break-inside: avoid; }
nav .d1 { margin-top: .5rem; font-weight: 600; }
nav .d2 { padding-left: 1rem; }
nav .d3 { padding-left: 2rem; }
nav .d4 { padding-left: 3rem; }
.table { overflow-x: auto; margin: 1rem 0 1.4rem; }
table { border-collapse: collapse; width: 100%; font-size: .87rem; }
caption { padding: .3rem 0; font-weight: 600; text-align: left; }
th, td { padding: .35rem .5rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { background: var(--band); font-weight: 600; overflow-wrap: normal; }
.band th { font-style: italic; }
.open { background: var(--open); font-weight: 600; }
figure { margin: 1rem 0 1.4rem; }
figcaption { padding-top: .3rem; font-weight: 600; font-size: .87rem; }
svg { max-width: 100%; height: auto; }
@page { margin: 18mm 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  header, nav { break-after: page; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  .table { overflow: visible; }
  a { color: inherit; }
}
`;
