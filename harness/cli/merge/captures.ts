// The captures of shards, to be put one after the other: where the frames of each will begin.

import { join } from 'node:path';
import type { Journal } from '../../journal/journal.ts';
import type { Part } from '../../journal/merge.ts';
import { messageOf } from '../cli-error.ts';
import { otherThanFile } from '../regular-file.ts';

export interface PartFolder extends Part {
  readonly folder: string;
}

/** Parts that know what the joined capture has before their own. */
export interface JoinedCaptures {
  readonly parts: readonly Part[];
  /** The captures in the order in which they are joined. */
  readonly files: readonly string[];
  /** Which are not there, or cannot be read. */
  readonly notes: readonly string[];
}

/** Counts the captures of those shards whose cases are in one. One that cannot be read is left out, and told. */
export async function capturesOf(parts: readonly PartFolder[]): Promise<JoinedCaptures> {
  const { captureName } = await import('../../report/index.ts');
  const { countCapture } = await import('../../report/pcapng/joined-captures.ts');
  const before = { frames: 0, streams: 0 };
  const [files, notes, counted]: [string[], string[], Part[]] = [[], [], []];
  for (const part of [...parts].sort((a, b) => indexOf(a.journal) - indexOf(b.journal))) {
    if (!hasCapture(part.journal)) {
      counted.push(part);
      continue;
    }
    const file = join(part.folder, captureName);
    try {
      const other = otherThanFile(file);
      if (other !== undefined) throw new Error(other);
      const { frames, streams } = countCapture(file);
      counted.push({ ...part, capture: { ...before } });
      files.push(file);
      before.frames += frames;
      before.streams += streams;
    } catch (error) {
      counted.push(part);
      notes.push(`${file} is left out of the capture: ${messageOf(error)}`);
    }
  }
  return { parts: counted, files, notes };
}

function hasCapture({ runs }: Journal): boolean {
  return runs.some((run) => run.some((event) => event.kind === 'case-end' && event.result.capture !== undefined));
}

function indexOf({ head }: Journal): number {
  return head.shard?.index ?? 1;
}
