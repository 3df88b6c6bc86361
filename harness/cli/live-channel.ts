// The channel to the live page that started this process: what goes over the wire in the case that it watches, and the questions to
// the person who operates the system. Without such a page there is none.

import { type FromRun, liveVariable, type ToRun, toRunSchema } from '../model/live-message.ts';
import type { RunEvent } from '../model/run-event.ts';
import type { Operator, OperatorAnswer, OperatorQuestion } from '../sut/operator.ts';
import { describeRecord } from '../words/describe-wire.ts';

/** Milliseconds between two times that it is told what has come. */
const seenEveryMs = 1000;
/** PDUs of one case that are told. */
const mostLines = 2000;

/** The channel. */
export interface LiveChannel {
  tell(message: FromRun): void;
  /** Listens to the run. */
  on(event: RunEvent): void;
  readonly operator: Operator;
}

let open: LiveChannel | undefined;

/** The channel of this process, if a page started it. */
export function liveChannel(): LiveChannel | undefined {
  if (process.env[liveVariable] !== '1' || !process.send) return undefined;
  open ??= openChannel();
  return open;
}

function openChannel(): LiveChannel {
  let watched = '';
  /** What has gone over the wire in the cases that are under way. */
  const conversations = new Map<string, string[]>();
  const answers = new Map<number, (answer: Extract<ToRun, { kind: 'answer' }>) => void>();
  const tell = (message: FromRun): void => {
    // A page that has gone is told nothing, and the run goes on.
    if (process.connected) process.send?.(message, undefined, {}, () => {});
  };
  const watch = (id: string): void => {
    watched = id;
    for (const text of conversations.get(id) ?? []) tell({ kind: 'wire', id, text });
  };
  process.on('message', (message) => {
    const { data } = toRunSchema.safeParse(message);
    if (data?.kind === 'watch') watch(data.id);
    else if (data) answers.get(data.number)?.(data);
  });
  // The channel alone keeps no process alive.
  process.channel?.unref();
  return {
    tell,
    on(event) {
      if (event.kind === 'case-begin') conversations.set(event.id, []);
      if (event.kind === 'case-end') conversations.delete(event.result.id);
      const lines = event.kind === 'wire' ? conversations.get(event.id) : undefined;
      if (event.kind !== 'wire' || !lines || lines.length >= mostLines) return;
      const text = describeRecord(event.record);
      lines.push(text);
      if (event.id === watched) tell({ kind: 'wire', id: event.id, text });
    },
    operator: { ask: (question, signal) => asked(question, signal, tell, answers) },
  };
}

let numbers = 0;

function asked(
  { title, instances, host, port, calledAETitle, callingAETitle, timeoutMs, seen }: OperatorQuestion,
  signal: AbortSignal,
  tell: (message: FromRun) => void,
  answers: Map<number, (answer: Extract<ToRun, { kind: 'answer' }>) => void>,
): Promise<OperatorAnswer> {
  const number = ++numbers;
  const until = Date.now() + timeoutMs;
  tell({ kind: 'question', number, title, instances, host, port, calledAETitle, callingAETitle, until });
  return new Promise((resolve, reject) => {
    const ticking = setInterval(() => {
      const { associations, instances: came } = seen();
      tell({ kind: 'seen', number, associations, instances: came });
    }, seenEveryMs);
    const end = (then: () => void): void => {
      clearInterval(ticking);
      clearTimeout(limit);
      answers.delete(number);
      signal.removeEventListener('abort', onAbort);
      tell({ kind: 'answered', number });
      then();
    };
    const onAbort = (): void => end(() => reject(signal.reason));
    const at = () => new Date().toISOString();
    const limit = setTimeout(() => end(() => resolve({ key: 'silent', at: at() })), timeoutMs);
    answers.set(number, ({ key, text }) =>
      end(() => resolve({ key, ...(text !== undefined && text !== '' && { text }), at: at() })),
    );
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort);
  });
}
