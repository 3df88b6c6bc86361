// What may be expected of an SCU once it has sent: PS3.4 GG.4.1 asks it to tell success from failure.

import { statusCategory } from '../../src/index.ts';
import type { RequestKind } from '../language/respond.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { ScuAccounts, ScuCheck } from './scu-step.ts';

/** PS3.4 GG.4.1: the SCU shall distinguish between successful and failed C-STORE responses. */
export function distinguishesFailure({ report, logs, instances }: ScuAccounts): ScuCheck {
  const told = instances.map((_instance, at) => (report.outcomes[at]?.stored ? 'stored' : 'failed'));
  const stores = logs.flatMap((log) => log.stores);
  const answered = instances.map((instance) => {
    const store = stores.find(({ message }) => uidOf(message) === instance.sopInstanceUID);
    const category = store?.status === undefined ? undefined : statusCategory(store.status);
    return category === 'Success' || category === 'Warning' ? 'stored' : 'failed';
  });
  return {
    expected: `reports ${answered.join(', ')}`,
    actual: `reported ${told.join(', ')} (${report.outcomes.map(({ text }) => text).join(' | ')})`,
    holds: told.join() === answered.join(),
  };
}

/** Every instance is sent, over one association or over several. */
export function continues({ logs, instances }: ScuAccounts): ScuCheck {
  const sent = new Set(logs.flatMap(({ stores }) => stores.map(({ message }) => uidOf(message))));
  return {
    expected: `sends all ${instances.length} instances`,
    actual: `sent ${sent.size} of ${instances.length} instances`,
    holds: instances.every(({ sopInstanceUID }) => sent.has(sopInstanceUID)),
  };
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
