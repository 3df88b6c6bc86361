// What a page of ours may do in a browser: use its own style and script, and nothing else.

import { createHash } from 'node:crypto';

/** The policy of a page: nothing is fetched, framed or sent; without a script, none runs. */
export function contentSecurityPolicy({ style, script }: { readonly style: string; readonly script?: string }): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The policy of a page that speaks to its own server: to `connect`, and to nobody else. */
export function pagePolicy({ connect, ...page }: { style: string; script: string; connect: string }): string {
  return `${contentSecurityPolicy(page)}; connect-src ${connect}`;
}

/** The policy of a page that others have made: its script runs, its styles and data URIs are used; nothing is fetched or sent. */
export function foreignPagePolicy(script: string): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src '${hashOf(script)}'`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
