// The harness as an SCP for an SCU under test: accepts one association and answers as the scenario's rules say.

import { implementationClassUID, implementationVersionName } from '../../src/index.ts';
import {
  type AAssociateRQ,
  associateAC,
  encodeCommandSet,
  fragmentMessage,
  isResponse,
  type PresentationContextResult,
  presentationContextsOf,
  responseTo,
  type Transport,
  userInformationOf,
} from '../../src/wire.ts';
import { commandValues } from '../language/command-spec.ts';
import type { ResponseRule } from '../language/respond.ts';
import { bytesOfHex, statusNumber, tagNumber } from '../language/values.ts';
import type { ControlPdu, ReceivedMessage, WireEvent } from '../model/wire-event.ts';
import { checkRequest, type RequestRecord } from '../oracle/request-rules.ts';
import type { RuleResult } from '../oracle/rule.ts';
import { Conversation } from '../peer/conversation.ts';
import type { WireLog } from '../peer/wire-log.ts';
import { pause } from '../time/pause.ts';

const maxLength = 16384;

export interface AcceptorOptions {
  readonly rules: readonly ResponseRule[];
  readonly log: WireLog;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onRules: (result: RuleResult) => void;
}

/** What the SCU did on its association. */
export interface AcceptorLog {
  /** Every C-STORE request, with the status it was answered with; undefined when it was not answered by one. */
  readonly stores: readonly (RequestRecord & { readonly status: number | undefined })[];
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

type Target = NonNullable<ResponseRule['to']>;

class ScriptedAcceptor {
  readonly conversation: Conversation;
  readonly #options: AcceptorOptions;
  readonly #uses = new Map<ResponseRule, number>();
  readonly #stores: (RequestRecord & { readonly status: number | undefined })[] = [];
  #request: AAssociateRQ | undefined;
  #released = false;

  constructor(transport: Transport, options: AcceptorOptions) {
    this.#options = options;
    const { log, onRules } = options;
    this.conversation = new Conversation(transport, { log, maxLength, onRules });
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
    return { stores: this.#stores, released: this.#released, end };
  }

  async #onPdu(pdu: ControlPdu): Promise<void> {
    if (pdu.type === 'A-ASSOCIATE-RQ') {
      this.#request = pdu;
      if (!(await this.#applyRule('A-ASSOCIATE-RQ'))) this.#accept(pdu);
    } else if (pdu.type === 'A-RELEASE-RQ') {
      this.#released = true;
      if (!(await this.#applyRule('A-RELEASE-RQ'))) this.conversation.send({ type: 'A-RELEASE-RP' });
    }
  }

  #accept(request: AAssociateRQ): void {
    const presentationContexts = presentationContextsOf(request).map(
      ({ id, transferSyntaxes }): PresentationContextResult => {
        const [transferSyntax] = transferSyntaxes;
        return transferSyntax === undefined ? { id, result: 4 } : { id, result: 0, transferSyntax };
      },
    );
    const identity = { implementationClassUID, implementationVersionName };
    this.conversation.send(associateAC({ request, presentationContexts, maxLength, ...identity }));
  }

  async #onMessage(message: ReceivedMessage): Promise<void> {
    const { command } = message.decoded;
    if (isResponse(command.CommandField ?? 0)) return;
    const record: RequestRecord = { message, associate: this.#request, earlier: this.#stores };
    this.#options.onRules(checkRequest(record));
    const target: Target = command.CommandField === 0x0030 ? 'C-ECHO-RQ' : 'C-STORE-RQ';
    const rule = this.#take(target);
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

  /** Uses the rule for a PDU, when there is one. */
  async #applyRule(target: Target): Promise<boolean> {
    const rule = this.#take(target);
    if (!rule || isResponseRule(rule)) return false;
    await this.#perform(rule);
    return true;
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

  async #delay(rule: ResponseRule | undefined): Promise<void> {
    if (rule?.delayMs) await pause(rule.delayMs, this.#options.signal);
  }

  /** The next rule for this target that has not been used up. */
  #take(target: Target): ResponseRule | undefined {
    const rule = this.#options.rules.find((candidate) => {
      const { to = 'C-STORE-RQ', times = 1 } = candidate;
      return to === target && (times === 'always' || (this.#uses.get(candidate) ?? 0) < times);
    });
    if (rule) this.#uses.set(rule, (this.#uses.get(rule) ?? 0) + 1);
    return rule;
  }
}

function isResponseRule(rule: ResponseRule): boolean {
  return rule.Status !== undefined;
}

/** The status that a request is answered with; undefined when it gets no response. */
function statusOf(rule: ResponseRule | undefined): number | undefined {
  if (!rule) return 0;
  return rule.Status === undefined ? undefined : statusNumber(rule.Status);
}
