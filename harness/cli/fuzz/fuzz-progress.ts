// What a campaign shows while it goes on: a line that is written over on a terminal, a line from time to time elsewhere.

import type { FuzzEvent, FuzzProgress } from '../../fuzz/campaign/fuzz-options.ts';
import { liveChannel } from '../live-channel.ts';
import { showStatus } from '../run/status-line.ts';
import { canRewriteLine, escapeControls, type Output } from '../terminal.ts';

export interface FuzzProgressDisplay {
  readonly tell: (event: FuzzEvent) => void;
  /** Removes the line that is written over. */
  end(): void;
}

/** When a campaign is over. */
export interface CampaignEnd {
  readonly runs?: number;
  /** Milliseconds. */
  readonly time?: number;
}

export interface FuzzProgressFlags extends CampaignEnd {
  readonly quiet?: boolean;
  /** Milliseconds since some fixed moment; default `performance.now`. */
  readonly now?: () => number;
}

/** Milliseconds between two plain lines. */
const plainEveryMs = 10_000;

/** Shows the progress of a campaign on `output`. */
export function showFuzzProgress(
  output: Output,
  { quiet, now = () => performance.now(), ...wanted }: FuzzProgressFlags,
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
      tellPage(event);
      switch (event.kind) {
        case 'prepared':
          line(`sends ${event.text}`);
          break;
        case 'progress':
          progress(`${progressText(event.progress)}${restText(event.progress, wanted)}`);
          break;
        case 'failure':
          line(failureText(event));
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

/** The page that started the campaign, if one did. */
function tellPage(event: FuzzEvent): void {
  const page = liveChannel();
  if (!page) return;
  if (event.kind === 'progress') {
    const { done, finds } = event.progress;
    page.tell({ kind: 'fuzz', text: progressText(event.progress), done, finds });
  } else if (event.kind === 'found') {
    const { id, run, confirmed } = event.find;
    page.tell({ kind: 'find', id, text: `input ${run}, confirmed ${confirmed} of 3 times` });
  }
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

/** The class, unless the text begins with it. */
function failureText({ failure, uses }: Extract<FuzzEvent, { kind: 'failure' }>): string {
  const name = failure.text.startsWith(failure.class) ? '' : `${failure.class}: `;
  return `${name}${failure.text} (${uses})`;
}

/** Inputs of a campaign of which neither number nor time is said. */
const usualRuns = 3000;

/** `, 2 min left`: what is left of the time, or of the inputs at the rate until now; the shorter of both. */
export function restText(
  { done, elapsedMs }: Pick<FuzzProgress, 'done' | 'elapsedMs'>,
  { runs, time }: CampaignEnd,
): string {
  const wanted = runs ?? (time === undefined ? usualRuns : Number.POSITIVE_INFINITY);
  const byRuns = done === 0 ? Number.POSITIVE_INFINITY : ((wanted - done) * elapsedMs) / done;
  const restMs = Math.min(byRuns, (time ?? Number.POSITIVE_INFINITY) - elapsedMs);
  if (!Number.isFinite(restMs) || restMs <= 0) return '';
  const seconds = Math.ceil(restMs / 1000);
  return seconds < 90 ? `, ${seconds} s left` : `, ${Math.round(seconds / 60)} min left`;
}
