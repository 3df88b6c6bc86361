// Text made safe for Markdown (CommonMark and the dialects of GitHub and GitLab), table cells included.

import { visibleLine } from './visible-text.ts';

/**
 * Text that Markdown takes for nothing but text, on one line and as readable as that allows: what may be a mark is escaped, no
 * invisible character is left, no address becomes a link, and an @ mentions nobody, because GitHub and GitLab look for names
 * after the escapes are gone.
 */
export function markdownText(text: string): string {
  return visibleLine(text)
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|~&@!$%^]/g, (mark) => special[mark] ?? `\\${mark}`)
    .replaceAll('//', '\\/\\/')
    .replaceAll(/www\./gi, (start) => start.replace('.', '\\.'))
    .replaceAll(/:(?=[\w+-]+:)/g, '\\:')
    .replace(/^[-+=:/]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

const special: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '@<!-- -->',
};
