import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Reactions } from '../language/reactions.ts';
import { formatProblem } from '../yaml/problem.ts';
import { scenariosFolder } from './package-root.ts';
import { bundledReactions, readReactions } from './reactions-file.ts';
import { readScenario } from './read-scenario.ts';
import { briefWaitMs } from './short-forms.ts';

const reactions: Reactions = readReactions(
  'reactions.yaml',
  `notes: { no-abort: closed without a word }
reactions:
  aborted: { pdu: A-ABORT }
  closed: { transport: closed, note: no-abort }
  late: { use: aborted, verdict: warn, note: it came late }
  ended: [aborted, { use: closed, verdict: warn }]
`,
);

const text = (steps: string) => `id: ps3.7/x
title: A title
requirement: { ref: PS3.7 9.1.1, level: shall, text: A text. }
sut: scp
steps:
${steps}
`;

const read = (steps: string) => readScenario('x.yaml', text(steps), { reactions });

function stepsOf(steps: string): unknown[] {
  const { scenario, problems } = read(steps);
  expect(problems.map(formatProblem)).to.deep.equal([]);
  const [first] = scenario?.cases ?? [];
  return first?.body.sut === 'scp' ? first.body.steps.map(({ args }) => args) : [];
}

const problemsOf = (steps: string): string[] => read(steps).problems.map(formatProblem);

describe('the short forms of the scenario language', () => {
  it('stand for a reaction, with another verdict and note', () => {
    expect(
      stepsOf('  - expect: { anyOf: [aborted, late, { use: closed, verdict: fail, note: why }, { transport: RST }] }'),
    ).to.deep.equal([
      {
        anyOf: [
          { pdu: 'A-ABORT' },
          { pdu: 'A-ABORT', verdict: 'warn', note: 'it came late' },
          { transport: 'closed', verdict: 'fail', note: 'why' },
          { transport: 'RST' },
        ],
      },
    ]);
  });

  it('stand for a list of reactions, alone or among others', () => {
    const ended = [{ pdu: 'A-ABORT' }, { transport: 'closed', note: 'closed without a word', verdict: 'warn' }];
    expect(
      stepsOf('  - expect: ended\n  - expect: { ignore: [aborted], anyOf: [ended, { transport: silence }] }'),
    ).to.deep.equal([{ anyOf: ended }, { ignore: [{ pdu: 'A-ABORT' }], anyOf: [...ended, { transport: 'silence' }] }]);
  });

  it('stand in place of an expectation, of an association too', () => {
    expect(
      stepsOf(
        '  - expect: aborted\n  - expect: { use: aborted, association: next }\n  - associate: { expect: aborted }',
      ),
    ).to.deep.equal([{ pdu: 'A-ABORT' }, { pdu: 'A-ABORT', association: 'next' }, { expect: { pdu: 'A-ABORT' } }]);
  });

  it('stand for Verification', () => {
    const verification = { abstractSyntax: 'Verification', transferSyntaxes: ['ImplicitVRLittleEndian'] };
    expect(
      stepsOf(
        '  - associate: verification\n  - associate: { contexts: verification }\n  - associate: { contexts: [{}, verification] }\n  - expect: aborted',
      ).slice(0, 3),
    ).to.deep.equal([{ contexts: [verification] }, { contexts: [verification] }, { contexts: [{}, verification] }]);
  });

  it('stand for a wait', () => {
    expect(
      stepsOf('  - expect: { use: aborted, wait: brief }\n  - expect: { use: aborted, wait: full }'),
    ).to.deep.equal([{ pdu: 'A-ABORT', timeoutMs: briefWaitMs }, { pdu: 'A-ABORT' }]);
  });

  it('may come from parameters', () => {
    const { scenario } = readScenario(
      'x.yaml',
      text('  - expect: $row').replace('steps:', 'params: { row: { a: aborted, b: { anyOf: [ended] } } }\nsteps:'),
      { reactions },
    );
    expect(scenario?.cases.map(({ body }) => body.sut === 'scp' && body.steps[0]?.args)).to.have.length(2);
  });

  it('have a problem at their place when a name is unknown', () => {
    expect(problemsOf('  - expect: { anyOf: [aborted, abortd] }')).to.deep.equal([
      'x.yaml:6:32: unknown reaction "abortd"; did you mean "aborted"?; reactions.yaml has their names',
    ]);
    expect(problemsOf('  - expect: { anyOf: [{ use: clozed }] }')[0]).to.match(
      /^x\.yaml:6:30: unknown reaction "clozed"/,
    );
    expect(problemsOf('  - expect: abortd')[0]).to.match(/^x\.yaml:6:13: unknown reaction/);
    expect(problemsOf('  - expect: { use: closed, note: no-abrt }')[0]).to.match(
      /^x\.yaml:6:34: unknown note "no-abrt"/,
    );
    expect(problemsOf('  - expect: { anyOf: [{ use: closed, pdu: A-ABORT }] }')[0]).to.match(
      /^x\.yaml:6:38: unknown key "pdu"/,
    );
    expect(problemsOf('  - expect: { use: closed, wait: brief, timeoutMs: 1 }')[0]).to.match(
      /give one of wait, timeoutMs/,
    );
  });

  it('do not move the problems of what stands behind a list of reactions', () => {
    expect(problemsOf('  - expect:\n      anyOf:\n        - ended\n        - pdu: A-ABROT')[0]).to.match(
      /^x\.yaml:9:16: /,
    );
  });
});

