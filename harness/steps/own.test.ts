import { expect } from 'chai';
import { z } from 'zod';
import { askedBefore, casesOf, runFake } from '../run/testing/run-fake.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { reasonText } from '../words/testing/of-case.ts';
import { formatProblem } from '../yaml/problem.ts';
import { defineSteps, type OwnOutcome, type OwnStep, type OwnStepFacts } from './own-steps.ts';
import { runSteps, success } from './testing/run-steps.ts';

/** What the step of the tests does; each test says it. */
let act: (facts: OwnStepFacts) => OwnOutcome | undefined | Promise<OwnOutcome | undefined>;
const looked: OwnStep = {
  name: 'looked-up',
  summary: 'the catalogue lists the instance',
  schema: z.strictObject({ withinMs: z.int() }),
  run: (args, facts) => {
    facts.note(`arguments ${JSON.stringify(args)}`);
    return act(facts);
  },
};

const head = `id: own/x
title: A title
requirement: { ref: PS3.4 B.2.3, level: shall, text: A text. }
sut: scp
steps:
  - associate: {}
`;

describe('a step of one’s own', () => {
  before(() => defineSteps([looked]));

  const judged = async () => {
    const steps = `\n  - associate: {}\n  - c-store: valid\n  ${success}\n  - own: { looked-up: { withinMs: 5 } }\n`;
    return (await runSteps(steps)).result;
  };

  it('is told what was stored and where, and its outcome is the verdict', async () => {
    let seen: OwnStepFacts | undefined;
    act = (facts) => {
      seen = facts;
      return { verdict: 'fail', text: 'the catalogue has no such instance' };
    };
    const result = await judged();
    expect(result).to.deep.include({
      verdict: 'fail',
      observed: { kind: 'stored', text: 'the catalogue has no such instance' },
      expected: [{ text: 'the catalogue lists the instance' }],
    });
    expect(result.notes).to.include('arguments {"withinMs":5}');
    expect(seen?.stored).to.have.length(1);
    expect(seen?.stored[0]).to.deep.include({ status: 0, transferSyntax: '1.2.840.10008.1.2' });
    expect(seen?.scp.port).to.be.greaterThan(0);
  });

  it('ends the case if it fails, as an expectation does', async () => {
    act = () => ({ verdict: 'fail', text: 'the catalogue has no such instance' });
    const steps = `\n  - associate: {}\n  - own: { looked-up: { withinMs: 5 } }\n  - c-store: valid\n  ${success}\n`;
    const { result, commands } = await runSteps(steps);
    expect(result).to.have.property('verdict', 'fail');
    expect(commands).to.deep.equal([]);
  });

  it('is an error of the harness if it does not end in the time of the case', async () => {
    act = () => new Promise(() => {});
    const steps = '\n  - associate: {}\n  - own: { looked-up: { withinMs: 5 } }\n';
    const { cases } = await runFake(casesOf(steps, { rest: 'timeout: 0.5' }), {}, { preflight: askedBefore });
    expect(cases[0]).to.have.property('verdict', 'error');
    expect(cases[0] && reasonText(cases[0])).to.match(/the step looked-up did not end in \d+ ms/);
  });

  it('may pass, say that it does not apply, or that it cannot tell', async () => {
    for (const verdict of ['pass', 'not-applicable', 'inconclusive', 'warn'] as const) {
      act = () => ({ verdict, text: 'so it was' });
      expect(await judged()).to.have.property('verdict', verdict);
    }
  });

  it('leaves the verdict to the other steps if it returns nothing', async () => {
    act = () => undefined;
    expect(await judged()).to.have.property('verdict', 'pass');
  });

  it('is an error of the harness, never a fail, if it throws or returns something else', async () => {
    act = () => Promise.reject(new Error('the catalogue is not there'));
    const thrown = await judged();
    expect([thrown.verdict, JSON.stringify(thrown.reasons)]).to.satisfy(
      ([verdict, reasons]: string[]) => verdict === 'error' && reasons?.includes('the catalogue is not there'),
    );
    act = () => ({ verdict: 'good' }) as unknown as OwnOutcome;
    expect(await judged()).to.have.property('verdict', 'error');
  });

  it('is refused before anything runs if its name or its arguments are wrong', () => {
    const problems = (step: string) => readScenario('x.yaml', `${head}  - own: ${step}\n`).problems.map(formatProblem);
    expect(problems('{ looked-up: { withinMs: 5 } }')).to.deep.equal([]);
    expect(problems('{ loked-up: {} }').join()).to.match(/^x.yaml:7:\d+: .*--steps; defined are: looked-up$/);
    expect(problems('{ looked-up: { withinMs: soon } }').join()).to.match(/^x.yaml:7:\d+: .*expected (int|number)/);
    expect(problems('{ looked-up: { withinMs: 1 }, other: {} }').join()).to.include('exactly one step');
  });

  it('is refused, in one line, if it is no step', () => {
    const wrong = [null, { name: 'Looked up' }, { name: 'x' }, { name: 'x', summary: 'y' }, { ...looked, run: 1 }];
    for (const one of wrong)
      expect(() => defineSteps([one as unknown as OwnStep])).to.throw(TypeError, /^(a|the) step /);
  });
});
