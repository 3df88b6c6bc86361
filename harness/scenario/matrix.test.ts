import { expect } from 'chai';
import { parseYaml, type YamlSource } from '../yaml/yaml-source.ts';
import { combinations } from './matrix.ts';

function expand(text: string) {
  const source = parseYaml('x.yaml', text) as YamlSource;
  return combinations(source.data as Parameters<typeof combinations>[0], source);
}

describe('the matrix of a scenario', () => {
  it('is one combination that leaves everything to the SUT when nothing is asked for', () => {
    const [only, ...rest] = expand('id: x') ?? [];
    expect(only).to.deep.include({ sopClass: 'accepted', transferSyntax: 'accepted', labels: {} });
    expect(only?.parameters.size).to.equal(0);
    expect(rest).to.deep.equal([]);
  });

  it('is the product of all that is listed', () => {
    const all = expand(
      'for: { sopClass: ordinary, transferSyntax: uncompressed }\nparams: { a: [1, 2], b: [x, y, z] }',
    );
    expect(all).to.have.length(5 * 4 * 2 * 3);
  });

  it('names a SOP Class once, also when two groups have it', () => {
    const all = expand('for: { sopClass: [all, nonPatient, CTImageStorage] }');
    expect(all).to.have.length(14);
  });

  it('offers SOP Class and Transfer Syntax as parameters when they are known', () => {
    const [first] = expand('for: { sopClass: CTImageStorage }') ?? [];
    expect(first?.parameters.get('sopClass')?.value).to.equal('CTImageStorage');
    expect(first?.parameters.has('transferSyntax')).to.equal(false);
  });

  it('is refused when it grows beyond bounds', () => {
    const list = `[${Array.from({ length: 100 }, (_, i) => i).join(', ')}]`;
    expect(expand(`params: { a: ${list}, b: ${list} }`)).to.equal(undefined);
  });
});
