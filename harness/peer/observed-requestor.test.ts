import { expect } from 'chai';
import {
  associateRQ,
  CommandField,
  connectTransport,
  encodeCommandSet,
  encodePdu,
  fragmentMessage,
  listenTransport,
  type Transport,
} from '../../src/wire.ts';
import { checkAssociation } from '../oracle/association/association-rules.ts';
import type { RuleResult } from '../oracle/rule.ts';
import { Conversation } from './conversation.ts';
import { PduHistory } from './pdu-history.ts';
import { WireLog } from './wire-log.ts';

const request = associateRQ({
  calledAETitle: 'SCP',
  callingAETitle: 'SCU',
  presentationContexts: [{ id: 2, abstractSyntax: '1.2.3', transferSyntaxes: ['1.2.840.10008.1.2'] }],
  maxLength: 0,
  implementationClassUID: '1.2.3',
});
const store = { CommandField: CommandField['C-STORE-RQ'], MessageID: 1, CommandDataSetType: 1 };

/** What a conversation with a requestor that sends these bytes, and closes then, has seen. */
async function observe(bytes: readonly Uint8Array[]) {
  const results: RuleResult[] = [];
  const dataSets: (string | undefined)[] = [];
  const history = new PduHistory();
  let accept: (transport: Transport) => void = () => {};
  const accepted = new Promise<Transport>((resolve) => {
    accept = resolve;
  });
  const server = await listenTransport({ port: 0, onTransport: (one) => accept(one) });
  const peer = await connectTransport({ host: server.host, port: server.port });
  peer.handlers = { onPdu: () => {}, onClosed: () => {} };
  const transport = await accepted;
  const onRules = (result: RuleResult) => results.push(result);
  const log = new WireLog();
  const conversation = new Conversation(transport, { log, maxLength: 0, onRules, history, keptDataSetBytes: 100 });
  peer.send(bytes);
  peer.end();
  let end = await conversation.next(5000);
  while (end.kind !== 'closed') {
    if (end.kind === 'message') dataSets.push(end.message.dataSet && Buffer.from(end.message.dataSet).toString());
    end = await conversation.next(5000);
  }
  await conversation.destroy();
  peer.destroy();
  await server.close();
  const broken = results.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  const whole = checkAssociation({
    pdus: history.pdus,
    isWithinMessage: history.isWithinMessage,
    outstanding: 1,
    end: 'FIN',
  });
  return { broken, history, dataSets, ended: whole.findings.map(({ rule }) => rule) };
}

describe('a conversation with a requestor', () => {
  it('applies the rules of an A-ASSOCIATE-RQ, keeps Data Sets, and notes the order of PDUs', async () => {
    const message = fragmentMessage(2, encodeCommandSet(store), Buffer.from('data'), 0);
    const { broken, history, dataSets, ended } = await observe([encodePdu(request), ...message]);
    expect(broken).to.include('associate-rq/context-id');
    expect(dataSets).to.deep.equal(['data']);
    expect(history.pdus.map(({ type }) => type)).to.deep.equal(['A-ASSOCIATE-RQ', 'P-DATA-TF']);
    expect(history.isWithinMessage).to.equal(false);
    expect(ended).to.deep.equal(['association/nothing-before-answer', 'association/ended-in-order']);
  });

  it('knows that the last fragment of a message has not come', async () => {
    const command = fragmentMessage(2, encodeCommandSet(store), undefined, 0);
    const release = encodePdu({ type: 'A-RELEASE-RQ' });
    const { history, ended } = await observe([encodePdu(request), ...command, release]);
    expect(history.isWithinMessage).to.equal(true);
    expect(ended).to.include.members([
      'association/message-complete-at-release',
      'association/released-when-confirmed',
    ]);
  });
});
