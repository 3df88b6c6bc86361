// Choices that an SCU has after a failure: PS3.4 B.2.1 and GG.4.1 leave to it what it does upon one; PS3.7 A.6, PS3.8 7.3.

import type { LegalScuChoice } from '../legal-scu-choice.ts';
import { chooseAccepted } from '../presentation-contexts.ts';

const resourcesLow = 0xa700;

export const afterFailure: readonly LegalScuChoice[] = [
  {
    name: 'stops-at-the-first-failure',
    clause: 'PS3.4 B.2.1',
    does: 'stops at the first failure, says so and releases',
    change: { next: ({ kind }) => (kind === 'failed' ? 'stop' : 'go on') },
  },
  {
    name: 'aborts-at-the-first-failure',
    clause: 'PS3.7 A.6',
    does: 'aborts the association at the first failure',
    change: { next: ({ kind }) => (kind === 'failed' ? 'abort' : 'go on') },
  },
  {
    name: 'sends-once-more',
    clause: 'PS3.4 GG.4.1',
    does: 'sends an instance once more after 0xA700 to 0xA7FF',
    change: {
      next: ({ status = 0 }, { instance }, session) => {
        const isFirst = (session.tries.get(instance.index) ?? 0) < 2;
        return status >> 8 === resourcesLow >> 8 && isFirst ? 'again' : 'go on';
      },
    },
  },
  {
    name: 'last-of-several-tries-counts',
    clause: 'PS3.4 GG.4.1',
    does: 'sends an instance up to three times until it is stored',
    change: {
      next: ({ kind }, { instance }, session) =>
        kind === 'failed' && (session.tries.get(instance.index) ?? 0) < 3 ? 'again' : 'go on',
    },
  },
  {
    name: 'tries-again-after-transient-rejection',
    clause: 'PS3.8 9.3.4',
    does: 'tries twice more, after a pause, when it is rejected for the moment',
    change: { retry: ({ result }, attempt) => (result === 2 && attempt < 3 ? 20 : undefined) },
  },
  {
    name: 'tries-again-after-a-lost-association',
    clause: 'PS3.8 9.2.3',
    does: 'opens another association for what is left when one ends early',
    change: { retry: ({ kind }, attempt) => (kind === 'over' && attempt < 2 ? 10 : undefined) },
  },
  {
    name: 'skips-what-it-cannot-send',
    clause: 'PS3.4 B.2.1',
    does: 'checks for itself that it can send each instance as it is, and passes over the others',
    change: {
      choose: (instance, session) => {
        const chosen = chooseAccepted(instance, session);
        return chosen?.transferSyntax === instance.transferSyntax ? chosen : undefined;
      },
    },
  },
  {
    name: 'early-failure-ends-the-message',
    clause: 'PS3.7 9.3.1.3',
    does: 'ends a message before its end when a failure comes while it is sent',
    change: { endsMessageEarly: true },
  },
];