describe('the short forms in a scenario for an SCU', () => {
  /** What the answers of the steps expect. */
  function expectationsOf(steps: string): unknown[] {
    const { scenario, problems } = readScenario('x.yaml', text(steps).replace('sut: scp', 'sut: scu'), { reactions });
    expect(problems.map(formatProblem)).to.deep.equal([]);
    const [first] = scenario?.cases ?? [];
    const answers = first?.body.sut === 'scu' ? first.body.steps.flatMap((step) => step.answers ?? []) : [];
    return answers.map(({ rule, accept }) => rule?.expect ?? accept?.expect);
  }

  it('stand for what it does after an answer', () => {
    expect(
      expectationsOf(`  - accept: { result: 3, expect: aborted }
  - respond: { Status: 0, expect: ended }
  - respond: { Status: 0, expect: { wait: brief, anyOf: [{ request: A-RELEASE-RQ }, late] } }`),
    ).to.deep.equal([
      { pdu: 'A-ABORT' },
      { anyOf: [{ pdu: 'A-ABORT' }, { transport: 'closed', note: 'closed without a word', verdict: 'warn' }] },
      {
        timeoutMs: briefWaitMs,
        anyOf: [{ request: 'A-RELEASE-RQ' }, { pdu: 'A-ABORT', verdict: 'warn', note: 'it came late' }],
      },
    ]);
  });

  it('are wrong at the place of the name', () => {
    const steps = '  - respond:\n      Status: 0\n      expect: abortd\n';
    const { problems } = readScenario('x.yaml', text(steps).replace('sut: scp', 'sut: scu'), { reactions });
    expect(problems.map(formatProblem)[0]).to.match(/^x\.yaml:8:15: .*abortd/);
  });
});

describe('reactions.yaml', () => {
  it('has no problems in the package', () => expect(bundledReactions().problems).to.deep.equal([]));

  it('has no note in which "which" seems to mean what the SUT did not do', () => {
    const names = readdirSync(scenariosFolder, { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => name.endsWith('.yaml'));
    const lines = files.flatMap((name) => readFileSync(join(scenariosFolder, name), 'utf8').split('\n'));
    const notes = lines.filter((line) => /\bnotes?:/.test(line));
    expect(notes).to.have.length.above(100);
    expect(notes.filter((note) => /\bclosed [^.;]*\bwithout\b[^.;]*, which PS3/.test(note))).to.deep.equal([]);
  });

  it('has no name that is not used', () => {
    const files = readdirSync(scenariosFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yaml'),
    );
    const words = new Set(
      files.flatMap((name) => readFileSync(join(scenariosFolder, name), 'utf8').match(/[\w-]+(?!:)\b(?!:)/g) ?? []),
    );
    expect([...bundledReactions().byName.keys()].filter((name) => !words.has(name))).to.deep.equal([]);
  });

  it('has a problem at the place of what is wrong', () => {
    const problems = readReactions(
      'r.yaml',
      'reactions:\n  a: { pdu: A-ABROT }\n  b: { use: c }\n  c: { pdu: A-ABORT }\n',
    ).problems;
    expect(problems.map(({ line }) => line)).to.deep.equal([2, 3]);
  });
});
