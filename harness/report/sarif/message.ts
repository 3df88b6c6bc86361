// Messages of SARIF 2.1.0 (3.11): text that stays text.

import { visibleLine } from '../../words/visible-text.ts';

/** A plain text message in one line: braces doubled (3.11.5), and nothing that would be an embedded link (3.11.6). */
export function plainMessage(text: string): string {
  return visibleLine(text).replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (');
}
