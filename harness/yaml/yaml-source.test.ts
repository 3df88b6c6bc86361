import { expect } from 'chai';
import { parseYaml, type YamlSource } from './yaml-source.ts';

function source(text: string): YamlSource {
  const parsed = parseYaml('x.yaml', text);
  if (!('data' in parsed)) throw new Error(parsed[0]?.text);
  return parsed;
}

function firstProblem(text: string): { line: number; column: number; text: string } {
  const parsed = parseYaml('x.yaml', text);
  if ('data' in parsed) throw new Error('was read without a problem');
  const [problem] = parsed;
  if (!problem) throw new Error('no problem was given');
  return problem;
}

describe('a YAML source', () => {
  const text = 'id: a\nsteps:\n  - associate: { maxLength: 0x10 }\n  - release: {}\n';

  it('says where a value and its key stand', () => {
    const path = ['steps', 0, 'associate', 'maxLength'];
    expect(source(text).problem(path, 'x')).to.include({ line: 3, column: 29 });
    expect(source(text).problem(path, 'x', 'key')).to.include({ line: 3, column: 18 });
  });

  it('falls back to the nearest parent of a value that is absent', () => {
    expect(source(text).problem(['steps', 1, 'release', 'missing', 3], 'x')).to.include({ line: 4, column: 14 });
  });

  it('keeps the text of a number as it was written', () => {
    expect(source(text).sourceText(['steps', 0, 'associate', 'maxLength'])).to.equal('0x10');
  });

  it('reports broken YAML with line and column', () => {
    expect(firstProblem('id: a\nsteps: [ {\n')).to.include({ line: 3 });
  });

  it('says in its own words that a file holds one document', () => {
    expect(firstProblem('id: a\n---\nid: b\n')).to.deep.include({
      line: 2,
      text: 'a second document begins here; a file holds one',
    });
  });

  it('says where a file is no text in UTF-8', () => {
    const latin1 = Buffer.from('id: a\ntitle: Gerät\n', 'latin1').toString('utf8');
    expect(firstProblem(latin1)).to.deep.include({ line: 2, column: 11 });
    expect(firstProblem(latin1).text).to.match(/^not text in UTF-8/);
    expect(firstProblem('\0\u0001\u0002').text).to.match(/^not text in UTF-8/);
  });

  it('reports a key that stands twice', () => {
    expect(firstProblem('id: a\nid: b\n')).to.deep.include({ line: 2, column: 1, text: 'Map keys must be unique' });
  });

  it('refuses aliases that multiply without bound', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`);
    expect(firstProblem(`a0: &a0 x\n${levels.join('\n')}`).text).to.match(/alias/i);
  });

  it('refuses an alias that stands within what it repeats, and says where', () => {
    const text = 'the alias *x stands within what it repeats';
    expect(firstProblem('id: a\nsteps: &x [ *x ]\n')).to.deep.include({ line: 2, column: 13, text });
    expect(firstProblem('a: &x\n  b:\n    c: *x\n')).to.deep.include({ line: 3, column: 8, text });
    expect(source('a: &x [1]\nb: &x [ 2, 3 ]\nc: *x\n').data).to.deep.equal({ a: [1], b: [2, 3], c: [2, 3] });
  });

  it('refuses more keys than a file may have, without comparing each with all others', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, at) => `k${at}: 1\n`).join('');
    expect(firstProblem(keys(26_000)).text).to.equal('more than 50000 keys, values and items');
    expect(Object.keys(source(keys(20_000)).data as object)).to.have.length(20_000);
    expect(firstProblem(`${keys(20_000)}k7: 2\n`)).to.deep.include({ line: 20_001, text: 'Map keys must be unique' });
  });

  it('refuses endless nesting', () => {
    expect(firstProblem('['.repeat(60) + ']'.repeat(60)).text).to.equal('nested deeper than 40 levels');
    expect(firstProblem('['.repeat(100_000)).text).to.be.a('string');
  });

  it('refuses a file that is too long', () => {
    expect(firstProblem(`# ${'x'.repeat(600_000)}`).text).to.match(/longer than/);
  });
});
