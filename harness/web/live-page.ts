// The live page itself: its elements, which the script in client/ fills. Its policy lets it run its own script and speak to its own
// server, and nothing else.

import { existsSync, readFileSync } from 'node:fs';
import { pagePolicy } from '../report/html/content-security.ts';
import { html, trusted } from '../report/html/markup.ts';
import { pageStyle } from '../report/html/style.ts';
import { verdictShapes } from '../report/html/verdicts.ts';
import { liveStyle } from './live-style.ts';

/** Beside the compiled file, or above it in the package; seen from the source, in dist/. */
const places = ['./live.bundle.js', '../live.bundle.js', '../../dist/harness/web/live.bundle.js'];

const style = `${pageStyle}${liveStyle}`;
let script: string | undefined;

function liveScript(): string {
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!found) throw new Error('the script of the live page is not built: run npm run build');
  script ??= readFileSync(found, 'utf8');
  return script;
}

/** The policy that is sent with the page. */
export function livePagePolicy(): string {
  return `${pagePolicy({ style, script: liveScript(), connect: "'self'" })}; frame-ancestors 'none'`;
}

/** The page. */
export function livePage({ version }: { readonly version: string }): string {
  return html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>cstore serve</title>
<style>${trusted(style)}</style>
</head>
<body>
${verdictShapes}
<a class="skip" href="#runs">Skip to the runs</a>
<header class="top"><p class="eyebrow">DICOM C-STORE conformance ${version}</p>
<h1>Runs</h1>
<p id="told" role="status" class="lead"></p></header>
<main>
${startSection}
${runsSection}
${runSection}
</main>
<script>${trusted(liveScript())}</script>
</body>
</html>
`.text;
}

const field = (name: string, label: string, type = 'text', hint = '') =>
  html`<label>${label}<input name="${name}" type="${type}" placeholder="${hint}" autocomplete="off"></label>`;

const startSection = html`<section id="start" aria-labelledby="start-h">
<h2 id="start-h">Start a run</h2>
<form id="start-form">
<fieldset><legend>System under test</legend>
<label>What it is<select name="kind">
<option value="scp">an SCP that runs</option>
<option value="start">an SCP that a command starts</option>
<option value="scu">an SCU that a command starts</option>
<option value="manual">an SCU that a person operates</option>
<option value="built-in">the built-in pair</option>
</select></label>
<label class="wide" data-for="scp start scu">Address or command<input name="system" autocomplete="off" placeholder="ARCHIVE@host:104"></label>
<span data-for="scp start scu manual">${field('callingAe', 'Calling AE title', 'text', 'CSTORE_SCU')}</span>
<span data-for="scu manual">${field('calledAe', 'Called AE title', 'text', 'CSTORE_SCP')}</span>
<span data-for="scu manual">${field('listen', 'Listen on', 'text', '127.0.0.1:11112')}</span>
<span data-for="scp start">${field('user', 'User')}</span>
<span data-for="scp start">${field('password', 'Passcode', 'password')}</span>
</fieldset>
<fieldset><legend>Work</legend>
<label>What to do<select name="work"><option value="run">run scenarios</option><option value="fuzz">fuzz it</option></select></label>
${field('timeout', 'Longest wait in seconds', 'number', '10')}
${field('seed', 'Seed', 'number', '1')}
<span data-work="run">${field('concurrency', 'Cases at once', 'number')}</span>
<label class="check" data-work="run"><input type="checkbox" name="slow"> slow cases too</label>
<span data-work="fuzz">${field('runs', 'Inputs', 'number', '3000')}</span>
<label data-work="fuzz">Only<select name="focus"><option value="">everything</option><option value="dataset">Data Sets</option><option value="command">commands</option><option value="pdu">PDUs</option><option value="sequence">sequences of operations</option></select></label>
</fieldset>
<details data-work="run"><summary>Scenarios: <span id="chosen">all</span></summary><div id="scenarios" class="choices"></div></details>
<p class="actions"><button type="submit">Start</button></p>
</form>
</section>`;

const runsSection = html`<section id="runs" aria-labelledby="runs-h">
<h2 id="runs-h">Runs in this folder</h2>
<p id="no-runs" class="lead">There is none yet.</p>
<div class="scroll" role="region" aria-label="Runs" tabindex="0"><table class="live"><caption class="vh">Runs, the newest first</caption>
<thead><tr><th scope="col">Compare</th><th scope="col">Run</th><th scope="col">State</th><th scope="col">Reports</th><th scope="col">Actions</th></tr></thead>
<tbody id="runs-body"></tbody></table></div>
<p class="actions"><button type="button" id="compare">Compare the chosen runs</button></p>
</section>`;

const runSection = html`<section id="run" aria-labelledby="run-h" hidden>
<h2 id="run-h" tabindex="-1"></h2>
<p id="state" role="status" class="lead"></p>
<p class="actions"><button type="button" id="stop">Stop</button> <button type="button" id="go-on">Go on with it</button></p>
<div id="question" role="group" aria-labelledby="question-h" hidden>
<h3 id="question-h"></h3>
<p id="question-text"></p>
<p><span id="countdown" role="timer"></span> <span id="seen" role="status"></span></p>
<label class="wide">What it shows, or why it cannot<input id="answer-text" autocomplete="off" maxlength="2000"></label>
<p class="actions"><button type="button" data-key="sent">It has sent</button> <button type="button" data-key="cannot">It cannot do that</button> <button type="button" data-key="again">Again, from the beginning</button> <button type="button" data-key="stop">Stop the run</button></p>
</div>
<h3 id="faults-h">Faults and finds</h3>
<ul id="faults" aria-labelledby="faults-h"></ul>
<p id="no-faults" class="lead">None until now.</p>
<h3 id="cases-h">Cases</h3>
<p class="actions"><label>Show<select id="shown"><option value="judged">what did not pass</option><option value="all">all</option><option value="fail">fails</option><option value="warn">warnings</option><option value="busy">what is under way</option></select></label>
<label>that contain<input id="filter" type="search" autocomplete="off"></label></p>
<p id="count" role="status" class="lead"></p>
<div class="scroll" role="region" aria-label="Cases" tabindex="0"><table class="live"><caption class="vh">Cases, the latest first</caption>
<thead><tr><th scope="col">Verdict</th><th scope="col">Case</th><th scope="col">Actions</th></tr></thead><tbody id="cases"></tbody></table></div>
<div id="conversation" role="group" aria-labelledby="conversation-h" hidden>
<h3 id="conversation-h" tabindex="-1"></h3>
<p><a id="whole" target="_blank" rel="noopener" hidden>the case with its whole conversation, in a page of its own</a></p>
<pre id="wire" tabindex="0" role="log" aria-label="Conversation"></pre>
</div>
</section>`;
