// The shell of every page: one file that asks for nothing, and that no string in it can make run anything.

import { contentSecurityPolicy } from './content-security.ts';
import { html, type Markup, trusted } from './markup.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './style.ts';
import { verdictShapes } from './verdicts.ts';

export interface PageContent {
  readonly title: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** Where a reader with a keyboard may skip to: ids of sections and the words of the links. */
  readonly skip: readonly (readonly [id: string, text: string])[];
  readonly header: Markup;
  /** Ids of sections with the words of their links; those that the page does not have are left out. */
  readonly entries: readonly (readonly [id: string, text: string])[];
  readonly sections: readonly Markup[];
  readonly footer: Markup;
  /** Data for the script, in elements that nobody sees. */
  readonly data?: Markup;
  /** Styles beside those of every page. */
  readonly style?: string;
}

/** A page as an HTML document. Only its own style and script run. */
export function documentOf(page: PageContent): string {
  const { title, tool, skip, header, entries, sections, footer } = page;
  const style = `${pageStyle}${page.style ?? ''}`;
  const script = pageScript();
  const policy = contentSecurityPolicy({ style, script });
  return html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${tool.name} ${tool.version}">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
${verdictShapes}
${skip.filter(([id]) => sections.some(({ text }) => text.includes(`id="${id}"`))).map(([id, text]) => html`<a class="skip" href="#${id}">${text}</a>`)}
${header}
${navigation(entries, sections)}
<main>
${sections}
</main>
<footer>
${footer}
<a class="to-top" href="#top">Back to the top</a>
</footer>
${page.data}<script>${trusted(script)}</script>
</body>
</html>
`.text;
}

/** Links to those sections that the page has. */
function navigation(entries: PageContent['entries'], sections: readonly Markup[]): Markup {
  const present = entries.filter(([id]) => isPresent(id, sections));
  return html`<nav aria-label="Sections"><ul>${present.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`;
}

function isPresent(id: string, sections: readonly Markup[]): boolean {
  return sections.some(({ text }) => text.includes(`<section id="${id}"`));
}
