// The evidence of a statement as a page beside it.

import { contentSecurityPolicy } from '../../report/html/content-security.ts';
import { html, trusted } from '../../report/html/markup.ts';
import type { EvidenceFile } from './evidence.ts';
import { statementStyle } from './style.ts';

/** Place, value and what it rests on, one row a value. */
export function evidenceHtml({ statement, values }: EvidenceFile): string {
  const rows = values.map(
    ({ place, about, value, basis, evidence, note = '', said }) =>
      html`<tr><td>${place}</td><td>${about}</td><td>${value}</td><td>${basis}</td><td>${evidence.join('; ')}</td><td>${note}${said === undefined ? '' : html` vendor: ${said}`}</td></tr>\n`,
  );
  return html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy({ style: statementStyle })}">
<title>Evidence: ${statement}</title>
<style>${trusted(statementStyle)}</style>
</head>
<body>
<h1>Evidence: ${statement}</h1>
<p>What each value of the statement rests on: ids of cases and of measurements, or the word of the vendor.</p>
<div class="table"><table>
<thead><tr><th>Place</th><th>About</th><th>Value</th><th>Basis</th><th>Evidence</th><th>Note</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
</body>
</html>
`.text;
}
