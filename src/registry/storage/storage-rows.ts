// Rows of the generated tables as rows of an IOD (PS3.3 A.1, PS3.5 7.4); the items of a sequence are made when asked for.

import { dictionaryEntry, nameOfTag } from '../dictionary.ts';
import { all } from '../iods/condition.ts';
import type { Condition } from '../iods/condition-types.ts';
import type { AttributeRow, ElementType, RowOptions, SequenceRow, ValueList, WildcardRow } from '../iods/definition.ts';
import type { Relation } from '../iods/relation.ts';
import { bindCondition, type Place, valueOfText } from './bind-condition.ts';
import { withoutDoubles } from './double-rows.ts';
import { type TableRow, tableRows } from './storage-tables.ts';

export type OpenRow = AttributeRow | SequenceRow | WildcardRow;

/** What rows need to know of the IOD that they are in. */
export interface RowPlace extends Place {
  /** The tables of the functional groups that may stand in the shared ones, or in those of a frame. */
  readonly groups: { readonly shared: readonly string[]; readonly perframe: readonly string[] };
  /** Which of the repeating groups 60xx is meant; other rows are left out if given, those of 60xx if not. */
  readonly repeating?: string;
}

/** The rows with those of included tables in their place. */
export function openRows(rows: readonly TableRow[], place: Pick<RowPlace, 'groups'>): readonly TableRow[] {
  return rows.flatMap((row) => {
    if (row.include === '' || row.include.startsWith('any')) return [row];
    const { shared, perframe } = place.groups;
    if (row.include === 'fg:shared') return openRows(groupRows(shared), place);
    if (row.include === 'fg:perframe') return openRows(groupRows(perframe), place);
    const included = withInnerRows(openRows(tableRows(row.include), place), row.rows);
    return row.given === '' ? included : included.map((each) => ({ ...each, given: both(row.given, each.given) }));
  });
}

/** Rows that are nested below an include are of the items of the last sequence that it brings. */
function withInnerRows(included: readonly TableRow[], inner: readonly TableRow[]): readonly TableRow[] {
  const last = included.at(-1);
  if (inner.length === 0 || last === undefined) return included;
  return [...included.slice(0, -1), { ...last, rows: [...last.rows, ...inner] }];
}

function both(one: string, other: string): string {
  return other === '' ? one : `(${one}) and (${other})`;
}

/** Which functional group has to be where is no matter of one item: validate/storage/ judges it for all frames. */
function groupRows(tables: readonly string[]): readonly TableRow[] {
  return tables.flatMap((table) =>
    tableRows(table).map((row) => ({ ...row, type: '3', condition: '', otherwise: '' })),
  );
}

/** The attributes of an item, for conditions further in. */
export function tagsOf(rows: readonly TableRow[]): ReadonlySet<number> {
  return new Set(rows.map(({ tag }) => Number.parseInt(tag, 16)));
}

/** The rows of one level, for the item whose attributes `place.around` begins with. */
export function bindRows(rows: readonly TableRow[], place: RowPlace): readonly OpenRow[] {
  return withoutDoubles(openRows(rows, place)).flatMap((row): readonly OpenRow[] => {
    if (row.include !== '') return [{ row: 'wildcard', type: typeOf(row.type || '3'), what: 'any attributes' }];
    const isRepeating = row.tag.startsWith('60xx');
    if (isRepeating !== (place.repeating !== undefined)) return [];
    const tag = Number.parseInt(isRepeating ? `${place.repeating}${row.tag.slice(4)}` : row.tag, 16);
    return [boundRow(row, tag, place)];
  });
}

function boundRow(row: TableRow, tag: number, place: RowPlace): OpenRow {
  const { vr = 'UN', vm = '1-n' } = dictionaryEntry(tag) ?? {};
  const type = typeOf(row.given !== '' && (row.type === '1' || row.type === '2') ? `${row.type}C` : row.type);
  const common = { tag, keyword: nameOfTag(tag), type, ...presence(row, type, place), ...values(row, vr, place) };
  if (vr !== 'SQ') return { row: 'attribute', ...common, vr: vr.replaceAll('/', ' or '), vm };
  return new LazySequence(common, row, place);
}

