import { expect } from 'chai';
import { type Parameter, type Parameters, referencedNames, substitute } from './substitute.ts';

const parameters: Parameters = new Map<string, Parameter>([
  ['status', { value: 0xa700, text: () => '0xA700' }],
  ['row', { value: { code: 3, list: [1, 2] }, text: (path) => (path[0] === 'code' ? '0x0003' : 'row') }],
]);

function substituted(value: unknown): unknown {
  return substitute(value, parameters, (path, text) => {
    throw new Error(`${path.join('/')}: ${text}`);
  });
}

describe('substitution of parameters', () => {
  it('gives a whole scalar the value with its type', () => {
    expect(substituted({ Status: '$status', list: ['$row.list'] })).to.deep.equal({ Status: 0xa700, list: [[1, 2]] });
  });

  it('gives a part of a text the wording of the value', () => {
    expect(substituted('answers $status, row $row.code')).to.equal('answers 0xA700, row 0x0003');
  });

  it('takes the part of a value that another parameter names', () => {
    const both = new Map([...parameters, ['part', { value: 'code', text: () => 'code' }]]);
    const fail = (_: unknown, text: string) => expect.fail(text);
    expect(substitute('$row.$part', both, fail)).to.equal(3);
    expect(substitute('row $row.$part', both, fail)).to.equal('row 0x0003');
    expect([...referencedNames('$row.$part')]).to.deep.equal(['row', 'part']);
    expect(() => substituted('$row.$part')).to.throw('unknown parameter $part');
  });

  it('leaves numbers, null and other dollar signs alone', () => {
    expect(substituted([1, null, true, 'costs 5 $', '$$status'])).to.deep.equal([
      1,
      null,
      true,
      'costs 5 $',
      '$status',
    ]);
  });

  it('tells where an unknown parameter stands, and which one may have been meant', () => {
    expect(() => substituted({ a: ['$statsu'] })).to.throw('a/0: unknown parameter $statsu; did you mean "status"?');
    expect(() => substituted('$row.missing')).to.throw('parameter $row has no "missing"');
  });

  it('knows which parameters a value refers to', () => {
    expect([...referencedNames({ a: '$status', b: ['x $row.code', '$$no'] })]).to.deep.equal(['status', 'row']);
  });
});
