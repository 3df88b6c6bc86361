// A process that runs one command line of `cstore` after another, as child.ts asks it to: the program is loaded once for many
// tests. All that main.ts does in a process of its own is done here for each command, but for starting and ending the process.

import { runCommandLine } from '../command-line.ts';

/** A command line, and where it is to run. */
export interface Order {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What the process tells: output as it is written, and at the end the exit status. */
export type Told =
  | { readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly status: number; readonly leftOpen: readonly string[] };

function tell(told: Told, done?: () => void): boolean {
  process.send?.(told, undefined, undefined, done);
  return true;
}

/** Sends what is written to a stream of this process to the one that ordered it. */
function redirect(stream: 'stdout' | 'stderr'): void {
  const decoder = new TextDecoder();
  process[stream].write = ((chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    const done = rest.find((each) => typeof each === 'function') as (() => void) | undefined;
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    return tell({ stream, text }, done && (() => done()));
  }) as NodeJS.WriteStream['write'];
}

/** Sockets, timers, processes and the like that keep this process alive, by kind. */
const open = (): string[] => process.getActiveResourcesInfo().sort();

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function carryOut({ args, cwd, env }: Order): Promise<void> {
  const before = [process.cwd(), { ...process.env }, open().length] as const;
  process.chdir(cwd);
  process.env = { ...env };
  const status = await runCommandLine(args);
  process.chdir(before[0]);
  process.env = before[1];
  // What a command has ended needs a few turns to be gone.
  for (let turn = 0; turn < 10 && open().length > before[2]; turn++) await nextTurn();
  const left = open();
  tell({ status, leftOpen: left.length > before[2] ? left : [] });
}

redirect('stdout');
redirect('stderr');
process.on('message', (order) => void carryOut(order as Order));
process.on('disconnect', () => process.exit());
