// Fields and bytes of PDUs, each different one once: the cases of a run send the same few hundred PDUs thousands of times.

import { pduFields } from '../wire-tree/pdu-fields.ts';
import type { WireField } from '../wire-tree/wire-field.ts';
import { html, type Markup } from './markup.ts';

/** Collects what the page has to hold of its PDUs. */
export class PduTable {
  readonly #numbers = new Map<string, number>();

  /** The number under which fields and bytes of a PDU stand in the data of the page. */
  numberOf(hex: string, syntaxes: ReadonlyMap<number, string>): number {
    const fields = pduFields(Buffer.from(hex, 'hex'), (id) => syntaxes.get(id));
    const { text } =
      html`<ul class="tree">${fields.map(fieldItem)}</ul><pre class="hex" tabindex="0" role="group" aria-label="Bytes" data-hex="${hex}"></pre>`;
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  /** The markup of every PDU by its number. */
  get markups(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}

function fieldItem({ name, value, at, length, fields }: WireField): Markup {
  return html`<li><button type="button" class="field" data-at="${at}" data-length="${length}" aria-pressed="false"><span class="name">${name}</span>${value !== undefined && html` <span class="value">${value}</span>`}</button>${
    fields && fields.length > 0 && html`<ul>${fields.map(fieldItem)}</ul>`
  }</li>`;
}
