// What is wrong with a reaction, by the rules of the oracle: PS3.7 9.1.1, 9.3.1.2 and Annex C, PS3.8 7.3.

import { describeFinding, formatStatus, statusCategory } from '../../../src/index.ts';
import { CommandField, encodeCommandSet } from '../../../src/wire.ts';
import type { Finding } from '../../model/finding.ts';
import type { ReceivedMessage } from '../../model/wire-event.ts';
import { answeredBy, type Operation, operationOf } from '../../oracle/operation.ts';
import { checkResponse } from '../../oracle/response-rules.ts';
import type { LayerName } from '../draft/layers.ts';
import type { Exchange } from './build.ts';
import { probeContexts } from './contexts.ts';
import { type DeliveredMessage, deliveredBy, isOwedResponse, whyUnreadable } from './delivered.ts';
import type { Failure } from './failure.ts';
import type { Reaction } from './reaction.ts';

export interface JudgeOptions {
  /** Success for what no reader can decode is a fail. */
  readonly strict: boolean;
}

/** What is wrong, the worst first. */
export function judgeReaction(reaction: Reaction, exchange: Exchange, options: JudgeOptions): readonly Failure[] {
  return [
    ...unanswered(reaction),
    ...lost(reaction),
    ...reaction.findings.map(wrongAnswer),
    ...responses(reaction, exchange),
    ...falseSuccess(reaction, exchange, options),
  ];
}

const clauses = {
  association: 'PS3.8 7.1.2',
  response: 'PS3.7 9.1.1.2',
  release: 'PS3.8 7.2.2',
  anything: 'PS3.7 9.1.1.2',
} as const;

function unanswered({ unanswered: what, events }: Reaction): readonly Failure[] {
  if (what === undefined) return [];
  const text = `a request that can be decoded got no ${what}; before it came ${events.slice(0, -1).join(', ') || 'nothing'}`;
  return [{ class: 'no answer', key: what, text, clause: clauses[what], level: 'fail' }];
}

/** A reset may take an A-ABORT with it, and PS3.8 9.1.4 lets a side close: only in place of a response that is a fail. */
function lost({ lost: how }: Reaction): readonly Failure[] {
  if (!how) return [];
  const text = `the SUT ended the connection (${how.how}) of an established association without A-ABORT`;
  const level = how.how === 'FIN' && how.isOwed ? 'fail' : 'warn';
  return [{ class: 'connection lost', key: how.how, text, clause: 'PS3.8 9.2.3', level }];
}

/** A rule of the oracle that is broken. */
export function wrongAnswer({ rule, clause, text }: Finding): Failure {
  const isStatus = rule.startsWith('status/');
  return { class: isStatus ? 'illegal status' : 'wrong answer', key: rule, text, clause, level: 'fail' };
}

const contextIds = new Set([probeContexts.store, probeContexts.echo]);

/** Layers that leave command and fragments as every requestor sends them. */
const plainLayers: ReadonlySet<LayerName> = new Set(['names', 'tree', 'data set', 'deflated']);

function responses({ messages }: Reaction, exchange: Exchange): readonly Failure[] {
  if (messages.length === 0) return [];
  const isPlain = [...exchange.mutated].every((layer) => plainLayers.has(layer));
  const delivered = deliveredBy(exchange.turns);
  if (!isPlain && !isOwedResponse(delivered, contextIds)) return messages.flatMap(illegalStatus);
  const operations = delivered.messages.map((sent, at): Operation => {
    const { decoded, contextId, dataSet } = sent;
    const operation = operationOf(encodeCommandSet(decoded.command), {
      number: at + 1,
      association: 'main',
      contextId,
      abstractSyntax: decoded.command.AffectedSOPClassUID,
      agreedContexts: agreedContexts(decoded.command.AffectedSOPClassUID),
      complete: true,
      ...(dataSet && { dataSetLength: dataSet.length }),
    });
    // Which of two requests with one Message ID was refused for it, no response tells.
    return { ...operation, repeatsMessageId: sharesMessageId(sent, delivered.messages) };
  });
  return messages.flatMap((message) => {
    const operation = answeredBy(message.decoded.command, operations);
    const { findings } = checkResponse({ message, operation });
    if (operation) operation.answered = true;
    return findings.filter(({ level }) => level === 'shall').map(wrongAnswer);
  });
}

function sharesMessageId({ decoded }: DeliveredMessage, all: readonly DeliveredMessage[]): boolean {
  const { MessageID: id } = decoded.command;
  return all.filter((one) => one.decoded.command.MessageID === id).length > 1;
}

function agreedContexts(sopClass: string | undefined): ReadonlyMap<number, string> {
  return new Map([
    [probeContexts.store, sopClass ?? ''],
    [probeContexts.echo, '1.2.840.10008.1.1'],
  ]);
}

/** Of a request that is wrong itself, the response has a status of Annex C all the same. */
function illegalStatus({ decoded: { command } }: ReceivedMessage): readonly Failure[] {
  const { Status: status, CommandField: field } = command;
  if (status === undefined || field !== CommandField['C-STORE-RSP'] || statusCategory(status) !== undefined) return [];
  const text = `${formatStatus(status)} is no status of PS3.7 Annex C`;
  return [{ class: 'illegal status', key: 'status/status-class', text, clause: 'PS3.7 Annex C', level: 'fail' }];
}

/** An SCP need not read what it stores (PS3.4 B.4.1), so that this is a warning unless somebody wants it strict. */
function falseSuccess({ messages }: Reaction, exchange: Exchange, { strict }: JudgeOptions): readonly Failure[] {
  const isStored = messages.some(
    ({ decoded: { command } }) => command.Status === 0 && command.CommandField === storeRsp,
  );
  if (!isStored || !changesDataSet(exchange)) return [];
  const [sent] = deliveredBy(exchange.turns).messages.filter(({ dataSet }) => dataSet !== undefined);
  const finding = sent?.dataSet && whyUnreadable(exchange, sent.dataSet);
  if (!finding) return [];
  const text = `Success for a Data Set that cannot be decoded: ${describeFinding(finding)}`;
  const level = strict ? 'fail' : 'warn';
  return [{ class: 'success for what cannot be decoded', key: finding.rule, text, clause: finding.clause, level }];
}

const storeRsp: number = CommandField['C-STORE-RSP'];

function changesDataSet({ mutated }: Exchange): boolean {
  return mutated.has('tree') || mutated.has('data set') || mutated.has('deflated') || mutated.has('p-data');
}
