// Cases and PDUs as a block of data within the page: JSON, deflated (RFC 1951), in base64, so that thousands stay small.

import { deflateRawSync } from 'node:zlib';
import { html, type Markup } from './markup.ts';
import type { PageData } from './page-data/packed-case.ts';

/** The block. A browser runs no script of this type; base64 cannot end the element. */
export function dataBlock(data: PageData): Markup {
  const packed = deflateRawSync(JSON.stringify(data), { level: 9 }).toString('base64');
  return html`<script type="application/octet-stream" id="page-data">${packed}</script>
`;
}
