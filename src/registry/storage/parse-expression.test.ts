import { expect } from 'chai';
import fc from 'fast-check';
import { type Expression, formatExpression, type Reference } from './expression.ts';
import { expressionFrom } from './parse-expression.ts';
import { iodTableOf, storageClasses, type TableRow, tableNames, tableRows } from './storage-tables.ts';

const tag = fc.integer({ min: 0, max: 0xffffffff });
const reference: fc.Arbitrary<Reference> = fc.record({ scope: fc.constantFrom('here', 'root', 'up', 'frame'), tag });
const text = fc.string({ maxLength: 8 }).filter((each) => !each.includes('"'));
const bound = fc.integer({ min: 0, max: 999_999 });
const list = <Of>(of: fc.Arbitrary<Of>) => fc.array(of, { minLength: 1, maxLength: 3 });

const { expression } = fc.letrec<{ expression: Expression; leaf: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({ op: fc.constantFrom('or', 'and'), of: fc.array(tie('expression'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ op: fc.constant('not'), of: tie('expression') }),
    fc.record({ op: fc.constant('each'), sequence: tag, of: tie('expression') }),
  ) as fc.Arbitrary<Expression>,
  leaf: fc.oneof(
    fc.record({ op: fc.constantFrom('present', 'absent', 'nonempty', 'empty'), at: reference }),
    fc.record({ op: fc.constantFrom('items', 'vm', 'greater'), at: reference, bound }),
    fc.record({
      op: fc.constant('in'),
      at: reference,
      value: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      operands: list(fc.oneof(text, fc.record({ tag }))),
      negated: fc.boolean(),
    }),
    fc.record({
      op: fc.constant('code'),
      at: reference,
      codes: list(text.filter((each) => each !== '' && !each.includes('^')).map((each) => `${each}^DCM`)),
      negated: fc.boolean(),
    }),
    fc.constantFrom('first', 'last', 'open').map((op) => ({ op })),
    fc.constantFrom('C.7.6.16-5', '10-2', 'C.8-1').map((table) => ({ op: 'used', table })),
  ) as fc.Arbitrary<Expression>,
}));

/** Every row of a table, those of items included. */
const allRows = (rows: readonly TableRow[]): readonly TableRow[] => rows.flatMap((row) => [row, ...allRows(row.rows)]);

describe('the conditions of the tables', () => {
  it('are read as they were written, whatever they are', () => {
    fc.assert(
      fc.property(expression, (each) => {
        expect(expressionFrom(formatExpression(each))).to.deep.equal(each);
      }),
    );
  });

  it('are an expression or an error in one line that says where, whatever the text', () => {
    const pieces = fc.constantFrom(
      'present(',
      '0028,0010',
      '(0028,0010)',
      'in',
      'not',
      '[',
      '"A"',
      ']',
      ')',
      '>',
      '1',
      ',',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join(' ')),
        ),
        (each) => {
          try {
            expressionFrom(each);
          } catch (error) {
            expect(error).to.be.instanceOf(RangeError);
            expect(String(error)).to.match(/: expected .* at \d+$/s);
          }
        },
      ),
    );
  });

  it('are refused where they go on, stop short or are nested too deep', () => {
    expect(() => expressionFrom('present(0028,0010) present(0028,0011)')).to.throw(
      RangeError,
      'expected the end at 18',
    );
    expect(() => expressionFrom('(0028,0010) in ["A"')).to.throw(RangeError, 'expected ] at 19');
    expect(() => expressionFrom('(0028,0010) > many')).to.throw(RangeError, 'expected a number');
    expect(() => expressionFrom(`${'('.repeat(99)}first()${')'.repeat(99)}`)).to.throw(RangeError, 'at most 32');
    expect(() => expressionFrom('code(0008,2218) in ["T-A0100"]')).to.throw(RangeError, 'VALUE^SCHEME');
  });

  it('are all expressions of this language', () => {
    const ofRows = tableNames().flatMap((table) => allRows(tableRows(table)));
    const uses = storageClasses().flatMap((uid) => {
      const iod = iodTableOf(uid);
      return [...(iod?.modules ?? []), ...(iod?.groups ?? [])].map(({ condition }) => condition);
    });
    const permitted = ofRows.map(({ otherwise }) => otherwise).filter((each) => !['', 'may', '?'].includes(each));
    for (const each of permitted) expect(each.slice(0, 4)).to.equal('may:');
    const texts = [...ofRows.flatMap(({ condition, given }) => [condition, given]), ...uses]
      .concat(permitted.map((each) => each.slice(4)))
      .filter((each) => each !== '' && each !== '?');
    expect(texts.length).to.be.above(1500);
    for (const each of texts) expect(formatExpression(expressionFrom(each))).to.be.a('string');
  });
});
