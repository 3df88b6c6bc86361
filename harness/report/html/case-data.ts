// The cases as a block of data within the page: JSON, deflated (RFC 1951), in base64, so that thousands of them stay small.

import { deflateRawSync } from 'node:zlib';
import { html, type Markup } from './markup.ts';
import type { PackedScenarios } from './page-data/packed-case.ts';

/** The block. A browser runs no script of this type; base64 cannot end the element. */
export function caseData(scenarios: PackedScenarios): Markup {
  const packed = deflateRawSync(JSON.stringify(scenarios), { level: 9 }).toString('base64');
  return html`<script type="application/octet-stream" id="case-data">${packed}</script>
`;
}
