// Titles of the template against ours: PS3.2 Annex N has placeholders such as <AE1> in them, which ours have filled.

/** Values of placeholders by their words in lower case. */
export type Bindings = ReadonlyMap<string, string>;

/** `<x>`, but not `<<a, b>>`. */
export const placeholderPattern = /(?<!<)<\s*([A-Za-z][^<>\n]{0,60}?)\s*>(?!>)/g;

const mostPlaceholders = 3;
const longestTitle = 300;

/** The words by which a placeholder is known. */
export const bindingName = (words: string): string => words.trim().toLowerCase();

/** What the placeholders of a title stand for in ours; undefined if it is another title. */
export function matchTitle(template: string, ours: string): Bindings | undefined {
  if (template.length > longestTitle || ours.length > longestTitle) return undefined;
  if (!template.includes('<')) return plain(template) === plain(ours) ? new Map() : undefined;
  const names = [...template.matchAll(placeholderPattern)].map(([, words]) => bindingName(words ?? ''));
  if (names.length > mostPlaceholders) return undefined;
  if (names.length === 0) return plain(template) === plain(ours) ? new Map() : undefined;
  const parts = template.split(placeholderPattern).filter((_, at) => at % 2 === 0);
  const pattern = parts.map((part) => flexible(part)).join('(.+?)');
  const found = new RegExp(`^\\s*${pattern}\\s*$`, 'iu').exec(ours);
  return found ? new Map(names.map((name, at) => [name, (found[at + 1] ?? '').trim()])) : undefined;
}

/** A text by its letters and digits: spaces and dashes differ from one tool to the next. */
export const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

function flexible(part: string): string {
  return part
    .split(/[\s–—-]+/)
    .map((word) => word.replaceAll(/[^\p{L}\p{N}_]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`))
    .join('[\\s–—-]*');
}

/** True if most words of both are the same: the editions of a template differ in some. */
export function isSimilar(template: string, ours: string): boolean {
  const [one, other] = [wordsOf(template), wordsOf(ours)];
  const common = [...one].filter((word) => other.has(word)).length;
  return common > 0 && common / Math.max(one.size, other.size) >= 0.6;
}

function wordsOf(title: string): Set<string> {
  return new Set(
    title
      .replaceAll(placeholderPattern, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** A number without the letter of the annex: the template starts at Section 1. */
export const bareNumber = (number: string): string => number.replace(/^N\./, '');
