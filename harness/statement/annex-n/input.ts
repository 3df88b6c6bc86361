// What the sections of a statement are made from: merged facts, and what is open of them (PS3.2 Annex N).

import type { Cell, Filler } from '../document/document.ts';
import { notApplicable } from '../document/make.ts';
import type { ApplicationEntity, ConformanceFacts } from '../facts/conformance-facts.ts';
import { type Known, known, type Leaf } from '../facts/leaf.ts';
import type { Difference, MergedFacts } from '../product/merge.ts';
import { follows } from './follows.ts';

/** The facts with what can be asked of them. */
export interface Input {
  readonly facts: ConformanceFacts;
  readonly differences: ReadonlyMap<string, Difference>;
}

/** What a cell is about: where the facts have it, who can fill it, and how it is printed. */
export interface Question<T> {
  readonly path: string;
  readonly who?: Filler | undefined;
  readonly how?: string | undefined;
  readonly print?: ((value: T) => string) | undefined;
}

export function inputOf({ facts, differences }: MergedFacts): Input {
  return { facts, differences: new Map(differences.map((difference) => [difference.path, difference])) };
}

/** `Y` or `N`, as the template wants it in columns of support. */
export const yesNo = (value: boolean): string => (value ? 'Y' : 'N');

/** Any value as the template prints it: Y or N, several values with semicolons between. */
export function printed(value: unknown): string {
  if (typeof value === 'boolean') return yesNo(value);
  return Array.isArray(value) ? value.map(printed).join('; ') : String(value);
}

/** The cell of a value: filled, open, or open because vendor and measurement differ. */
export function fill<T>(input: Input, leaf: Leaf<T> | undefined, question: Question<T>): Cell {
  const it: Known<T> = known(leaf, input.facts.kind);
  if (it.basis === 'unknown' || it.value === undefined) return { text: '', open: openOf(question) };
  const print = question.print ?? printed;
  const ground = { basis: it.basis, evidence: it.evidence, note: it.note };
  const difference = input.differences.get(question.path);
  if (!difference && it.atLeast) return { text: '', ground, open: openLimit(question, print(it.value)) };
  if (!difference) return { text: print(it.value), ground };
  const said = print(difference.said.value as T);
  const text = `${it.basis}: ${print(it.value)}; vendor: ${said}`;
  return {
    text,
    ground: { ...ground, said },
    open: {
      key: question.path,
      who: 'vendor',
      how: `${text}: correct the product or ${question.path} in product.yaml`,
    },
  };
}

/** An open cell for what no measurement can tell. */
export function ask(path: string, how?: string): Cell {
  return { text: '', open: openOf({ path, how }) };
}

function openOf({ path, who = 'vendor', how }: Question<never>) {
  const product = `${path} in product.yaml`;
  const words =
    who === 'measurement' ? `${how ?? 'cstore measure'}, or ${product}` : `${product}${how ? `: ${how}` : ''}`;
  return { key: path, who, how: words };
}

/** Nobody looked further, and a statement says the limit. */
function openLimit({ path }: Question<never>, seen: string) {
  return { key: path, who: 'vendor' as const, how: `${path} in product.yaml: ${seen} was seen, and may be exceeded` };
}

/** What the vendor says in a section, if anything. */
export function sectionText({ facts }: Input, number: string): Known<string> | undefined {
  const it = known(facts.sections?.[number], facts.kind);
  return it.value === undefined ? undefined : it;
}

/** True if the vendor says that a section does not apply, or one above it, or one that settles it. */
export function saysNotApplicable(input: Input, number: string): boolean {
  if (sectionText(input, number)?.value?.trim() === notApplicable) return true;
  const settled = follows[number];
  if (settled !== undefined && saysNotApplicable(input, settled)) return true;
  const parent = number.split('.').slice(0, -1).join('.');
  return parent !== '' && parent !== 'A' && saysNotApplicable(input, parent);
}

export type Role = 'SCU' | 'SCP';

const roleSections = { SCU: '5.2.5.1', SCP: '5.2.5.2' } as const;

/** Whether the product has a role; undefined if nobody has said or seen it. */
export function hasRole(input: Input, role: Role): boolean | undefined {
  const side = role === 'SCU' ? 'initiator' : 'acceptor';
  if (input.facts.applicationEntities.some((entity) => entity[side])) return true;
  return saysNotApplicable(input, roleSections[role]) ? false : undefined;
}

/** Y, N or open for a role of the product. */
export function roleCell(input: Input, role: Role, has = hasRole(input, role)): Cell {
  if (has !== undefined) return { text: yesNo(has) };
  const number = roleSections[role];
  return ask(
    `sections."${number}"`,
    `"N/A" if the product is no ${role} of the Storage Service; else measure it as one`,
  );
}

/** Where the facts of an Application Entity stand. */
export const pathOf = ({ name }: Pick<ApplicationEntity, 'name'>, rest: string): string =>
  `applicationEntities[${name}].${rest}`;

/** The product's name. */
export function productName({ facts }: Input): string {
  return known(facts.product.name, facts.kind).value ?? 'The product';
}

/** The title of the document; a product whose name is open has none in it. */
export function statementTitle({ facts }: Input): string {
  const name = known(facts.product.name, facts.kind).value;
  return name === undefined ? 'DICOM Conformance Statement' : `${name}: DICOM Conformance Statement`;
}
