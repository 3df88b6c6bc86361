import { expect } from 'chai';
import { readDataSet } from '../../../src/index.ts';
import type { SequenceOperation } from '../operation.ts';
import type { Target } from '../target.ts';
import { buildSequence } from './build-sequence.ts';
import { SentRequests } from './sent-requests.ts';
import { connectionsOf, type Sequence } from './sequence.ts';

const image = '1.2.840.10008.5.1.4.1.1.7';
const [explicit, deflated] = ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99'];
const target: Target = {
  calledAETitle: 'SCP',
  callingAETitle: 'SCU',
  pairs: [explicit, deflated].map((transferSyntax) => ({ sopClass: image, transferSyntax })),
  maxLength: 0x4000,
  servesOne: false,
};

function built(operations: readonly SequenceOperation[], serial = 1): Sequence {
  return buildSequence({ sopClass: image, transferSyntax: explicit, serial, uses: [], operations }, target);
}

/** `send a C-STORE-RQ`, `await a response`, `end a FIN`. */
function told({ steps }: Sequence): readonly string[] {
  return steps.map((step) => {
    const name = String.fromCharCode(97 + step.on);
    return `${step.kind} ${name} ${step.kind === 'end' ? step.how : step.what}`;
  });
}

/** The requests on contexts 1, 3 and 5 of all connections together. */
function requestsOf({ steps }: Sequence): SentRequests {
  const requests = new SentRequests(new Map([1, 3, 5].map((id) => [id, image])));
  for (const step of steps) if (step.kind === 'send' && step.contextId !== undefined) requests.push(step.bytes);
  return requests;
}

describe('A sequence that is built', () => {
  it('waits for what is owed before it goes on', () => {
    const steps = told(
      built([
        { kind: 'associate', on: 0 },
        { kind: 'echo', on: 0 },
      ]),
    );
    expect(steps).to.deep.equal([
      'send a A-ASSOCIATE-RQ',
      'await a association',
      'send a C-ECHO-RQ',
      'await a response',
      'send a A-RELEASE-RQ',
      'await a release',
      'end a FIN',
    ]);
  });

  it('waits later for what is later, and before the same connection goes on', () => {
    const steps = told(
      built([
        { kind: 'associate', on: 0, later: true },
        { kind: 'associate', on: 1 },
        { kind: 'store', on: 0, later: true },
        { kind: 'release', on: 1 },
      ]),
    );
    expect(steps.slice(0, 9)).to.deep.equal([
      'send a A-ASSOCIATE-RQ',
      'send b A-ASSOCIATE-RQ',
      'await b association',
      'await a association',
      'send a C-STORE-RQ',
      'send b A-RELEASE-RQ',
      'await b release',
      'end b FIN',
      'await a response',
    ]);
  });

  it('waits for nothing before an association is aborted or its connection cut', () => {
    const cut = (kind: 'abort' | 'RST') =>
      told(
        built([
          { kind: 'associate', on: 0, later: true },
          { kind, on: 0 },
        ]),
      ).slice(1);
    expect(cut('abort')).to.deep.equal(['send a A-ABORT', 'end a FIN']);
    expect(cut('RST')).to.deep.equal(['end a RST']);
  });

  it('sends a half store and its rest as one whole C-STORE, wherever it is cut', () => {
    for (const part of [0, 1, 2]) {
      const sequence = built([
        { kind: 'associate', on: 0 },
        { kind: 'half store', on: 0, part },
        { kind: 'rest', on: 0 },
      ]);
      const requests = requestsOf(sequence);
      expect(requests.operations.map(({ complete }) => complete)).to.deep.equal([true]);
      const [operation] = requests.operations;
      const dataSet = operation ? requests.dataSetOf(operation) : Buffer.alloc(0);
      expect(readDataSet(dataSet, explicit).findings).to.deep.equal([]);
    }
  });

  it('leaves a half store without its end', () => {
    for (const part of [0, 1, 2]) {
      const requests = requestsOf(
        built([
          { kind: 'associate', on: 0 },
          { kind: 'half store', on: 0, part },
        ]),
      );
      expect(requests.operations.map(({ complete }) => complete)).to.deep.equal([false]);
      expect(requests.outstanding).to.equal(undefined);
    }
  });

  it('stores the same instance again by the same number, and other ones in another sequence', () => {
    const uids = (serial: number) =>
      requestsOf(
        built(
          [
            { kind: 'associate', on: 0, proposal: 2 },
            { kind: 'store', on: 0, instance: 1 },
            { kind: 'store', on: 0, instance: 1, context: 1 },
            { kind: 'store', on: 0 },
          ],
          serial,
        ),
      ).operations.map(({ command }) => command.AffectedSOPInstanceUID);
    const [first, again, other] = uids(1);
    expect(again).to.equal(first);
    expect(other).not.to.equal(first);
    expect(uids(2)).not.to.include.members([first, other]);
  });

  it('counts Message IDs in each association, unless another is chosen', () => {
    const sequence = built([
      { kind: 'associate', on: 0 },
      { kind: 'store', on: 0 },
      { kind: 'store', on: 0 },
      { kind: 'store', on: 0, messageId: 3 },
    ]);
    expect(requestsOf(sequence).operations.map(({ command }) => command.MessageID)).to.deep.equal([1, 2, 0xffff]);
  });

  it('tells how many connections are open at once', () => {
    expect(
      connectionsOf(
        built([
          { kind: 'associate', on: 0 },
          { kind: 'release', on: 0 },
          { kind: 'associate', on: 1 },
        ]),
      ),
    ).to.equal(1);
    expect(
      connectionsOf(
        built([
          { kind: 'associate', on: 0 },
          { kind: 'associate', on: 1 },
        ]),
      ),
    ).to.equal(2);
  });
});
