// HTML that cannot be injected into: a template tag that escapes every value that is not markup itself.

import { visible } from '../../words/visible-text.ts';

/** A piece of HTML; only the `html` tag makes one, so a string from a peer never becomes one. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | undefined | false | readonly Content[];

/** HTML with its values filled in: markup as it is, lists joined, text escaped with its control characters visible. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = strings.map((part, index) => (index < values.length ? part + textOf(values[index]) : part));
  return new Markup(parts.join(''));
}

/** Markup of this project itself, such as a style sheet, taken as it is. Never pass a string that came from outside. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** Text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(value: Content): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(textOf).join('');
}
