// One association of the program: instance after instance, each answer taken as the behaviour has it (PS3.7 9.1.1).

import { type CommandSet, cStoreRQ, encodeCommandSet } from '../../../src/wire.ts';
import { responseText } from './good-scu.ts';
import type { Indication } from './inbox.ts';
import type { ProgramLog } from './program-log.ts';
import type { ScuBehaviour } from './scu-behaviour.ts';
import type { AssociationFailure, CommandToSend, Outcome, Planned, Sending } from './scu-facts.ts';
import type { ScuSession } from './scu-session.ts';

export class AssociationRun {
  readonly #session: ScuSession;
  readonly #behaviour: ScuBehaviour;
  readonly #log: ProgramLog;

  constructor(session: ScuSession, behaviour: ScuBehaviour, log: ProgramLog) {
    this.#session = session;
    this.#behaviour = behaviour;
    this.#log = log;
  }

  /** Associates, sends and ends; tells what went wrong with the association. */
  async run(instances: readonly Planned[]): Promise<AssociationFailure | undefined> {
    const session = this.#session;
    session.associate(instances);
    const answer = await session.next();
    if (answer.kind === 'rejected') return { kind: 'rejected', text: answer.text, result: answer.result ?? 0 };
    if (answer.kind !== 'accepted') {
      session.abort(0, 0, answer.text);
      return { kind: 'over', text: answer.text };
    }
    await this.#behaviour.opening(session).catch((error: Error) => session.abort(0, 0, error.message));
    const failure = await this.#storeAll([...instances]);
    if (!session.isOver) await this.#behaviour.finish(session);
    return failure;
  }

  async #storeAll(queue: Planned[]): Promise<AssociationFailure | undefined> {
    const session = this.#session;
    const window = this.#behaviour.window(session);
    const first = queue.length;
    let unsent = 0;
    while (queue.length > 0 || session.outstanding.size > 0) {
      if (session.isOver && session.outstanding.size === 0) break;
      const instance = session.outstanding.size < window && !session.isOver ? queue.shift() : undefined;
      if (instance) {
        if (!(await this.#store(instance))) unsent += 1;
        continue;
      }
      const failure = this.#take(await session.next(), queue);
      if (failure) return failure;
    }
    if (unsent === first) return { kind: 'no context', text: 'no presentation context can be used' };
    return queue.length > 0 ? { kind: 'over', text: 'the association ended early' } : undefined;
  }

  /** Sends one instance; false: it could not. */
  async #store(instance: Planned): Promise<boolean> {
    const session = this.#session;
    const { choose, command, dataSet, messageId } = this.#behaviour;
    const context = choose(instance, session);
    if (!context) return this.#cannotSend(instance, 'no presentation context');
    this.#log.operations += 1;
    this.#log.tries.set(instance.index, (this.#log.tries.get(instance.index) ?? 0) + 1);
    const sending: Sending = {
      instance,
      messageId: messageId(this.#log.operations),
      context,
      operation: this.#log.operations,
    };
    try {
      const request = cStoreRQ({
        MessageID: sending.messageId,
        AffectedSOPClassUID: instance.sopClassUID,
        AffectedSOPInstanceUID: instance.sopInstanceUID,
      });
      const bytes = encoded(command(request, sending, session));
      session.outstanding.set(sending.messageId, sending);
      session.stores += 1;
      await session.sendMessage({
        contextId: context.id,
        command: bytes,
        dataSet: dataSet(wholeDataSet(instance), sending),
      });
      return true;
    } catch (error) {
      session.outstanding.delete(sending.messageId);
      return this.#cannotSend(instance, (error as Error).message);
    }
  }

  #cannotSend({ index }: Planned, text: string): false {
    this.#log.record({ index, kind: 'failed', text });
    return false;
  }

  #take(indication: Indication, queue: Planned[]): AssociationFailure | undefined {
    const session = this.#session;
    const { kind, text, command, contextId = 0 } = indication;
    if (kind === 'silence') session.abort(0, 0, text);
    else if (kind === 'release asked') session.put({ type: 'A-RELEASE-RP' });
    if (kind !== 'message' || !command) return { kind: 'over', text };
    const sending = this.#behaviour.believes(command, contextId, session);
    if (typeof sending === 'string') session.abort(0, 0, sending);
    else if (sending) this.#answered(command, sending, queue);
    return undefined;
  }

  #answered(response: CommandSet, sending: Sending, queue: Planned[]): void {
    const session = this.#session;
    const { index } = sending.instance;
    session.outstanding.delete(sending.messageId);
    const kind = this.#behaviour.judge(response, sending, session);
    const outcome: Outcome = { index, kind, status: response.Status ?? 0xffff, text: responseText(response) };
    this.#log.record(outcome);
    const next = this.#behaviour.next(outcome, sending, session);
    if (next === 'again') queue.unshift(sending.instance);
    else if (next === 'abort') session.abort(0, 0, outcome.text);
    if (next !== 'stop') return;
    this.#log.hasStopped = true;
    queue.length = 0;
  }
}

function encoded(command: CommandToSend): Buffer {
  return encodeCommandSet(command as Parameters<typeof encodeCommandSet>[0]);
}

function wholeDataSet({ bytes, zeros }: Planned): Uint8Array {
  return zeros === undefined ? bytes : Buffer.concat([bytes, Buffer.alloc(zeros)]);
}
