// What may be expected of an SCU once it has sent, beside telling success from failure (scu-comparison).

import { statusCategory } from '../../src/index.ts';
import type { RequestKind } from '../language/respond.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { ScuAccounts, ScuCheck } from './scu-step.ts';

/**
 * PS3.4 GG.4.1: an SCU that reports of each instance whether it was stored says so of exactly those that were answered with
 * success or a warning. Undefined for an SCU that does not report so.
 */
export function reportsTruly({ report, logs, instances }: ScuAccounts): ScuCheck | undefined {
  const { outcomes } = report;
  if (!outcomes) return undefined;
  const told = instances.map((_instance, at) => (outcomes[at]?.stored ? 'stored' : 'failed'));
  const stores = logs.flatMap((log) => log.stores);
  const answered = instances.map((instance) => {
    const store = stores.findLast(({ message }) => uidOf(message) === instance.sopInstanceUID);
    const category = store?.status === undefined ? undefined : statusCategory(store.status);
    return category === 'Success' || category === 'Warning' ? 'stored' : 'failed';
  });
  return {
    expected: `reports ${answered.join(', ')}`,
    actual: `reported ${told.join(', ')} (${outcomes.map(({ text }) => text).join(' | ')})`,
    holds: told.join() === answered.join(),
  };
}

/** How many of something may come. */
export type Count = number | { readonly atLeast?: number | undefined; readonly atMost?: number | undefined };

function countCheck(what: string, count: Count, actual: number): ScuCheck {
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } =
    typeof count === 'number' ? { atLeast: count, atMost: count } : count;
  const range = [
    ...(atLeast > 0 ? [`at least ${atLeast}`] : []),
    ...(Number.isFinite(atMost) ? [`at most ${atMost}`] : []),
  ];
  return {
    expected: `${what}: ${typeof count === 'number' ? count : range.join(', ')}`,
    actual: `${what}: ${actual}`,
    holds: actual >= atLeast && actual <= atMost,
  };
}

/** So many C-STORE requests come. */
export function storesCome(count: Count, { logs }: ScuAccounts): ScuCheck {
  return countCheck('C-STORE requests', count, logs.flatMap(({ stores }) => stores).length);
}

/** So many associations are asked for. */
export function associationsCome(count: Count, { logs }: ScuAccounts): ScuCheck {
  return countCheck('associations', count, logs.length);
}

/** It ends by itself. One that has no process here has ended when it says so. */
export function ends({ report: { process } }: ScuAccounts): ScuCheck {
  return {
    expected: 'ends by itself',
    actual: process?.wasEnded ? 'did not end by itself' : 'ended by itself',
    holds: !process?.wasEnded,
  };
}

/** Every instance is sent, over one association or over several. */
export function continues({ logs, instances }: ScuAccounts): ScuCheck {
  const sent = new Set(logs.flatMap(({ stores }) => stores.map(({ message }) => uidOf(message))));
  return {
    expected: `sends all ${instances.length} instances`,
    actual: `sent ${sent.size} of ${instances.length} instances`,
    holds: sent.size >= instances.length,
  };
}

/** Nothing is left out in silence: what is not sent may show in the exit status, or in what is printed. Of an SCU that runs elsewhere neither is known. */
export function tellsWhatIsLeft(accounts: ScuAccounts): ScuCheck {
  const { expected, actual, holds } = continues(accounts);
  const { process } = accounts.report;
  return {
    expected: `${expected}, or shows that some are left`,
    actual: process ? `${actual}; ${process.end}` : actual,
    holds: holds || !process || process.end !== 'exit code 0' || printsMore(accounts),
  };
}

/** Whether it prints anything but the same line for each instance that it sent. What the rest means is not guessed. */
function printsMore({ report, logs }: ScuAccounts): boolean {
  const lines = (report.process?.output ?? '').split('\n').filter((line) => line.trim() !== '');
  const counts = new Map<string, number>();
  for (const line of lines) {
    const shape = line.replaceAll(/[\d.]+/g, '#');
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const sent = logs.flatMap(({ stores }) => stores).length;
  return [...counts.values()].some((count) => count !== sent);
}

/** Every association that was accepted ends with A-RELEASE-RQ (PS3.8 7.2). */
export function releases({ logs }: ScuAccounts): ScuCheck {
  const accepted = logs.filter((log) => log.accepted);
  const broken = accepted.find(({ released }) => !released);
  const end = broken ? describeEvent(broken.end) : 'no association was opened';
  const holds = accepted.length > 0 && !broken;
  return {
    expected: 'ends with A-RELEASE-RQ',
    actual: holds ? 'ended with A-RELEASE-RQ' : `ended with ${end}`,
    holds,
  };
}

/** Requests come in this order; others may come between them. */
export function requestsCome(awaited: readonly RequestKind[], { requests }: ScuAccounts): ScuCheck {
  let found = 0;
  for (const kind of requests) if (kind === awaited[found]) found += 1;
  return {
    expected: `sends ${awaited.join(', then ')}`,
    actual: requests.length === 0 ? 'sent no request' : `sent ${requests.join(', ')}`,
    holds: found === awaited.length,
  };
}

function uidOf(message: { decoded: { command: { AffectedSOPInstanceUID?: string } } }): string | undefined {
  return message.decoded.command.AffectedSOPInstanceUID;
}
