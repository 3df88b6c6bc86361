// Another program that looks at the instances that an SCU sends: its findings are shown under its name, and judge nothing.

import { writeInstanceFiles } from './instance-files.ts';
import { quoted } from './scu-command.ts';
import { StartedProcess } from './started-process.ts';
import type { InstanceToSend, InstanceValidator } from './sut.ts';

/** Milliseconds that the program has for an instance. */
const limitMs = 30_000;
/** Lines that are told of an instance. */
const toldLines = 40;
/** Instances of the same SOP Class and Transfer Syntax that are looked at in one run. */
const instancesOfAKind = 3;

/** A validator behind a command for the shell, in which `{file}` is filled in. */
export function instanceValidator(command: string): InstanceValidator {
  const looked = new Map<string, number>();
  const name = command.trim().split(/\s+/)[0]?.split('/').at(-1) ?? 'validator';
  return {
    async check(instance) {
      const kind = `${instance.sopClassUID} ${instance.transferSyntax}`;
      const count = looked.get(kind) ?? 0;
      if (count >= instancesOfAKind) return [];
      looked.set(kind, count + 1);
      const lines = await linesOf(command, instance);
      const told = lines.slice(0, toldLines).map((line) => `${name}: ${line}`);
      return lines.length > toldLines ? [...told, `${name}: and ${lines.length - toldLines} more lines`] : told;
    },
  };
}

async function linesOf(command: string, instance: InstanceToSend): Promise<string[]> {
  await using files = await writeInstanceFiles([instance]);
  const [path = ''] = files.paths;
  const started = new StartedProcess(
    command.replaceAll('{file}', () => quoted(path)),
    { keptOutput: 64 * 1024 },
  );
  const timer = setTimeout(() => void started.stop(), limitMs);
  try {
    if (!started.life.aborted)
      await new Promise<void>((resolve) => started.life.addEventListener('abort', () => resolve(), { once: true }));
    await started.outputEnded(limitMs);
    const lines = started.output.replaceAll(path, '{file}').split('\n');
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  } finally {
    clearTimeout(timer);
    await started.stop();
  }
}
