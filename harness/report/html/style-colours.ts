// The colours of the report: verdicts and severities on paper, for light and for dark. Print is always light.

import { type Standing, standings } from './verdicts.ts';

type Palette = Readonly<Record<string, string>>;
/** Of each verdict: text, tint behind it, solid area. */
type VerdictColours = Readonly<Record<Standing, readonly [text: string, tint: string, solid: string]>>;

const light: Palette = {
  paper: '#f9f9f7',
  card: '#ffffff',
  band: '#f1f3f4',
  ink: '#1b2733',
  soft: '#51606d',
  line: '#d5dbe0',
  hair: '#e8ebee',
  accent: '#0a5a8a',
  sent: '#0a5a8a',
  came: '#17643a',
  mark: '#ffe08a',
};

const lightVerdicts: VerdictColours = {
  pass: ['#17643a', '#e6f4ec', '#3c9a68'],
  warn: ['#764c00', '#fcf0d0', '#e0a526'],
  fail: ['#a3201b', '#fbe6e4', '#cc3d35'],
  error: ['#7c1d6f', '#f7e6f4', '#a4479a'],
  inconclusive: ['#3b4b98', '#e9ecfb', '#7583d4'],
  'not-applicable': ['#515d68', '#eef0f2', '#bcc4cb'],
  known: ['#0a5f63', '#dff3f3', '#2f9da1'],
};

const dark: Palette = {
  paper: '#12171c',
  card: '#1a2128',
  band: '#212a32',
  ink: '#e4e9ee',
  soft: '#a3b0bc',
  line: '#36424d',
  hair: '#28323b',
  accent: '#7cc0ee',
  sent: '#7cc0ee',
  came: '#82d8a5',
  mark: '#6b5410',
};

const darkVerdicts: VerdictColours = {
  pass: ['#82d8a5', '#17301f', '#3f9c68'],
  warn: ['#f0c563', '#352a10', '#c08a1b'],
  fail: ['#ff9d95', '#401c1a', '#d2493f'],
  error: ['#eba6df', '#381a33', '#a84f9c'],
  inconclusive: ['#aebaff', '#222a50', '#6a79cf'],
  'not-applicable': ['#aab5c0', '#262f37', '#55616d'],
  known: ['#7fd6d8', '#123436', '#2c8f93'],
};

function variables(palette: Palette, verdicts: VerdictColours): string {
  const own = Object.entries(palette).map(([name, value]) => `--${name}:${value};`);
  const ofVerdicts = standings.map((kind) => {
    const [text, tint, solid] = verdicts[kind];
    return `--${kind}:${text};--${kind}-tint:${tint};--${kind}-solid:${solid};`;
  });
  return [...own, ...ofVerdicts].join('');
}

const verdictClasses = standings
  .map(
    (kind) => `
.v-${kind} { color: var(--${kind}); }
.bg-${kind} { background: var(--${kind}-tint); }
.bg-${kind} a { color: var(--${kind}); }
.fill-${kind} { fill: var(--${kind}-solid); }
.line-${kind} { stroke: var(--${kind}-solid); }
.edge-${kind} { --edge: var(--${kind}-solid); --edge-ink: var(--${kind}); --edge-tint: var(--${kind}-tint); }`,
  )
  .join('');

/** From the darkest red down to the colour of a warning; a known deviation has its own. */
const severityStyle = `
.sev-critical { color: #fff; background: #8c1013; }
.sev-serious { color: #fff; background: #c0342c; }
.sev-moderate { color: #3d1d00; background: #f3a261; }
.sev-minor { color: #4a3200; background: #f5d489; }
.sev-warning { color: var(--warn); background: var(--warn-tint); }
.sev-known { color: var(--known); background: var(--known-tint); }
.edge-critical { --edge: #8c1013; }
.edge-serious { --edge: #c0342c; }
.edge-moderate { --edge: #e8873a; }
.edge-minor { --edge: #e3b54f; }
.edge-warning { --edge: var(--warn-solid); }`;

export const colourStyle = `
:root { color-scheme: light; ${variables(light, lightVerdicts)} }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; ${variables(dark, darkVerdicts)} } }
${verdictClasses}
${severityStyle}
.outcome { color: var(--edge-ink); background: var(--edge-tint); }
`;
