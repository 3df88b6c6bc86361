// Every legal choice. A new table is one file and one line here.

import type { LegalChoice } from '../legal-choice.ts';
import { associations } from './associations.ts';
import { lateAnswers } from './late-answers.ts';
import { negotiation } from './negotiation.ts';
import { operations } from './operations.ts';
import { policies } from './policies.ts';
import { responses } from './responses.ts';
import { storedFiles } from './stored-files.ts';
import { timing } from './timing.ts';
import { tlsChoices } from './tls.ts';
import { validation } from './validation.ts';

export const legalChoices: readonly LegalChoice[] = [
  ...negotiation,
  ...responses,
  ...operations,
  ...policies,
  ...associations,
  ...timing,
  ...lateAnswers,
  ...tlsChoices,
  ...storedFiles,
  ...validation,
];
