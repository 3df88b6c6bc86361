// Asks the person at the terminal to make a system send: what, where to, how much time is left, and five keys.

import { createInterface } from 'node:readline/promises';
import { isEveryAddress } from '../../sut/listen-place.ts';
import type { Operator, OperatorAnswer, OperatorQuestion } from '../../sut/operator.ts';
import { escapeControls } from '../terminal.ts';

/** The terminal, as far as it is used. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

const keys = {
  s: 'sent',
  t: 'sent, and say what it shows',
  c: 'it cannot do that',
  a: 'again, from the beginning',
  x: 'stop',
} as const;

type Key = keyof typeof keys;

const standard: Terminal = { input: process.stdin, output: process.stdout };

const tickMs = 1000;
const interruptKey = '\u0003';

/** An operator at a terminal. */
export function terminalOperator({ input, output }: Terminal = standard): Operator {
  return {
    async ask(question, signal): Promise<OperatorAnswer> {
      output.write(`\n${linesOf(question).map(escapeControls).join('\n')}\n`);
      const key = await pressedKey(question, { input, output }, signal);
      const at = () => new Date().toISOString();
      if (key === undefined) return { key: 'silent', at: at() };
      output.write(`\r\u001b[K  ${keys[key]}\n`);
      if (key === 's') return { key: 'sent', at: at() };
      if (key === 'a') return { key: 'again', at: at() };
      if (key === 'x') return { key: 'stop', at: at() };
      const text = await typed(key === 't' ? '  what does it show? ' : '  why not? ', { input, output }, signal);
      return { key: key === 't' ? 'sent' : 'cannot', ...(text !== '' && { text }), at: at() };
    },
  };
}

function linesOf({ title, instances, host, port, calledAETitle, callingAETitle }: OperatorQuestion): string[] {
  const objects = instances === 1 ? 'one object' : `${instances} objects`;
  return [
    title,
    `  send ${objects}, in one go, to AE title ${calledAETitle} at ${isEveryAddress(host) ? 'this machine' : host}, port ${port}; the AE title of the system may be ${callingAETitle}`,
    `  ${Object.entries(keys)
      .map(([key, words]) => `[${key}] ${words}`)
      .join('   ')}`,
  ];
}

/** The key that was pressed; undefined when the time is over. */
function pressedKey(
  { timeoutMs, seen }: OperatorQuestion,
  { input, output }: Terminal,
  signal: AbortSignal,
): Promise<Key | undefined> {
  const deadline = performance.now() + timeoutMs;
  return new Promise((resolve, reject) => {
    const show = (): void => {
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) {
        end(() => resolve(undefined));
        return;
      }
      const { associations, instances } = seen();
      output.write(`\r\u001b[K  ${clock(leftMs)} left; ${associations} associations, ${instances} objects came`);
    };
    const onData = (data: Buffer): void => {
      const text = data.toString('latin1');
      if (text.includes(interruptKey)) process.kill(process.pid, 'SIGINT');
      const key = [...text.toLowerCase()].find((one): one is Key => one in keys);
      if (key) end(() => resolve(key));
    };
    const onAbort = (): void => end(() => reject(signal.reason));
    const timer = setInterval(show, tickMs);
    const end = (then: () => void): void => {
      clearInterval(timer);
      input.off('data', onData).pause();
      input.setRawMode?.(false);
      signal.removeEventListener('abort', onAbort);
      then();
    };
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort);
    input.setRawMode?.(true);
    input.resume().on('data', onData);
    show();
  });
}

function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

async function typed(prompt: string, { input, output }: Terminal, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input, output });
  // Ctrl-C at the prompt stops the run, as elsewhere.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return (await lines.question(prompt, { signal })).trim();
  } finally {
    lines.close();
  }
}
