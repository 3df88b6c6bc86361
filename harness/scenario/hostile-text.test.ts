// Every reader of YAML, fed with any text and with bundled files that were damaged: what it is for, or problems in one line each
// with a place in the file, and the same each time.

import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { parseBaseline } from '../results/baseline.ts';
import type { Problem } from '../yaml/problem.ts';
import { parseYaml } from '../yaml/yaml-source.ts';
import { findFiles, reactionsFile } from './find-files.ts';
import { scenariosFolder } from './package-root.ts';
import { readReactions } from './reactions-file.ts';
import { readScenario } from './read-scenario.ts';

const scenarios = findFiles([scenariosFolder], []).filter((_, at) => at % 20 === 0);
const texts = fc.constantFrom(...scenarios).map((path) => readFileSync(path, 'utf8'));

const baseline = `- rule: rules/response/status
  reason: known
  acceptedBy: me
  until: 2026-12-31
- case: some-case:*
  verdict: fail
  reason: known
  acceptedBy: me
  until: 2026-12-31
`;

/** Pieces that mean something in YAML or to the readers. */
const pieces = fc.constantFrom(
  ...['{', '}', '[', ']', ': ', '- ', '&a ', '*a', '<<: *a', '!!binary ', '|', '>', "'", '"', '#', '---\n', '\n', '\t'],
  ...[
    '0x',
    '1e999',
    '-0',
    '.nan',
    '~',
    '$sopClass',
    '$x',
    '__proto__: ',
    'constructor: ',
    '\u2028',
    '\uFEFF',
    '%YAML 9',
  ],
);

/** Some characters are left out, and something stands in their place. */
function damaged(right: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const damage = fc.tuple(fc.nat(), fc.nat(30), fc.oneof(pieces, fc.string({ maxLength: 8 })));
  return fc.tuple(right, fc.array(damage, { minLength: 1, maxLength: 4 })).map(([text, damages]) =>
    damages.reduce((result, [at, count, piece]) => {
      const index = at % (result.length + 1);
      return result.slice(0, index) + piece + result.slice(index + count);
    }, text),
  );
}

function hostile(right: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const nonsense = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 30 });
  return fc.oneof(
    { arbitrary: nonsense.map((all) => all.join('')), weight: 1 },
    { arbitrary: damaged(right), weight: 3 },
  );
}

function expectProblems(problems: readonly Problem[]): void {
  for (const { line, column, text } of problems) {
    expect(text).to.match(/^[^\n]+$/);
    expect(line).to.be.at.least(1);
    expect(column).to.be.at.least(1);
  }
}

const readers: Readonly<
  Record<string, readonly [right: fc.Arbitrary<string>, read: (text: string) => readonly Problem[]]>
> = {
  parseYaml: [
    texts,
    (text) => {
      const source = parseYaml('x.yaml', text);
      return 'data' in source ? [] : source;
    },
  ],
  readScenario: [texts, (text) => readScenario('x.yaml', text).problems],
  readReactions: [
    fc.constant(readFileSync(reactionsFile, 'utf8').slice(0, 4000)),
    (text) => readReactions('x.yaml', text).problems,
  ],
  parseBaseline: [
    fc.constant(baseline),
    (text) => {
      const read = parseBaseline('x.yaml', text);
      return 'problems' in read ? read.problems : [];
    },
  ],
};

describe('every reader of YAML', () => {
  for (const [name, [right, read]] of Object.entries(readers))
    it(`${name} gives what it is for or problems with their place, whatever the text`, () => {
      fc.assert(
        fc.property(hostile(right), (text) => {
          const problems = read(text);
          expectProblems(problems);
          expect(isDeepStrictEqual(read(text), problems)).to.equal(true);
        }),
        { numRuns: 150 },
      );
    });

  it('parseBaseline takes the baseline that is damaged here', () => {
    expect(parseBaseline('x.yaml', baseline)).to.have.property('waivers').with.length(2);
  });
});
