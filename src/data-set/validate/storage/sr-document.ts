// What single SR IODs ask for beside their Value Types and relationships: the template of the root (PS3.3 A.35.x.3.1,
// C.18.8.1.2), times of a Procedure Log (A.35.7.3.1.2), completeness of a Radiation Dose SR (A.35.8.3.1.4).

import type { ItemScope } from '../item-scope.ts';
import { printable } from '../printable.ts';

const contentTemplateSequence = { tag: 0x0040a504, keyword: 'ContentTemplateSequence' };
const templateIdentifier = { tag: 0x0040db00, keyword: 'TemplateIdentifier' };
const observationDateTime = { tag: 0x0040a032, keyword: 'ObservationDateTime' };
const completionFlag = { tag: 0x0040a491, keyword: 'CompletionFlag' };
const mappingResource = 0x00080105;
const contentSequence = 0x0040a730;
const relationshipType = 0x0040a010;

/** Objects to what the document of this IOD lacks; `template` is the TID that it has to be constructed from. */
export function checkDocument(top: ItemScope, iodTable: string, template: string | undefined): void {
  const section = iodTable.replace(/-\d+$/, '');
  if (template !== undefined) checkTemplate(top, template, `PS3.3 ${section}.3.1`);
  if (section === 'A.35.7') checkLog(top);
  if (section === 'A.35.8') checkCompletion(top);
}

/** The root names the template that it was constructed from. */
function checkTemplate(top: ItemScope, template: string, clause: string): void {
  const [item] = top.itemsOf(contentTemplateSequence.tag);
  if (!item) {
    if (top.find(contentTemplateSequence.tag) || top.isUnread(contentTemplateSequence.tag)) return;
    const expected = `an item that names TID ${template}, of which the document is constructed`;
    top.object(contentTemplateSequence, 'missing', 'error', `${clause}, C.18.8.1.2`, expected, 'absent');
    return;
  }
  const [resource] = item.valuesOf(mappingResource);
  const [identifier] = item.valuesOf(templateIdentifier.tag);
  if (typeof resource !== 'string' || typeof identifier !== 'string' || identifier.trim() === '') return;
  if (resource.trim() !== 'DCMR' || identifier.trim() === template) return;
  item.object(templateIdentifier, 'enumerated-value', 'error', clause, template, printable(identifier));
}

/** What the root contains has been observed at times that ascend. */
function checkLog(top: ItemScope): void {
  const clause = 'PS3.3 A.35.7.3.1.2';
  let before = '';
  for (const item of top.itemsOf(contentSequence)) {
    const [type] = item.valuesOf(relationshipType);
    if (typeof type !== 'string' || type.trim() !== 'CONTAINS') continue;
    const element = item.find(observationDateTime.tag);
    if (!element) {
      if (!item.isUnread(observationDateTime.tag))
        item.object(observationDateTime, 'missing', 'error', clause, 'an element of Type 1', 'absent');
      continue;
    }
    if (element.length === 0 && !item.isCutOff(element))
      item.object(observationDateTime, 'empty', 'error', clause, 'a value, for it is of Type 1', 'no value');
    const [value] = item.valuesOf(observationDateTime.tag);
    // Times of other precision or time zone are not compared.
    if (typeof value !== 'string' || !/^\d{14}$/.test(value.trim())) continue;
    const time = value.trim();
    if (time < before)
      item.object(observationDateTime, 'numbering', 'error', clause, `a time from ${before} on`, printable(time));
    before = time;
  }
}

function checkCompletion(top: ItemScope): void {
  const [value] = top.valuesOf(completionFlag.tag);
  if (typeof value !== 'string' || value.trim() !== 'PARTIAL') return;
  top.object(completionFlag, 'enumerated-value', 'error', 'PS3.3 A.35.8.3.1.4', 'COMPLETE', 'PARTIAL');
}
