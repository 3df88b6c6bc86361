// What a campaign shows while it goes on: a line that is written over on a terminal, a line from time to time elsewhere.

import type { FuzzEvent, FuzzProgress } from '../../fuzz/campaign/fuzz-options.ts';
import { showStatus } from '../run/status-line.ts';
import { canRewriteLine, escapeControls, type Output } from '../terminal.ts';

export interface FuzzProgressDisplay {
  readonly tell: (event: FuzzEvent) => void;
  /** Removes the line that is written over. */
  end(): void;
}

export interface FuzzProgressFlags {
  readonly quiet?: boolean;
  /** Milliseconds since some fixed moment; default `performance.now`. */
  readonly now?: () => number;
}

/** Milliseconds between two plain lines. */
const plainEveryMs = 10_000;

/** Shows the progress of a campaign on `output`. */
export function showFuzzProgress(
  output: Output,
  { quiet, now = () => performance.now() }: FuzzProgressFlags,
): FuzzProgressDisplay {
  const isLive = !quiet && canRewriteLine(output);
  const status = showStatus(output, isLive, now);
  let toldAt = now();
  const line = (text: string) => {
    status.clear();
    if (!quiet) output.write(`${escapeControls(text)}\n`);
  };
  const progress = (text: string) => {
    status.show(text);
    if (isLive || now() - toldAt < plainEveryMs) return;
    toldAt = now();
    line(text);
  };
  return {
    tell(event) {
      switch (event.kind) {
        case 'prepared':
          line(`sends ${event.text}`);
          break;
        case 'progress':
          progress(progressText(event.progress));
          break;
        case 'failure':
          line(`${event.failure.class}: ${event.failure.text} (${event.uses})`);
          break;
        case 'shrinking':
          status.show(`shrinking: ${event.tried} inputs tried`);
          break;
        default:
          line(`found: ${event.find.id} (run ${event.find.run}, confirmed ${event.find.confirmed} of 3 times)`);
      }
    },
    end: () => status.clear(),
  };
}

/** `random: 1,250 inputs, 310/s, 42 reactions, 2 finds, 1 warning`. */
export function progressText({ phase, done, skipped, elapsedMs, reactions, finds, warnings }: FuzzProgress): string {
  const rate = Math.round((done * 1000) / Math.max(1, elapsedMs));
  const parts = [
    `${done.toLocaleString('en')} inputs`,
    `${rate}/s`,
    `${reactions} reactions`,
    `${finds} ${finds === 1 ? 'find' : 'finds'}`,
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
    ...(skipped > 0 ? [`${skipped.toLocaleString('en')} left out`] : []),
  ];
  return `${phase}: ${parts.join(', ')}`;
}
