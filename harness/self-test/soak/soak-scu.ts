// Soaks our SCU in a process of its own: every association meets an acceptor that answers something else.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildInstance, encodePart10, listen } from '../../../src/index.ts';
import { HostileAcceptor } from './hostile-acceptor.ts';
import type { MemorySample } from './memory-trend.ts';
import { lookEvery, type SoakOptions } from './soak-options.ts';
import type { SoakResult } from './soak-result.ts';
import { SoakedProcess } from './soaked-process.ts';

/** Has the SCU send so many files. The first argument is a folder for them. What it does is data. */
export async function soakScu(options: SoakOptions): Promise<SoakResult> {
  const { inputs, seed, onProgress, signal, args: [folder = ''] = [] } = options;
  await using child = new SoakedProcess(options.script, options.args);
  await child.ask('ready');
  const paths = await writeFiles(folder);
  await using acceptor = await HostileAcceptor.listen(seed);
  await using good = await listen({ port: 0 });
  const samples: MemorySample[] = [];
  const problems: string[] = [];
  let done = 0;
  let crash: string | undefined;
  try {
    while (done < inputs && problems.length === 0 && signal?.aborted !== true) {
      const count = Math.min(inputs - done, lookEvery(inputs));
      const { wrong } = await child.ask('sent', { ask: 'send', port: acceptor.port, paths, count });
      done += count;
      problems.push(...wrong);
      const { stored } = await child.ask('sent', { ask: 'send', port: good.port, paths, count: paths.length });
      if (stored < paths.length) problems.push(`only ${stored} of ${paths.length} files were stored by a good SCP`);
      const { used, resident } = await child.ask('memory', { ask: 'memory' });
      samples.push({ inputs: done, used, resident });
      onProgress?.('SCU', done);
    }
  } catch (error) {
    crash = `${(error as Error).message} after ${done} inputs of seed ${seed}; answered last:${acceptor.last()}`;
  }
  return { name: 'SCU', inputs: done, samples, problems, ...(crash !== undefined && { crash }) };
}

async function writeFiles(folder: string): Promise<string[]> {
  const kinds = [
    ['SecondaryCaptureImageStorage', 'ImplicitVRLittleEndian'],
    ['HangingProtocolStorage', 'ExplicitVRLittleEndian'],
    ['ColorPaletteStorage', 'DeflatedExplicitVRLittleEndian'],
  ] as const;
  return await Promise.all(
    kinds.map(async ([sopClass, transferSyntax]) => {
      const instance = buildInstance(sopClass, { transferSyntax, seed: 7 });
      const path = join(folder, `${sopClass}.dcm`);
      await writeFile(path, encodePart10(instance, instance.bytes));
      return path;
    }),
  );
}
