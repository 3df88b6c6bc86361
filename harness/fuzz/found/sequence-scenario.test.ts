import { expect } from 'chai';
import type { Failure } from '../exchange/failure.ts';
import type { SequenceOperation } from '../operation.ts';
import { buildSequence } from '../stateful/build-sequence.ts';
import type { Target } from '../target.ts';
import { builtOf, recordedFindSchema, recordedOf } from './recorded-exchange.ts';
import { sequenceStepsOf } from './sequence-scenario.ts';

const pair = { sopClass: '1.2.840.10008.5.1.4.1.1.7', transferSyntax: '1.2.840.10008.1.2.1' };
const target: Target = { calledAETitle: 'SCP', callingAETitle: 'SCU', pairs: [pair], maxLength: 0, servesOne: false };
const unanswered: Failure = { class: 'no answer', key: 'C-ECHO-RSP', text: '', clause: 'PS3.7 9.1.5.2', level: 'fail' };
const differs: Failure = { ...unanswered, class: 'stored bytes differ', key: 'missing' };

function built(...kinds: readonly (readonly [SequenceOperation['kind'], number])[]) {
  const operations = kinds.map(([kind, on]) => ({ kind, on }));
  return buildSequence({ ...pair, serial: 1, uses: [], operations }, target);
}

/** `associate a`, `expect a` and so on. */
function told(steps: ReturnType<typeof sequenceStepsOf>): readonly string[] {
  return steps.map((step) => {
    const [[verb, about] = ['', {}]] = Object.entries(step);
    return `${verb} ${(about as { association?: string }).association ?? ''}`.trim();
  });
}

describe('A sequence as a scenario', () => {
  const sequence = built(['associate', 0], ['associate', 1], ['echo', 0], ['abort', 0], ['associate', 0]);

  it('has an association of its own for each connection that is opened', () => {
    const steps = told(sequenceStepsOf(sequence, unanswered));
    expect(steps.filter((step) => step.startsWith('associate'))).to.deep.equal([
      'associate a',
      'associate b',
      'associate a2',
    ]);
    expect(steps.filter((step) => step.startsWith('close'))).to.deep.equal(['close a', 'close a2', 'close b']);
  });

  it('does not list as legal what was seen to fail', () => {
    const steps = JSON.stringify(sequenceStepsOf(built(['associate', 0], ['echo', 0]), unanswered));
    expect(steps.match(/silence/g)).to.have.lengthOf(2);
  });

  it('looks at what is stored if that was wrong', () => {
    expect(told(sequenceStepsOf(built(['associate', 0], ['store', 0]), differs)).at(-1)).to.equal('expect-stored');
    expect(told(sequenceStepsOf(sequence, unanswered))).not.to.include('expect-stored');
  });
});

describe('A sequence in JSON', () => {
  it('is the same when it is read again', () => {
    const sequence = built(['associate', 0], ['half store', 0], ['RST', 0]);
    const record = {
      schemaVersion: 1,
      id: 'x',
      failure: unanswered,
      seed: 1,
      run: 1,
      mutations: [],
      exchanges: [recordedOf(sequence)],
    };
    const read = recordedFindSchema.parse(JSON.parse(JSON.stringify(record)));
    expect(read.exchanges.map(builtOf)).to.deep.equal([sequence]);
  });
});
