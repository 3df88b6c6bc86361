// An exchange as the steps of a scenario: the exact bytes, what may come of them, and plain requests after them.

import { verificationSOPClassUID } from '../../../src/index.ts';
import { decodePdu, encodePdu, messageControlHeader, pduHeadLength } from '../../../src/wire.ts';
import type { HealthChecks } from '../../preflight/health-exchange.ts';
import type { Awaited, Turn } from '../draft/turn.ts';
import type { Exchange } from '../exchange/build.ts';
import { probeContexts } from '../exchange/contexts.ts';
import type { Failure } from '../exchange/failure.ts';

/** A step in the scenario language. */
export type ScenarioStep = Readonly<Record<string, unknown>>;
type Reaction = Readonly<Record<string, unknown>>;

export const aborted: Reaction = { pdu: 'A-ABORT' };
export const rejected: Reaction = { pdu: 'A-ASSOCIATE-RJ' };
export const accepted: Reaction = { pdu: 'A-ASSOCIATE-AC' };
export const released: Reaction = { pdu: 'A-RELEASE-RP' };
export const silence: Reaction = { transport: 'silence' };
export const closed: Reaction = { transport: 'closed' };
export const closedInstead: Reaction = { ...closed, verdict: 'warn', note: 'it closed the connection without A-ABORT' };
export const anyStatus: Reaction = { response: { Status: ['Success', 'Warning', 'Failure'] } };

/** The steps of an exchange. `prefix` tells its connections from those of others of the case. */
export function stepsOf(exchange: Exchange, failure: Failure, prefix = ''): ScenarioStep[] {
  const writer = new StepWriter(exchange, failure, prefix);
  for (const [at, turn] of exchange.turns.entries()) writer.write(turn, exchange.turns[at + 1]);
  return writer.steps;
}

class StepWriter {
  readonly steps: ScenarioStep[] = [];
  readonly #exchange: Exchange;
  readonly #failure: Failure;
  readonly #prefix: string;
  #number = 1;
  #isConnected = false;
  #isAwaited = false;

  constructor(exchange: Exchange, failure: Failure, prefix: string) {
    this.#exchange = exchange;
    this.#failure = failure;
    this.#prefix = prefix;
  }

  get #named(): { readonly association?: string } {
    const name = this.#number === 1 ? this.#prefix : `${this.#prefix}connection${this.#number}`;
    return name === '' ? {} : { association: name };
  }

  write(turn: Turn, next: Turn | undefined): void {
    switch (turn.kind) {
      case 'send':
        this.#send(turn, next);
        break;
      case 'await':
        if (!this.#isAwaited) this.#add({ expect: { ...this.#named, ...this.#legal(turn.what) } });
        this.#isAwaited = false;
        break;
      case 'pause':
        this.#add({ wait: { ms: turn.ms } });
        break;
      case 'end':
        this.#leave(turn.how);
        break;
      default:
        this.#connect();
        if (turn.leave !== 'open') this.#leave(turn.leave);
        this.#number += 1;
        this.#isConnected = false;
    }
  }

  #add(step: ScenarioStep): void {
    this.steps.push(step);
  }

  #connect(): void {
    if (!this.#isConnected) this.#add({ connect: this.#named });
    this.#isConnected = true;
  }

  #leave(how: 'FIN' | 'RST'): void {
    this.#connect();
    this.#add(how === 'FIN' ? { close: this.#named } : { reset: this.#named });
  }

  #send({ what, bytes, segments, isPlain }: Extract<Turn, { kind: 'send' }>, next: Turn | undefined): void {
    const isAwaited = next?.kind === 'await' && next.what === 'association';
    if (what === 'A-ASSOCIATE-RQ' && isPlain && segments === undefined && isAwaited && !this.#isConnected) {
      this.#isConnected = true;
      this.#isAwaited = true;
      this.#add({ associate: { ...this.#named, contexts: contextsOf(this.#exchange) } });
      return;
    }
    this.#connect();
    if (what === 'A-RELEASE-RQ' && isPlain) this.#add({ send: { ...this.#named, pdu: what } });
    else this.#add({ send: { ...this.#named, ...contentOf(bytes), ...(segments !== undefined && { segments }) } });
  }

  /** What is legal here; what was seen to fail is not in it. */
  #legal(what: Awaited): object {
    const isUnanswered = this.#failure.class === 'no answer' && this.#failure.key === what;
    const isLost = this.#failure.class === 'connection lost';
    const late = isUnanswered ? [] : [silence];
    if (what === 'association') return brief(isUnanswered, [accepted, rejected, aborted, closed, ...late]);
    if (what === 'release') return brief(isUnanswered, [released, aborted, closed, ...late]);
    if (what === 'anything') return brief(false, [anyStatus, accepted, rejected, released, aborted, closed, silence]);
    const end = isLost ? [] : [closedInstead];
    return brief(isUnanswered, [...this.#responses, aborted, ...end, ...late]);
  }

  get #responses(): readonly Reaction[] {
    if (this.#failure.class !== 'success for what cannot be decoded') return [anyStatus];
    const note = 'it tells Success of a Data Set that no reader can decode';
    const verdict = this.#failure.level;
    return [{ response: { Status: ['Warning', 'Failure'] } }, { response: { Status: 'Success' }, verdict, note }];
  }
}

/** As PDVs where that gives the same bytes, so that it is known which response belongs to them; else the bytes. */
export function contentOf(bytes: Uint8Array): object {
  const buffer = Buffer.from(bytes);
  const decoded = isWhole(buffer) ? decodePdu(buffer) : undefined;
  const pdu = decoded && 'pdu' in decoded && decoded.pdu.type === 'P-DATA-TF' ? decoded.pdu : undefined;
  if (!pdu || !encodePdu(pdu).equals(buffer)) return { bytes: buffer.toString('hex') };
  return {
    pdvs: pdu.pdvs.map((pdv) => ({
      context: pdv.contextId,
      type: pdv.isCommand ? 'command' : 'data',
      ...(pdv.reserved === undefined ? !pdv.isLast && { last: false } : { header: messageControlHeader(pdv) }),
      hex: Buffer.from(pdv.fragment).toString('hex'),
    })),
  };
}

function isWhole(bytes: Buffer): boolean {
  return bytes.length >= pduHeadLength && bytes.readUInt32BE(2) === bytes.length - pduHeadLength;
}

function brief(isFull: boolean, anyOf: readonly Reaction[]): object {
  return { ...(!isFull && { wait: 'brief' }), anyOf };
}

function contextsOf({ sopClass, transferSyntax }: Exchange): readonly object[] {
  return [
    { id: probeContexts.store, abstractSyntax: sopClass, transferSyntaxes: [transferSyntax] },
    { id: probeContexts.echo, abstractSyntax: verificationSOPClassUID, transferSyntaxes: ['ImplicitVRLittleEndian'] },
  ];
}

/** Plain requests on an association of its own, as far as the SUT answered them before. */
export function stepsAfter({ echo, store }: Pick<HealthChecks, 'echo' | 'store'>): ScenarioStep[] {
  const association = 'after';
  const steps: ScenarioStep[] = [{ associate: { association, contexts: [{}, ...(echo ? ['verification'] : [])] } }];
  if (echo) {
    steps.push({ 'c-echo': { association } });
    steps.push({ expect: { association, response: { CommandField: 'C-ECHO-RSP', Status: 'Success' } } });
  }
  if (store) {
    steps.push({ 'c-store': { association } });
    steps.push({
      expect: { association, anyOf: [{ response: { Status: ['Success', 'Warning', '0xA700-0xA7FF'] } }] },
    });
  }
  return steps;
}
