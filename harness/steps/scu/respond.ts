// respond: what the next request of the SCU is answered with, right or wrong. Requests that no step is for are answered well.

import { responseRuleSchema } from '../../language/respond.ts';
import { defineScuStep } from './step.ts';

export const respondStep = defineScuStep({
  verb: 'respond',
  summary: 'Answer the next request of a kind',
  schema: responseRuleSchema,
  action: (rule) => {
    const { to = 'C-STORE-RQ', times, statuses } = rule;
    if (!statuses) return { answers: [{ to, times, rule }] };
    const { statuses: _, ...rest } = rule;
    return { answers: statuses.map((Status) => ({ to, times, rule: { ...rest, Status } })) };
  },
});
