// P-DATA-TF: PS3.8 9.3.5, with the message fragments of PS3.8 Annex E and the elements in them.

import { elementFields } from './element-fields.ts';
import { hexText, numberText, type Part, type WireField } from './wire-field.ts';

/** The UID of the Transfer Syntax of a presentation context, if it is known. */
export type SyntaxOf = (contextId: number) => string | undefined;

/**
 * The PDVs one after another; a length that leads beyond the end ends the list.
 *
 * @param isFirstWithin whether the first goes on with what a PDU before began.
 */
export function pDataFields(body: Part, syntaxOf: SyntaxOf, isFirstWithin = false): WireField[] {
  const fields: WireField[] = [];
  let isWithin = isFirstWithin;
  for (let at = 0; at < body.length; ) {
    const length = body.uint(at, 4) ?? 0;
    const pdv = body.from(at, 4 + length);
    fields.push(pdvField(pdv, syntaxOf, isWithin));
    isWithin = ((pdv.uint(5, 1) ?? 0) & 2) === 0;
    at += 4 + length;
  }
  return fields;
}

/** @param isWithin whether it goes on with what another fragment of the same PDU began, wherever that ended. */
function pdvField(pdv: Part, syntaxOf: SyntaxOf, isWithin: boolean): WireField {
  const [context, control] = [pdv.uint(4, 1), pdv.uint(5, 1)];
  const isCommand = control !== undefined && (control & 1) === 1;
  const kind = `${isCommand ? 'command' : 'Data Set'}${control !== undefined && (control & 2) === 2 ? ', last' : ''}`;
  return pdv.field('Presentation-data-value', `context ${numberText(context)}, ${kind}`, [
    pdv.from(0, 4).field('Item-length', numberText(pdv.uint(0, 4))),
    pdv.from(4, 1).field('Presentation-context-ID', numberText(context)),
    pdv.from(5, 1).field('Message Control Header', `${hexText(control, 1)} ${kind}`),
    ...(isWithin
      ? [pdv.from(6).field('Fragment', `${pdv.from(6).length} bytes, which go on where the fragment before ends`)]
      : elementFields(pdv.from(6), isCommand ? 'command' : syntaxOf(context ?? 0))),
  ]);
}

/** Whether the last PDV is a fragment that another one follows. */
export function endsWithinFragments(body: Part, isFirstWithin: boolean): boolean {
  let isWithin = isFirstWithin;
  for (let at = 0; at < body.length; ) {
    isWithin = ((body.uint(at + 5, 1) ?? 0) & 2) === 0;
    at += 4 + (body.uint(at, 4) ?? 0);
  }
  return isWithin;
}