const types: readonly string[] = ['1', '1C', '2', '2C', '3'];

function isType(text: string): text is ElementType {
  return types.includes(text);
}

function typeOf(text: string): ElementType {
  if (!isType(text)) throw new RangeError(`${text} is no Type`);
  return text;
}

function presence({ condition, otherwise, given }: TableRow, type: ElementType, place: RowPlace): RowOptions {
  if (type !== '1C' && type !== '2C') return {};
  const parts = [given, condition].filter((text) => text !== '').map((text) => bindCondition(text, place));
  const [only = bindCondition('?', place), ...others] = parts;
  return { required: others.length > 0 ? all(...parts) : only, ...permission(otherwise, place) };
}

/** What the tables leave open is allowed. */
function permission(otherwise: string, place: RowPlace): RowOptions {
  if (otherwise === '') return {};
  return { otherwise: otherwise.startsWith('may:') ? bindCondition(otherwise.slice(4), place) : 'may' };
}

function values({ enumerated, terms }: TableRow, vr: string, place: RowPlace): RowOptions {
  const lists = enumerated === '' ? [] : enumerated.split(' ; ').map((list) => valueList(list, vr, place));
  const [only] = lists;
  const isPlain = lists.length === 1 && only?.when === undefined && only?.value === undefined;
  return {
    ...(isPlain ? { enumerated: only?.values } : lists.length > 0 && { valueLists: lists }),
    ...(terms !== '' && { terms: terms.split('|') }),
  };
}

function valueList(list: string, vr: string, place: RowPlace): ValueList {
  const [, condition, value, values = ''] = /^(?:if (.*): |\[(\d+)\]: )?([^:]*(?::\/\/[^:]*)?)$/s.exec(list) ?? [];
  return {
    ...(condition !== undefined && { when: bindCondition(condition, place) }),
    ...(value !== undefined && { value: Number(value) }),
    values: values.split('|').map((text) => valueOfText(text, vr)),
  };
}

type CommonOfRow = Pick<SequenceRow, 'tag' | 'keyword' | 'type'> & RowOptions;

/** A sequence whose rows are bound when they are first read: few are met in an instance, and some hold themselves. */
class LazySequence implements SequenceRow {
  readonly row = 'sequence';
  readonly tag: number;
  readonly keyword: string;
  readonly type: ElementType;
  readonly items: string;
  readonly required: Condition | undefined;
  readonly otherwise: RowOptions['otherwise'];
  readonly relations: readonly Relation[];
  readonly #inner: readonly TableRow[];
  readonly #place: RowPlace;
  #rows: readonly OpenRow[] | undefined;

  constructor({ tag, keyword, type, required, otherwise }: CommonOfRow, row: TableRow, place: RowPlace) {
    this.tag = tag;
    this.keyword = keyword;
    this.type = type;
    this.required = required;
    this.otherwise = otherwise;
    this.items = /^\d/.test(row.items) ? row.items : '0-n';
    this.relations = countRelations(row.items);
    this.#inner = row.rows;
    this.#place = place;
  }

  get rows(): readonly OpenRow[] {
    this.#rows ??= this.#bind();
    return this.#rows;
  }

  #bind(): readonly OpenRow[] {
    const opened = openRows(this.#inner, this.#place);
    return bindRows(opened, { ...this.#place, around: [tagsOf(opened), ...this.#place.around] });
  }
}

/** A number of items that another attribute or sequence beside it gives. */
function countRelations(items: string): readonly Relation[] {
  const match = /^=(items)?\(([0-9A-F]{4}),([0-9A-F]{4})\)$/i.exec(items);
  if (!match) return [];
  const keyword = nameOfTag(Number.parseInt(`${match[2]}${match[3]}`, 16));
  return [match[1] ? { is: 'paired', with: keyword } : { is: 'counted', by: keyword }];
}
