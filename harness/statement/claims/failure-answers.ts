// What an AE does when an association fails, compared as far as the words are those that a measurement has: PS3.2 N.7-8, N.7-9.

import { type Judge, plainText } from './check-value.ts';

/** Forms of one reaction, each with its one name; whatever else is said is a sentence for people. */
const reactions: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^accept(?:s|ed)\b/, () => 'accepts'],
  [/^(?:nothing|no answer|silence)$/, () => 'nothing'],
  [/^(?:closed|closes the connection)$/, () => 'closed'],
  [/^(?:reset|resets the connection)$/, () => 'reset'],
  [/^(a-abort)(?: (\d\/\d{1,3}))?$/, ([, pdu, codes = '']) => `${pdu} ${codes}`],
  [/^(a-associate-rj)(?: (\d\/\d\/\d{1,3}))?$/, ([, pdu, codes = '']) => `${pdu} ${codes}`],
  [/^answers with a status of failure$/, ([text]) => text],
  [/^opens (?:no other association|\d+ more)$/, ([text]) => text],
  [/^still waits when it is ended$/, ([text]) => text],
  [/^ends with .{1,100}$/, ([text]) => text],
  [/^(?:nothing shows it|shown by .{1,100})$/, ([text]) => text],
];

/** The reactions of each alternative: `A-ABORT 2/0; or closes the connection`; undefined for a sentence. */
function alternativesOf(answer: string): string[][] | undefined {
  const alternatives = plainText(answer)
    .split(/; or /)
    .map((alternative) => listed(alternative).map(reactionOf));
  const isAll = alternatives.every((parts) => parts.length > 0 && parts.every((part) => part !== undefined));
  return isAll ? (alternatives as string[][]) : undefined;
}

/** The parts of a list; what stands after "shown by" is a list of its own. */
function listed(text: string): string[] {
  const at = text.indexOf('shown by');
  const [before, shown] = at < 0 ? [text, []] : [text.slice(0, at), [text.slice(at)]];
  return [...before.split(','), ...shown].map((part) => part.trim()).filter(Boolean);
}

function reactionOf(text: string): string | undefined {
  for (const [form, name] of reactions) {
    const found = form.exec(text);
    if (found) return name(found);
  }
  return undefined;
}

/** True if an answer is said in words that can be compared with what is measured. */
export const isMeasurable = (answer: string): boolean => alternativesOf(answer) !== undefined;

/** A PDU without its reason is that PDU with any; a sentence in other words is neither true nor false. */
export const sameAnswer: Judge<string> = (claim, measured) => {
  if (plainText(claim) === plainText(measured)) return 'confirmed';
  const [wanted, found] = [alternativesOf(claim), alternativesOf(measured)];
  if (wanted === undefined || found === undefined) return 'untested';
  const isExplained = found.every((seen) => wanted.some((parts) => parts.every((part) => seen.some(startsWith(part)))));
  return isExplained ? 'confirmed' : 'contradicted';
};

const startsWith = (claim: string) => (seen: string) =>
  seen === claim || (claim.endsWith(' ') && seen.startsWith(claim));
