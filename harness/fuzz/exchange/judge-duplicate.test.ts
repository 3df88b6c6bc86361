import { expect } from 'chai';
import { CommandField, decodeCommandSet, encodeCommandSet } from '../../../src/wire.ts';
import type { Input } from '../input.ts';
import { imageTarget } from '../testing/example-target.ts';
import { build, type Exchange } from './build.ts';
import { judgeReaction } from './judge-reaction.ts';
import type { Reaction } from './reaction.ts';

/** Two requests with one Message ID, the second before the first is answered. */
const [pair] = imageTarget.pairs;
const twice: Input = {
  sopClass: pair?.sopClass ?? '',
  transferSyntax: pair?.transferSyntax ?? '',
  serial: 1,
  uses: [{ mutation: 'pdv/message-twice', place: 0, variant: 1, size: 0 }],
};
const plain: Input = { ...twice, uses: [] };

function answered(exchange: Exchange, statuses: readonly number[]): Reaction {
  const messages = statuses.map((Status) => ({
    contextId: exchange.contextId,
    dataSetLength: undefined,
    decoded: decodeCommandSet(
      encodeCommandSet({
        AffectedSOPClassUID: exchange.sopClass,
        CommandField: CommandField['C-STORE-RSP'],
        MessageIDBeingRespondedTo: 1,
        CommandDataSetType: 0x0101,
        Status,
        AffectedSOPInstanceUID: exchange.sopInstanceUID,
      }),
    ),
  }));
  return { events: [], messages, findings: [], reach: 'response', answerMs: 1, ms: 1 };
}

function failuresOf(input: Input, statuses: readonly number[]): readonly string[] {
  const exchange = build(input, imageTarget);
  return judgeReaction(answered(exchange, statuses), exchange, { strict: false }).map(({ key }) => key);
}

describe('Duplicate invocation (PS3.7 9.1.1.1.9)', () => {
  it('may be answered to two requests with one Message ID, before or after the other is answered', () => {
    expect(failuresOf(twice, [0x0210, 0x0000])).to.deep.equal([]);
    expect(failuresOf(twice, [0x0000, 0x0210])).to.deep.equal([]);
  });

  it('may not be answered to a request whose Message ID no other has', () => {
    expect(failuresOf(plain, [0x0210])).to.deep.equal(['status/duplicate-of-another-operation']);
    expect(failuresOf(plain, [0x0000])).to.deep.equal([]);
  });
});
