// The harness as an SCP for an SCU under test: accepts one association and answers as the steps of the scenario say.

import { implementationClassUID, implementationVersionName } from '../../src/index.ts';
import {
  type AAssociateRQ,
  associateAC,
  encodeCommandSet,
  fragmentMessage,
  isResponse,
  type PresentationContext,
  type PresentationContextResult,
  presentationContextsOf,
  responseTo,
  type Transport,
  userInformationOf,
} from '../../src/wire.ts';
import type { AcceptSpec } from '../language/accept-spec.ts';
import { commandValues } from '../language/command-spec.ts';
import { transferSyntaxUid } from '../language/names.ts';
import type { RequestKind, ResponseRule } from '../language/respond.ts';
import { bytesOfHex, statusNumber, tagNumber } from '../language/values.ts';
import type { ControlPdu, ReceivedMessage, WireEvent } from '../model/wire-event.ts';
import { checkRequest, type RequestRecord } from '../oracle/request-rules.ts';
import type { RuleResult } from '../oracle/rule.ts';
import { Conversation } from '../peer/conversation.ts';
import type { WireLog } from '../peer/wire-log.ts';
import { pause } from '../time/pause.ts';
import type { PlannedAnswers } from './planned-answers.ts';

const defaultMaxLength = 16384;

export interface AcceptorOptions {
  /** Shared by all associations of the case. */
  readonly answers: PlannedAnswers;
  readonly log: WireLog;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onRules: (result: RuleResult) => void;
}

/** What the SCU did on its association. */
export interface AcceptorLog {
  /** Every C-STORE request, with the status it was answered with; undefined when it was not answered by one. */
  readonly stores: readonly (RequestRecord & { readonly status: number | undefined })[];
  /** Whether A-ASSOCIATE-RQ came. */
  readonly requested: boolean;
  /** Whether the harness accepted the association. */
  readonly accepted: boolean;
  /** Whether A-RELEASE-RQ came. */
  readonly released: boolean;
  /** The event that ended the conversation. */
  readonly end: WireEvent;
}

/** Serves one association on a transport until it ends or the SCU falls silent. */
export async function serveAssociation(transport: Transport, options: AcceptorOptions): Promise<AcceptorLog> {
  const acceptor = new ScriptedAcceptor(transport, options);
  try {
    return await acceptor.serve();
  } finally {
    await acceptor.conversation.destroy();
  }
}

class ScriptedAcceptor {
  readonly conversation: Conversation;
  readonly #options: AcceptorOptions;
  readonly #stores: (RequestRecord & { readonly status: number | undefined })[] = [];
  #request: AAssociateRQ | undefined;
  #accepted = false;
  #released = false;

  constructor(transport: Transport, options: AcceptorOptions) {
    this.#options = options;
    const { log, onRules } = options;
    this.conversation = new Conversation(transport, { log, maxLength: defaultMaxLength, onRules });
  }

  async serve(): Promise<AcceptorLog> {
    for (;;) {
      const event = await this.conversation.next(this.#options.timeoutMs, this.#options.signal);
      if (event.kind === 'message') await this.#onMessage(event.message);
      else if (event.kind === 'pdu') await this.#onPdu(event.pdu);
      if (event.kind !== 'message' && event.kind !== 'pdu') return this.#log(event);
      if (event.kind === 'pdu' && event.pdu.type === 'A-ABORT') return this.#log(event);
    }
  }

  #log(end: WireEvent): AcceptorLog {
    const requested = this.#request !== undefined;
    return { stores: this.#stores, requested, accepted: this.#accepted, released: this.#released, end };
  }

  async #onPdu(pdu: ControlPdu): Promise<void> {
    if (pdu.type === 'A-ASSOCIATE-RQ') {
      this.#request = pdu;
      const { rule, accept } = this.#options.answers.take('A-ASSOCIATE-RQ') ?? {};
      if (rule) await this.#perform(rule);
      else await this.#accept(pdu, accept);
    } else if (pdu.type === 'A-RELEASE-RQ') {
      this.#released = true;
      const { rule } = this.#options.answers.take('A-RELEASE-RQ') ?? {};
      if (rule) await this.#perform(rule);
      else this.conversation.send({ type: 'A-RELEASE-RP' });
    }
  }

