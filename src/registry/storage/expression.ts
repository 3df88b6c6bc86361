// Conditions of the module tables of storage IODs (PS3.5 7.4.2, PS3.3 A.1.3) in the formal language of the generated data.
//
//   expr = conj { "or" conj } ;  conj = unary { "and" unary } ;  unary = [ "not" ] prim
//   prim = "(" expr ")" | first() | last() | open() | used(TABLE) | each(S, expr) | private(R) | present(R) | absent(R) | nonempty(R) | empty(R)
//        | items(R) > N | vm(R) > N | code(R) [ "not" ] in [ "VALUE^SCHEME", … ] | A [ "not" ] in [ v, … ] | A > N
//   each() is what holds of every item of the sequence S = gggg,eeee of the same item, and open where only of some
//   open() is what the instance does not tell, private(R) that a value of VR AT is the tag of a private attribute
//   R = [ scope ] gggg,eeee ;  A = [ scope ] (gggg,eeee) [ "[n]" ] ;  v = "text" | (gggg,eeee) ;  scope = root. | up. | frame.

/** Where an attribute is looked for: at the top level, in the items around, or in the functional groups of the frame. */
export type Scope = 'here' | 'root' | 'up' | 'frame';

export interface Reference {
  readonly scope: Scope;
  /** Group and element as one number. */
  readonly tag: number;
}

/** Text as it is written, or a tag, for VR AT. */
export type Operand = string | { readonly tag: number };

export type Expression =
  | { readonly op: 'or' | 'and'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: 'first' | 'last' | 'open' }
  | { readonly op: 'used'; readonly table: string }
  | { readonly op: 'each'; readonly sequence: number; readonly of: Expression }
  | { readonly op: 'present' | 'absent' | 'nonempty' | 'empty' | 'private'; readonly at: Reference }
  | { readonly op: 'items' | 'vm' | 'greater'; readonly at: Reference; readonly bound: number }
  | { readonly op: 'code'; readonly at: Reference; readonly codes: readonly string[]; readonly negated: boolean }
  | {
      readonly op: 'in';
      readonly at: Reference;
      /** Counts from 1; undefined for any value. */
      readonly value: number | undefined;
      readonly operands: readonly Operand[];
      readonly negated: boolean;
    };

/** The expression in the language that `expressionFrom` reads. */
export function formatExpression(expression: Expression): string {
  switch (expression.op) {
    case 'or':
    case 'and':
      return expression.of.map((part) => operandOf(part)).join(` ${expression.op} `);
    case 'not':
      return `not ${operandOf(expression.of)}`;
    case 'first':
    case 'last':
    case 'open':
      return `${expression.op}()`;
    case 'used':
      return `used(${expression.table})`;
    case 'each':
      return `each(${tagText(expression.sequence)}, ${formatExpression(expression.of)})`;
    case 'greater':
      return `${scopeText(expression.at)}(${tagText(expression.at.tag)}) > ${expression.bound}`;
    case 'items':
    case 'vm':
      return `${expression.op}(${referenceText(expression.at)}) > ${expression.bound}`;
    case 'code':
      return `code(${referenceText(expression.at)}) ${listText(expression.negated, expression.codes)}`;
    case 'in': {
      const value = expression.value === undefined ? '' : `[${expression.value}]`;
      const place = `${scopeText(expression.at)}(${tagText(expression.at.tag)})${value}`;
      return `${place} ${listText(expression.negated, expression.operands)}`;
    }
    default:
      return `${expression.op}(${referenceText(expression.at)})`;
  }
}

function operandOf(part: Expression): string {
  const text = formatExpression(part);
  return part.op === 'or' || part.op === 'and' || part.op === 'not' ? `(${text})` : text;
}

const scopeText = ({ scope }: Reference): string => (scope === 'here' ? '' : `${scope}.`);
const referenceText = (at: Reference): string => `${scopeText(at)}${tagText(at.tag)}`;

function tagText(tag: number): string {
  const hex = tag.toString(16).toUpperCase().padStart(8, '0');
  return `${hex.slice(0, 4)},${hex.slice(4)}`;
}

function listText(negated: boolean, operands: readonly Operand[]): string {
  const texts = operands.map((each) => (typeof each === 'string' ? `"${each}"` : `(${tagText(each.tag)})`));
  return `${negated ? 'not ' : ''}in [${texts.join(', ')}]`;
}
