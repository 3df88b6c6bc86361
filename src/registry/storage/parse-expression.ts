// Reads the conditions of storage IODs (PS3.5 7.4.2) strictly: expression.ts has the language.

import type { Expression, Operand, Reference, Scope } from './expression.ts';

/** Deeper than any table goes. */
const deepest = 32;

const tokenPattern =
  /\s*(?:"([^"]*)"|\((?=[0-9A-Fa-f]{4},)([0-9A-Fa-f]{4}),([0-9A-Fa-f]{4})\)|([0-9A-Fa-f]{4}),([0-9A-Fa-f]{4})|([a-z]+)|([A-Z0-9][\w.-]*)|([()[\].,>]))/y;

interface Token {
  readonly is: 'text' | 'attribute' | 'reference' | 'word' | 'name' | 'sign';
  readonly text: string;
  readonly offset: number;
}

/** Reads an expression; throws RangeError with the offset of what is not of the language. */
export function expressionFrom(text: string): Expression {
  const tokens = tokensOf(text);
  const reader = new Reader(text, tokens);
  const expression = reader.expression(0);
  reader.end();
  return expression;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const offset = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw notOfTheLanguage(text, offset, 'a token');
    tokens.push(tokenOf(match, offset));
  }
  return tokens;
}

function tokenOf(
  [, quoted, group, element, bareGroup, bareElement, word, name, sign]: RegExpExecArray,
  offset: number,
): Token {
  if (quoted !== undefined) return { is: 'text', text: quoted, offset };
  if (group !== undefined) return { is: 'attribute', text: `${group}${element}`, offset };
  if (bareGroup !== undefined) return { is: 'reference', text: `${bareGroup}${bareElement}`, offset };
  if (word !== undefined) return { is: 'word', text: word, offset };
  if (name !== undefined) return { is: 'name', text: name, offset };
  return { is: 'sign', text: sign ?? '', offset };
}

function notOfTheLanguage(text: string, offset: number, wanted: string): RangeError {
  return new RangeError(`${text}: expected ${wanted} at ${offset}`);
}

const presences = ['present', 'absent', 'nonempty', 'empty', 'private'] as const;
const alone = ['first', 'last', 'open'] as const;
const scopes = ['root', 'up', 'frame'] as const;

/** Goes through the tokens once; each method takes what it is named after. */
class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  expression(depth: number): Expression {
    if (depth > deepest) throw this.#fault(`at most ${deepest} parentheses`);
    return this.#joined('or', () => this.#joined('and', () => this.#unary(depth)));
  }

  end(): void {
    if (this.#next < this.#tokens.length) throw this.#fault('the end');
  }

  #joined(op: 'or' | 'and', part: () => Expression): Expression {
    const first = part();
    const of = [first];
    while (this.#takes(op)) of.push(part());
    return of.length === 1 ? first : { op, of };
  }

  #unary(depth: number): Expression {
    return this.#takes('not') ? { op: 'not', of: this.#primary(depth) } : this.#primary(depth);
  }

  #primary(depth: number): Expression {
    if (this.#takes('(')) {
      const inner = this.expression(depth + 1);
      this.#needs(')');
      return inner;
    }
    for (const op of alone) {
      if (!this.#takes(op)) continue;
      this.#needs('(');
      this.#needs(')');
      return { op };
    }
    if (this.#takes('used'))
      return { op: 'used', table: this.#inParentheses(() => this.#take('name', 'a table').text) };
    if (this.#takes('each')) return this.#inParentheses(() => this.#ofItems(depth));
    return this.#aboutAttribute();
  }

  #ofItems(depth: number): Expression {
    const sequence = this.#tag('reference');
    this.#needs(',');
    return { op: 'each', sequence, of: this.expression(depth + 1) };
  }

  #aboutAttribute(): Expression {
    for (const op of presences) if (this.#takes(op)) return { op, at: this.#referenceInParentheses() };
    for (const op of ['items', 'vm'] as const) {
      if (this.#takes(op)) return { op, at: this.#referenceInParentheses(), bound: this.#bound() };
    }
    if (this.#takes('code')) return this.#code();
    return this.#comparison();
  }

  #code(): Expression {
    const at = this.#referenceInParentheses();
    const negated = this.#isNegated();
    const codes = this.#list(() => this.#take('text', 'a code').text);
    const wrong = codes.find((code) => code.indexOf('^') < 1);
    if (wrong !== undefined) throw this.#fault(`VALUE^SCHEME instead of ${wrong}`);
    return { op: 'code', at, codes, negated };
  }

  #comparison(): Expression {
    const at = { scope: this.#scope(), tag: this.#tag('attribute') };
    if (this.#peek('>')) return { op: 'greater', at, bound: this.#bound() };
    const value = this.#takes('[') ? this.#number(']') : undefined;
    const negated = this.#isNegated();
    return { op: 'in', at, value, operands: this.#list(() => this.#operand()), negated };
  }

  #isNegated(): boolean {
    const negated = this.#takes('not');
    this.#needs('in');
    return negated;
  }

  #operand(): Operand {
    const token = this.#tokens[this.#next];
    if (token?.is === 'attribute') return { tag: this.#tag('attribute') };
    return this.#take('text', 'a value').text;
  }

  #list<Of>(element: () => Of): readonly Of[] {
    this.#needs('[');
    const list = [element()];
    while (this.#takes(',')) list.push(element());
    this.#needs(']');
    return list;
  }

  #bound(): number {
    this.#needs('>');
    return this.#number();
  }

  #number(closing?: string): number {
    const { text } = this.#take('name', 'a number');
    if (!/^\d{1,9}$/.test(text)) throw this.#fault('a number');
    if (closing !== undefined) this.#needs(closing);
    return Number(text);
  }

  #referenceInParentheses(): Reference {
    // `present(0028,0010)` reads as a word and an attribute, `present(up.0028,0010)` as a word, a scope and a reference.
    if (this.#tokens[this.#next]?.is === 'attribute') return { scope: 'here', tag: this.#tag('attribute') };
    return this.#inParentheses(() => ({ scope: this.#scope(), tag: this.#tag('reference') }));
  }

  #inParentheses<Of>(inner: () => Of): Of {
    this.#needs('(');
    const found = inner();
    this.#needs(')');
    return found;
  }

  #scope(): Scope {
    for (const scope of scopes) {
      if (!this.#takes(scope)) continue;
      this.#needs('.');
      return scope;
    }
    return 'here';
  }

  #tag(is: 'attribute' | 'reference'): number {
    return Number.parseInt(this.#take(is, 'a tag').text, 16);
  }

  #take(is: Token['is'], wanted: string): Token {
    const token = this.#tokens[this.#next];
    if (token?.is !== is) throw this.#fault(wanted);
    this.#next += 1;
    return token;
  }

  #peek(text: string): boolean {
    const token = this.#tokens[this.#next];
    return token !== undefined && (token.is === 'word' || token.is === 'sign') && token.text === text;
  }

  #takes(text: string): boolean {
    const found = this.#peek(text);
    if (found) this.#next += 1;
    return found;
  }

  #needs(text: string): void {
    if (!this.#takes(text)) throw this.#fault(text);
  }

  #fault(wanted: string): RangeError {
    return notOfTheLanguage(this.#text, this.#tokens[this.#next]?.offset ?? this.#text.length, wanted);
  }
}
