// `cstore fuzz --replay`: what was found before, sent once more: the folder of the finds is a regression suite.

import type { FuzzOptions } from '../../fuzz/campaign/fuzz-options.ts';
import type { ReplayState } from '../../fuzz/found/replay.ts';
import type { Sut } from '../../sut/sut.ts';
import { messageOf, systemCode, usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { escapeControls } from '../terminal.ts';

/** Replays the finds at a path: status 0 if every one is fixed, 1 if one is there or has changed, 3 if one was not tried. */
export async function replayAll(sut: Sut, path: string, options: FuzzOptions): Promise<number> {
  const { findFiles, readFind, readScuFind, replay, replayScu } = await import('../../fuzz/found/replay.ts');
  const { prepareRunner } = await import('../../fuzz/fuzz.ts');
  const { prepareScuRunner } = await import('../../fuzz/scu/fuzz-scu.ts');
  const files = await findFiles(path).catch((error) => {
    throw usageError(`--replay ${path}: ${systemCode(error) ?? messageOf(error)}; name reports/found or a find in it`);
  });
  if (files.length === 0) throw usageError(`--replay ${path}: there is no find in it`);
  const again = await (sut.role === 'scu'
    ? prepareScuRunner(sut, options).then(
        ({ runner }) =>
          async (file: string) =>
            replayScu(await readScuFind(file), runner),
      )
    : prepareRunner(sut, options).then(
        ({ runner }) =>
          async (file: string) =>
            replay(await readFind(file), runner),
      ));
  const told: ReplayState[] = [];
  for (const file of files) {
    const { state, id, text } = await again(file).catch((error: unknown) => {
      options.signal?.throwIfAborted();
      return { state: 'error' as const, id: file, text: messageOf(error) };
    });
    told.push(state);
    process.stdout.write(`${escapeControls(`${state.padEnd(11)}  ${id}${text === '' ? '' : `: ${text}`}`)}\n`);
  }
  const states = new Set(told);
  process.stdout.write(`${counts(told)}\n`);
  if (states.has('still there') || states.has('changed')) return ExitStatus.failed;
  return states.has('error') ? ExitStatus.notJudged : ExitStatus.ok;
}

/** `2 fixed, 1 still there`. */
function counts(told: readonly ReplayState[]): string {
  const states: readonly ReplayState[] = ['fixed', 'still there', 'changed', 'error'];
  const counted = states.map((state) => [told.filter((one) => one === state).length, state] as const);
  return counted.flatMap(([count, state]) => (count > 0 ? [`${count} ${state}`] : [])).join(', ');
}
