// Text made safe for Markdown (CommonMark and the dialects of GitHub and GitLab), table cells included.

import { visibleLine } from './visible-text.ts';

/**
 * Text that Markdown takes for nothing but text, on one line: every mark is escaped, no invisible character is left, and an
 * @ mentions nobody, because GitHub and GitLab look for names after the escapes are gone.
 */
export function markdownText(text: string): string {
  return visibleLine(text).replaceAll(/[!-/:-@[-`{-~]/g, (mark) => special[mark] ?? `\\${mark}`);
}

const special: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '@<!-- -->',
};
