// A Storage SCU that a person makes send.

import { Inconclusive } from '../model/outcome.ts';
import { type ListenPlace, usualListenPlace } from './listen-place.ts';
import type { Operator } from './operator.ts';
import { scuPolicies } from './scu-command.ts';
import type { NotApplicable, SendOrder, SendReport, Sut } from './sut.ts';

export interface ScuManualOptions extends Partial<ListenPlace> {
  readonly operator: Operator;
  /** How long the person has for each case, in milliseconds; default three minutes. */
  readonly sendTimeMs?: number;
}

const usualSendTimeMs = 180_000;
/** A person may say "again" so often in one case. */
const againAtMost = 20;

/** An SCU in the hands of a person as the system under test. */
export function scuManual({ operator, sendTimeMs = usualSendTimeMs, ...place }: ScuManualOptions): Sut {
  const stopped = new AbortController();
  const listensOn = { ...usualListenPlace, ...place };
  return {
    role: 'scu',
    address: 'an SCU that a person operates',
    roles: ['scu'],
    policies: { ...scuPolicies(listensOn), concurrency: 1, asksPerson: true, usualTag: 'operator' },
    stopped: stopped.signal,
    scp: async () => ({ notApplicable: 'the system under test is an SCU and accepts no association' }),
    send: (order, signal) => askPerson(operator, order, sendTimeMs, signal, stopped),
    close: async () => {},
  };
}

async function askPerson(
  operator: Operator,
  order: SendOrder,
  timeoutMs: number,
  signal: AbortSignal,
  stopped: AbortController,
): Promise<SendReport | NotApplicable> {
  const { host, port, calledAETitle, callingAETitle, instances, title = '', seen = nothingSeen } = order;
  const question = { title, instances: instances.length, host, port, calledAETitle, callingAETitle, timeoutMs, seen };
  for (let asked = 0; asked < againAtMost; asked++) {
    const { key, text, at } = await operator.ask(question, signal);
    if (key === 'sent') return text === undefined ? {} : { attested: { text, at } };
    if (key === 'cannot')
      return { notApplicable: `attested by a person at ${at}: ${text ?? 'the system cannot do that'}` };
    if (key === 'silent') throw new Inconclusive(`nobody said within ${timeoutMs / 1000} s that the system has sent`);
    if (key === 'stop') {
      stopped.abort(new Error('stopped by the person who operates the system'));
      signal.throwIfAborted();
      throw new Inconclusive('the person who operates the system stopped the run');
    }
    order.startAgain?.();
  }
  throw new Inconclusive(`the person asked to begin again ${againAtMost} times`);
}

const nothingSeen = () => ({ associations: 0, instances: 0, open: 0, quietMs: 0 });
