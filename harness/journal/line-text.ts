// A line of a journal as text. Of a case whose line would be too long the conversation is left out.

import type { CaseResult } from '../model/run-result.ts';
import type { JournalLine } from './journal.ts';

/** The line with its end. */
export function lineText(line: JournalLine, longest: number): string {
  const text = `${JSON.stringify(line)}\n`;
  if (line.kind !== 'case-end' || Buffer.byteLength(text) <= longest) return text;
  return `${JSON.stringify({ ...line, result: withoutConversation(line.result) })}\n`;
}

function withoutConversation(result: CaseResult): CaseResult {
  const leftOut = { kind: 'left-out', count: result.wire.length } as const;
  return { ...result, wire: [{ at: 0, direction: 'event', what: leftOut }] };
}
