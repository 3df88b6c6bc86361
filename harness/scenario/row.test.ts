import { expect } from 'chai';
import { formatProblem } from '../yaml/problem.ts';
import { readScenario } from './read-scenario.ts';

const text = (rows: string) => `id: ps3.7/x
title: A title
requirement: { ref: PS3.7 9.1.1, level: shall, text: A text. }
sut: scp
params:
  row:
${rows}
steps:
  - associate: {}
  - c-store: { fragments: { bytes: $row } }
  - expect: { response: { Status: Success } }
`;

function casesOf(rows: string) {
  const { scenario, problems } = readScenario('x.yaml', text(rows));
  expect(problems.map(formatProblem)).to.deep.equal([]);
  return scenario?.cases ?? [];
}

function problemsOf(rows: string): string[] {
  return readScenario('x.yaml', text(rows)).problems.map(formatProblem);
}

describe('a row of params', () => {
  it('may have a requirement of its own, of which it says only what differs', () => {
    const [own, plain] = casesOf(
      '    a: { value: 2, requirement: { level: should, rule: fragments/size, text: At most $row. } }\n    b: 4',
    );
    expect(own?.requirement).to.deep.equal({
      ref: 'PS3.7 9.1.1',
      level: 'should',
      text: 'At most a.',
      rule: 'fragments/size',
    });
    expect(plain?.requirement).to.deep.equal({ ref: 'PS3.7 9.1.1', level: 'shall', text: 'A text.' });
  });

  it('may say whether its input is legal', () => {
    expect(casesOf('    a: { value: 3, input: legal }\n    b: 3\n    c: 4').map(({ input }) => input)).to.deep.equal([
      'legal',
      'illegal',
      'legal',
    ]);
  });

  it('is the place of its case, as the id is for a scenario without rows', () => {
    expect(casesOf('    a: 2\n    b: 4').map(({ place }) => place)).to.deep.equal([
      { file: 'x.yaml', line: 7 },
      { file: 'x.yaml', line: 8 },
    ]);
    const { scenario } = readScenario(
      'x.yaml',
      text('    a: 2')
        .replace(/params:[\s\S]*steps:/, 'steps:')
        .replace('$row', '2'),
    );
    expect(scenario?.cases[0]?.place.line).to.equal(1);
  });

  it('has a problem where its requirement is wrong', () => {
    expect(problemsOf('    a: { value: 2, requirement: { level: must } }')).to.deep.equal([
      'x.yaml:7:42: "must": must be one of shall, should, may',
    ]);
    expect(problemsOf('    a: { value: 2, requirement: { rule: No Rule } }')[0]).to.match(
      /^x\.yaml:7:41: must be a path of words/,
    );
    expect(problemsOf('    a: { value: 2, input: maybe }')[0]).to.match(/^x\.yaml:7:27: "maybe"/);
  });
});
