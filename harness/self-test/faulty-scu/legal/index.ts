// Every legal choice of an SCU. A new table is one file and one line here.

import type { LegalScuChoice } from '../legal-scu-choice.ts';
import { afterFailure } from './after-failure.ts';
import { associations } from './associations.ts';
import { messages } from './messages.ts';
import { negotiation } from './negotiation.ts';
import { responses } from './responses.ts';
import { signs } from './signs.ts';

export const legalScuChoices: readonly LegalScuChoice[] = [
  ...signs,
  ...afterFailure,
  ...responses,
  ...associations,
  ...negotiation,
  ...messages,
];