  async #accept(request: AAssociateRQ, spec: AcceptSpec = {}): Promise<void> {
    await this.#delay(spec);
    const { maxLength = defaultMaxLength } = spec;
    const presentationContexts = presentationContextsOf(request).map((context) => answerTo(context, spec));
    const identity = { implementationClassUID, implementationVersionName };
    this.#accepted = true;
    this.conversation.send(associateAC({ request, presentationContexts, maxLength, ...identity }));
  }

  async #onMessage(message: ReceivedMessage): Promise<void> {
    const { command } = message.decoded;
    if (isResponse(command.CommandField ?? 0)) return;
    const record: RequestRecord = { message, associate: this.#request, earlier: this.#stores };
    this.#options.onRules(checkRequest(record));
    const target: RequestKind = command.CommandField === 0x0030 ? 'C-ECHO-RQ' : 'C-STORE-RQ';
    const { rule } = this.#options.answers.take(target) ?? {};
    if (target === 'C-STORE-RQ') this.#stores.push({ ...record, status: statusOf(rule) });
    if (rule && !isResponseRule(rule)) await this.#perform(rule);
    else await this.#respond(message, rule);
  }

  async #respond({ contextId, decoded: { command } }: ReceivedMessage, rule: ResponseRule | undefined): Promise<void> {
    await this.#delay(rule);
    const base = responseTo(command, (command.CommandField ?? 0) | 0x8000, {
      Status: statusOf(rule) ?? 0,
      ...(rule?.ErrorComment !== undefined && { ErrorComment: rule.ErrorComment }),
      ...(rule?.OffendingElement && { OffendingElement: rule.OffendingElement.map(tagNumber) }),
    });
    const removed = Object.fromEntries((rule?.remove ?? []).map((keyword) => [keyword, null]));
    const shifted = { MessageIDBeingRespondedTo: ((command.MessageID ?? 0) + (rule?.messageIdOffset ?? 0)) & 0xffff };
    const response = commandValues({ ...base, ...shifted }, { ...rule?.command, ...removed });
    const limit = this.#request ? (userInformationOf(this.#request).maxLength ?? 0) : 0;
    const pdus = fragmentMessage(rule?.contextId ?? contextId, encodeCommandSet(response), undefined, limit);
    this.conversation.sendMessage(pdus, { ...base, ...shifted });
  }

  async #perform(rule: ResponseRule): Promise<void> {
    await this.#delay(rule);
    if (rule.bytes !== undefined) this.conversation.send(bytesOfHex(rule.bytes));
    else if (rule.close === 'fin') this.conversation.close();
    else if (rule.close === 'rst') await this.conversation.reset();
    else if (rule.pdu) this.#sendPdu(rule.pdu);
  }

  #sendPdu(pdu: NonNullable<ResponseRule['pdu']>): void {
    if (typeof pdu === 'string') this.conversation.send({ type: pdu });
    else if (pdu.type === 'A-ABORT') this.conversation.abort(pdu.source, pdu.reason);
    else this.conversation.send({ result: 1, source: 1, reason: 1, ...pdu });
  }

  async #delay(rule: { readonly delayMs?: number | undefined } | undefined): Promise<void> {
    if (rule?.delayMs) await pause(rule.delayMs, this.#options.signal);
  }
}

/** The answer to one presentation context: the wanted Transfer Syntax, or the first that is proposed. */
function answerTo({ id, transferSyntaxes }: PresentationContext, spec: AcceptSpec): PresentationContextResult {
  const wanted = spec.transferSyntax === undefined ? undefined : transferSyntaxUid(spec.transferSyntax);
  const transferSyntax =
    wanted === undefined ? transferSyntaxes[0] : transferSyntaxes.find((proposed) => proposed === wanted);
  if (spec.result !== undefined && spec.result !== 0) return { id, result: spec.result };
  return transferSyntax === undefined ? { id, result: 4 } : { id, result: 0, transferSyntax };
}

function isResponseRule(rule: ResponseRule): boolean {
  return rule.Status !== undefined;
}

/** The status that a request is answered with; undefined when it gets no response. */
function statusOf(rule: ResponseRule | undefined): number | undefined {
  if (!rule) return 0;
  return rule.Status === undefined ? undefined : statusNumber(rule.Status);
}
