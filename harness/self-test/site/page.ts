// One page of the documentation site: what stands around its text. It needs nothing from elsewhere, so that it opens from disk.

import { escaped } from './markdown.ts';
import { fileOf, navigation } from './navigation.ts';

export interface SitePage {
  readonly file: string;
  readonly title: string;
  readonly html: string;
}

/** The HTML of a page; `current` is the file of the page that the navigation marks. */
export function pageHtml({ title, html }: SitePage, current: string): string {
  const chapters = navigation.map(({ title: chapter, pages }) => {
    const links = pages.map(([source, label]) => {
      const file = fileOf(source);
      return `<li><a href="${file}"${file === current ? ' aria-current="page"' : ''}>${escaped(label)}</a></li>`;
    });
    return `<p>${escaped(chapter)}</p><ul>${links.join('')}</ul>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} – cstore-conformance</title>
<link rel="stylesheet" href="site.css">
<script src="site.js" defer></script>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<header>
<a class="name" href="index.html">cstore-conformance</a>
<form role="search" id="search"><label for="words">Search</label><input id="words" type="search" autocomplete="off" spellcheck="false" aria-controls="found"></form>
</header>
<section id="found" aria-label="Search results" hidden><p role="status"></p><ol></ol></section>
<div class="columns">
<nav aria-label="Pages"><details open><summary>Pages</summary>${chapters.join('\n')}</details></nav>
<main id="text" tabindex="-1">
${html}
</main>
</div>
</body>
</html>
`;
}

export const siteStyle = `*, *::before, *::after { box-sizing: border-box; }
:root { color-scheme: light dark; --ink: #1b2733; --soft: #51606d; --paper: #f9f9f7; --card: #fff; --line: #d5dbe0; --accent: #0a5a8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --soft: #a3b0bc; --paper: #12171c; --card: #1a2128; --line: #36424d; --accent: #7cc4f0; } }
html { font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: var(--paper);
  -webkit-text-size-adjust: 100%; scroll-padding-top: 4.5rem; }
body { margin: 0; }
a { color: var(--accent); text-underline-offset: .18em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .3rem .6rem; background: var(--card); z-index: 3; }
header { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; align-items: center; padding: .6rem 1.5rem; background: var(--card); border-bottom: 1px solid var(--line); }
.name { font-weight: 650; color: var(--ink); text-decoration: none; }
form { display: flex; gap: .5rem; align-items: center; margin-left: auto; }
label { color: var(--soft); }
input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 5px; padding: .25rem .6rem; width: min(20rem, 60vw); }
#found { padding: .8rem 1.5rem 1rem; background: var(--card); border-bottom: 1px solid var(--line); }
#found p { margin: 0; color: var(--soft); }
#found ol { margin: .5rem 0 0; padding-left: 1.4rem; max-width: 50rem; }
#found small { display: block; color: var(--soft); font-size: .87rem; }
.columns { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 2.5rem; max-width: 84rem; margin: 0 auto; padding: 1.5rem; }
nav { font-size: .93rem; }
nav p { margin: 1.1rem 0 .2rem; font-weight: 650; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .16rem .6rem; color: var(--soft); text-decoration: none; border-left: 2px solid var(--line); }
nav a:hover { color: var(--ink); }
nav a[aria-current] { color: var(--accent); border-color: var(--accent); font-weight: 600; }
nav summary { display: none; }
main { min-width: 0; overflow-wrap: anywhere; }
main > :first-child { margin-top: 0; }
main p, main li { max-width: 48rem; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.1rem); line-height: 1.2; letter-spacing: -.015em; }
h2 { font-size: 1.35rem; line-height: 1.3; margin-top: 2.4rem; }
h3 { font-size: 1.08rem; margin-top: 1.8rem; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .88em; }
pre { overflow-x: auto; padding: .8rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; line-height: 1.5; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; min-width: 5rem; }
img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; }
@media (max-width: 56rem) {
  .columns { grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem; }
  nav summary { display: list-item; cursor: pointer; font-weight: 650; padding: .3rem 0; }
  header { padding: .6rem 1rem; position: static; }
  th, td { overflow-wrap: anywhere; min-width: 3rem; }
  form { margin-left: 0; }
}
@media print { header, nav, #found { display: none; } .columns { display: block; } }
`;
