import { expect } from 'chai';
import { CommandField, encodeCommandSet, noDataSet, type Pdv } from '../../src/wire.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';
import type { RuleResult } from '../oracle/rule.ts';
import { MessageReceiver } from './message-receiver.ts';

const response = encodeCommandSet({
  CommandField: CommandField['C-ECHO-RSP'],
  MessageIDBeingRespondedTo: 1,
  CommandDataSetType: noDataSet,
  Status: 0,
});
const command: Pdv = { contextId: 1, isCommand: true, isLast: true, fragment: response };
const data: Pdv = { contextId: 1, isCommand: false, isLast: true, fragment: Buffer.alloc(4) };

const announcing: Pdv = {
  ...command,
  fragment: encodeCommandSet({
    CommandField: CommandField['C-ECHO-RSP'],
    MessageIDBeingRespondedTo: 1,
    CommandDataSetType: 1,
    Status: 0,
  }),
};
const deaf = { onCommand: () => {}, onMessage: () => {}, onViolation: () => {}, onRules: () => {} };

/** What is told of P-DATA-TF PDUs with these PDVs. */
function told(...pdus: readonly (readonly Pdv[])[]) {
  const events: string[] = [];
  const results: RuleResult[] = [];
  const receiver = new MessageReceiver({
    onCommand: () => events.push('command'),
    onMessage: () => events.push('message'),
    onViolation: () => events.push('violation'),
    onRules: (result) => results.push(result),
  });
  for (const pdvs of pdus) receiver.push({ type: 'P-DATA-TF', pdvs });
  return { events, results, broken: results.map(({ findings }) => findings.map(({ rule }) => rule)) };
}

describe('the receiver of messages', () => {
  it('applies the rules of fragments to each P-DATA-TF', () => {
    const { events, results, broken } = told([command], [command]);
    expect(events).to.deep.equal(['command', 'message', 'command', 'message']);
    expect(broken).to.deep.equal([[], []]);
    expect(results[0]?.checked).to.include('message/odd-fragment');
  });

  it('keeps the Data Sets that somebody wants, up to a limit', () => {
    const kept: (number | undefined)[] = [];
    const onMessage = ({ dataSet }: ReceivedMessage) => kept.push(dataSet?.length);
    const store = { ...command, fragment: encodeCommandSet({ CommandField: 1, CommandDataSetType: 1 }) };
    for (const keptDataSetBytes of [undefined, 8, 6]) {
      const receiver = new MessageReceiver({ ...deaf, onMessage }, { keptDataSetBytes });
      receiver.push({ type: 'P-DATA-TF', pdvs: [store, { ...data, isLast: false }, data] });
    }
    expect(kept).to.deep.equal([undefined, 8, undefined]);
  });

  it('tells which rule a fragment breaks that makes no message, and goes on', () => {
    const { events, broken } = told([command], [data], [command]);
    expect(events).to.deep.equal(['command', 'message', 'violation', 'command', 'message']);
    expect(broken).to.deep.equal([[], ['message/unannounced-data-set'], []]);
  });

  it('tells which rule a fragment breaks that it can put up with', () => {
    const { events, broken } = told([command, command]);
    expect(events).to.deep.equal(['command', 'message', 'command', 'message']);
    expect(broken).to.deep.equal([['message/several-messages-in-pdu']]);
  });

  it('tells of a response that announces a Data Set although none comes, and of the next one', () => {
    const { events, broken } = told([announcing], [announcing], [command]);
    expect(events).to.deep.equal(['command', 'message', 'command', 'message', 'command', 'message']);
    expect(broken).to.deep.equal([[], [], []]);
  });

  it('finds the Data Set that comes after a response was told of, once', () => {
    const { events, broken } = told([announcing], [{ ...data, isLast: false }], [data], [command]);
    expect(events).to.deep.equal(['command', 'message', 'command', 'message']);
    expect(broken.flat()).to.deep.equal(['response/c-echo-data-set']);
  });

  it('tells of a response with the Data Set that comes in the same PDU', () => {
    const lengths: (number | undefined)[] = [];
    const receiver = new MessageReceiver({ ...deaf, onMessage: ({ dataSetLength }) => lengths.push(dataSetLength) });
    receiver.push({ type: 'P-DATA-TF', pdvs: [announcing, data] });
    expect(lengths).to.deep.equal([4]);
  });

  it('waits for the Data Set of a message that may have one', () => {
    const request = {
      ...command,
      fragment: encodeCommandSet({ CommandField: 1, MessageID: 1, CommandDataSetType: 1 }),
    };
    expect(told([request]).events).to.deep.equal(['command']);
    expect(told([request], [data]).events).to.deep.equal(['command', 'message']);
  });
});
