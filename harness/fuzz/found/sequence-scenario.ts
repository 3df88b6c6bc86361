// A sequence as the steps of a scenario: the exact bytes on named associations, and what may come of them (PS3.8 7, PS3.7 9.1).

import { decodePdu, presentationContextsOf } from '../../../src/wire.ts';
import type { Failure } from '../exchange/failure.ts';
import { connectionName } from '../operation.ts';
import type { Awaited, Sequence, SequenceStep } from '../stateful/sequence.ts';
import {
  aborted,
  accepted,
  anyStatus,
  closed,
  closedInstead,
  contentOf,
  rejected,
  released,
  type ScenarioStep,
  silence,
} from './scenario-steps.ts';

/** The steps of a sequence. `prefix` tells its associations from those of others of the case. */
export function sequenceStepsOf({ steps }: Sequence, failure: Failure, prefix = ''): ScenarioStep[] {
  const writer = new SequenceWriter(failure, prefix);
  for (const step of steps) writer.write(step);
  const isStored = failure.class === 'stored bytes differ';
  return isStored ? [...writer.steps, { 'expect-stored': { every: true } }] : writer.steps;
}

class SequenceWriter {
  readonly steps: ScenarioStep[] = [];
  readonly #failure: Failure;
  readonly #prefix: string;
  /** How often each connection has been opened before. */
  readonly #times = new Map<number, number>();
  readonly #open = new Set<number>();

  constructor(failure: Failure, prefix: string) {
    this.#failure = failure;
    this.#prefix = prefix;
  }

  write(step: SequenceStep): void {
    if (step.kind === 'send') this.#send(step);
    else if (step.kind === 'await') this.steps.push({ expect: { ...this.#named(step.on), ...this.#legal(step.what) } });
    else this.#end(step.on, step.how);
  }

  /** An association has a name of its own, even if it is on a connection of a number that was there before. */
  #named(on: number): { readonly association: string } {
    const times = this.#times.get(on) ?? 0;
    return { association: `${this.#prefix}${connectionName(on)}${times === 0 ? '' : times + 1}` };
  }

  #send({ on, what, bytes }: Extract<SequenceStep, { kind: 'send' }>): void {
    const named = this.#named(on);
    if (what === 'A-ASSOCIATE-RQ') {
      this.#open.add(on);
      this.steps.push({ associate: { ...named, contexts: contextsOf(bytes), expect: 'nothing' } });
    } else if (what === 'A-RELEASE-RQ') this.steps.push({ send: { ...named, pdu: what } });
    else if (what === 'A-ABORT') this.steps.push({ send: { ...named, pdu: { type: what, source: 0, reason: 0 } } });
    else for (const pdu of pdusOf(bytes)) this.steps.push({ send: { ...named, ...contentOf(pdu) } });
  }

  #end(on: number, how: 'FIN' | 'RST'): void {
    this.steps.push(how === 'FIN' ? { close: this.#named(on) } : { reset: this.#named(on) });
    if (this.#open.delete(on)) this.#times.set(on, (this.#times.get(on) ?? 0) + 1);
  }

  /** What is legal here; what was seen to fail is not in it. */
  #legal(what: Awaited): object {
    const { class: kind, key } = this.#failure;
    const isUnanswered = kind === 'no answer' && (key === what || (what === 'response' && key.endsWith('-RSP')));
    const late = isUnanswered ? [] : [silence];
    const wait = isUnanswered ? {} : { wait: 'brief' };
    const end = kind === 'connection lost' ? [] : [closedInstead];
    if (what === 'association') return { ...wait, anyOf: [accepted, rejected, aborted, closed, ...late] };
    if (what === 'release') return { ...wait, anyOf: [released, aborted, ...end, ...late] };
    return { ...wait, anyOf: [anyStatus, aborted, ...end, ...late] };
  }
}

/** The PDUs of bytes, and what is left of them at the end. */
function pdusOf(bytes: Uint8Array): readonly Uint8Array[] {
  const buffer = Buffer.from(bytes);
  const pdus: Uint8Array[] = [];
  for (let at = 0; at < buffer.length; ) {
    const end = at + 6 <= buffer.length ? at + 6 + buffer.readUInt32BE(at + 2) : buffer.length;
    pdus.push(buffer.subarray(at, end));
    at = end;
  }
  return pdus;
}

function contextsOf(request: Uint8Array): readonly object[] {
  const decoded = decodePdu(Buffer.from(request));
  if (!('pdu' in decoded) || decoded.pdu.type !== 'A-ASSOCIATE-RQ') return [];
  return presentationContextsOf(decoded.pdu).map(({ id, abstractSyntax, transferSyntaxes }) => ({
    id,
    abstractSyntax,
    transferSyntaxes,
  }));
}
