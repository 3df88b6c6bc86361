// Fields, bytes and Data Sets of PDUs, each different one once: the cases of a run send the same few hundred PDUs thousands of times.

import { pduFields } from '../wire-tree/pdu-fields.ts';
import type { WireField } from '../wire-tree/wire-field.ts';
import { html, type Markup } from './markup.ts';
import { packedDataSet } from './packed-data-set.ts';
import type { PackedPdu } from './page-data/packed-pdu.ts';

/** Collects what the page has to hold of its PDUs. */
export class PduTable {
  readonly #numbers = new Map<string, number>();
  readonly #pdus: PackedPdu[] = [];

  /**
   * The number under which a PDU stands in the data of the page.
   *
   * @param isWithin whether it goes on with a Data Set that began in a PDU before.
   */
  numberOf(hex: string, syntaxes: ReadonlyMap<number, string>, isWithin = false): number {
    const bytes = Buffer.from(hex, 'hex');
    const fields = pduFields(bytes, (id) => syntaxes.get(id));
    const { text: markup } =
      html`<ul class="tree" role="tree" aria-label="Fields">${fields.map(fieldItem)}</ul><pre class="hex" tabindex="0" role="group" aria-label="Bytes" data-hex="${hex}"></pre>`;
    const dataSet = isWithin ? undefined : packedDataSet(bytes, (id) => syntaxes.get(id));
    return this.#add({ markup, ...(dataSet && { dataSet }) });
  }

  #add(pdu: PackedPdu): number {
    const key = JSON.stringify(pdu);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#pdus.length);
    return this.#pdus.push(pdu) - 1;
  }

  /** Every PDU by its number. */
  get pdus(): readonly PackedPdu[] {
    return this.#pdus;
  }
}

/** Only one item of a tree is in the order of the tab key; the script of the page moves that along. */
function fieldItem({ name, value, at, length, fields = [] }: WireField): Markup {
  const label = html`<span class="field"><span class="name">${name}</span>${value !== undefined && html` <span class="value">${value}</span>`}</span>`;
  const inner = fields.length > 0 && html`<ul role="group">${fields.map(fieldItem)}</ul>`;
  return html`<li role="treeitem" tabindex="-1" aria-selected="false"${inner && html` aria-expanded="true"`} data-at="${at}" data-length="${length}">${label}${inner}</li>`;
}
