import { expect } from 'chai';
import { parse } from 'yaml';
import type { Find } from '../campaign/find.ts';
import type { Failure } from '../exchange/failure.ts';
import type { Input } from '../input.ts';
import { buildAnswers } from '../scu/build-answers.ts';
import { inputOf, requestsOf } from '../scu/testing/requests.ts';
import { answersOf, recordedScuFindSchema, scuRecordOf } from './recorded-answers.ts';
import { answerSteps } from './scu-scenario-steps.ts';
import { scuScenarioText } from './scu-scenario-text.ts';

const requests = requestsOf();
const stepsOf = (mutation: string, variant = 0, place = 0) =>
  answerSteps(buildAnswers(inputOf({ mutation, variant, place }), requests)).map(({ respond }) => respond);

const died: Failure = {
  class: 'process died',
  key: 'signal SIGSEGV',
  text: 'died\n# x',
  clause: 'PS3.8 9.2.3',
  level: 'fail',
};

function findOf(input: Input, failure = died): Find {
  const base = {
    run: 7,
    phase: 'each',
    confirmed: 3,
    tried: 4,
    occurrences: 1,
    atMs: 1,
    explanation: ['this matters'],
  };
  return { id: 'process-died/x', failure, inputs: [input], original: input, mutations: new Set(), ...base };
}

function scenarioOf(input: Input, failure = died) {
  const exchanges = [buildAnswers(input, requests)];
  const names = { seed: 1, sutOptions: "--scu './scu {port}'", path: 'reports/found/x.yaml' };
  return scuScenarioText({ find: findOf(input, failure), exchanges, instances: 2, ...names });
}

describe('A find of an SCU as steps', () => {
  it('has no step for what every acceptor does', () => {
    expect(answerSteps(buildAnswers(inputOf(), requests))).to.deep.equal([]);
  });

  it('has exact bytes for the answer that is mutated alone', () => {
    const [step, ...others] = stepsOf('response/status');
    expect(others).to.deep.equal([]);
    expect(step).to.have.property('to', 'C-STORE-RQ');
    expect(step)
      .to.have.property('bytes')
      .that.matches(/^0400000000/);
  });

  it('has what comes before any request, in the midst of one, and nothing in place of an answer', () => {
    expect(stepsOf('acceptor-state/before-request', 2)[0]).to.include({ to: 'connection' });
    expect(stepsOf('acceptor-state/abort-within-message', 0)[0]).to.include({ to: 'C-STORE-RQ', when: 'command' });
    const [first, second] = stepsOf('acceptor-state/response-before-request', 0);
    expect(first).to.have.property('to', 'A-ASSOCIATE-RQ');
    expect(second).to.deep.equal({ to: 'C-STORE-RQ', silence: true });
  });

  it('keeps pauses, segments and the end of the connection', () => {
    const [paused] = stepsOf('acceptor-timing/pause-within-pdu');
    expect(paused).to.have.nested.property('after[0].delayMs', 300);
    expect(stepsOf('acceptor-timing/segments')[0]).to.have.property('segments', 1);
    expect(stepsOf('acceptor-state/ends', 1)[0]).to.deep.equal({ to: 'C-STORE-RQ', close: 'rst' });
    expect(stepsOf('acceptor-state/abort')[0]).to.have.nested.property('after[0].close', 'fin');
  });
});

describe('A find of an SCU as a scenario', () => {
  it('expects that it ends, with all in comments that somebody needs', () => {
    const text = scenarioOf(inputOf({ mutation: 'response/status' }));
    expect(text).to.include("cstore run reports/found/x.yaml --scu './scu {port}'").and.include('#   this matters');
    const { sut, requirement, steps, ...scenario } = parse(text);
    expect(scenario.for).to.deep.equal({
      sopClass: 'SecondaryCaptureImageStorage',
      transferSyntax: 'ExplicitVRLittleEndian',
    });
    expect([sut, requirement.level]).to.deep.equal(['scu', 'shall']);
    expect(steps[0]).to.deep.equal({ 'ask-to-send': { instances: 2 } });
    expect(steps.at(-1)).to.deep.equal({ 'expect-report': { ends: true } });
  });

  it('expects another sign of one that claims success', () => {
    const claim: Failure = { ...died, class: 'success for what was not confirmed', level: 'warn' };
    const { requirement, steps } = parse(scenarioOf(inputOf({ mutation: 'response/message-id' }), claim));
    expect(requirement.level).to.equal('should');
    expect(steps.at(-1)).to.deep.equal({ 'expect-report': { distinguishesFailure: true } });
  });

  it('expects that one gives up that was seen to wait', () => {
    const wait: Failure = { ...died, class: 'hang', key: 'open response', level: 'warn' };
    const { steps } = parse(scenarioOf(inputOf({ mutation: 'acceptor-timing/stalled' }), wait));
    expect(steps[1].respond.expect).to.deep.equal({ anyOf: [{ pdu: 'A-ABORT' }, { transport: 'closed' }] });
  });
});

describe('A find of an SCU in JSON', () => {
  it('is the same exchange again', () => {
    for (const mutation of [
      'acceptor-timing/slow-bytes',
      'acceptor-state/abort-within-message',
      'acceptor-timing/stalled',
    ]) {
      const exchange = buildAnswers(inputOf({ mutation, place: 1 }), requests);
      const record = scuRecordOf(findOf(inputOf({ mutation })), 1, [exchange]);
      const { exchanges } = recordedScuFindSchema.parse(JSON.parse(JSON.stringify(record)));
      expect(exchanges.map(answersOf)).to.deep.equal([
        {
          ...exchange,
          turns: exchange.turns.map((turn) =>
            turn.kind === 'send' ? { ...turn, bytes: Buffer.from(turn.bytes) } : turn,
          ),
        },
      ]);
    }
  });
});
