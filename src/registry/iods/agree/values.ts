// Values that agree with their bounds and forms, and with values beside them (PS3.3 Annex C).

import type { Relation } from '../relation.ts';
import { valueForms } from '../value-forms.ts';
import { type Building, isPlainItem, numberFor, type PlainItem, plainItems, plainValues, setValues } from './plain.ts';

type ValueRelation = Exclude<
  Relation,
  | { readonly is: 'numbered' }
  | { readonly is: 'distinct' }
  | { readonly is: 'listed' }
  | { readonly is: 'selects' }
  | { readonly is: 'special' }
>;

/** Leaves values that are right as they are. */
export function repairValues(relation: ValueRelation, { item, row }: Building): void {
  const { keyword } = row;
  const values = plainValues(item, keyword);
  if (values.length === 0) return;
  switch (relation.is) {
    case 'range':
      setValues(
        item,
        keyword,
        values.map((value) => within(keyword, value, relation)),
      );
      break;
    case 'form': {
      const { allows, sample } = valueForms[relation.form];
      setValues(
        item,
        keyword,
        values.map((value) => (allows(String(value)) ? value : sample)),
      );
      break;
    }
    case 'atMostValues':
      setValues(item, keyword, values.slice(0, relation.most));
      break;
    case 'counts': {
      const count = plainItems(item, relation.sequence).length;
      if (count > 0 || !relation.unlessEmpty) item[keyword] = numberFor(keyword, count);
      break;
    }
    case 'paired':
      pair(relation, { item, row });
      break;
    case 'sameAs':
      if (item[relation.keyword] !== undefined) item[keyword] = item[relation.keyword];
      break;
  }
}

/** As many names as there are items for them; else as many values, or items, as the other attribute has. */
function pair(
  relation: Extract<Relation, { readonly is: 'paired' }>,
  { item, row }: Pick<Building, 'item' | 'row'>,
): void {
  const own = plainValues(item, row.keyword);
  const other = plainValues(item, relation.with);
  if (other.length === 0 || (relation.ifSeveral && own.length === 1)) return;
  if (row.row !== 'sequence') setValues(item, row.keyword, repeated(own, other.length));
  else if (isPlainItem(other[0]))
    item[row.keyword] = repeated(own, other.length).map((one) => ({ ...(one as PlainItem) }));
  else setValues(item, relation.with, repeated(other, own.length));
}

function repeated(values: readonly unknown[], count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => values[index % values.length]);
}

/** The nearest number within the bounds, in the form of the VR. */
function within(
  keyword: string,
  value: unknown,
  { least, above, most }: Extract<Relation, { readonly is: 'range' }>,
): unknown {
  const number = Number(value);
  const low = least ?? (above === undefined ? undefined : above + 1);
  const isLow = (least !== undefined && !(number >= least)) || (above !== undefined && !(number > above));
  if (isLow && low !== undefined) return numberFor(keyword, low);
  return most !== undefined && number > most ? numberFor(keyword, most) : value;
}
