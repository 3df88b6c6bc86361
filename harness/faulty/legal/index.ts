// Every legal choice. A new table is one file and one line here.

import type { LegalChoice } from '../legal-choice.ts';
import { associations } from './associations.ts';
import { negotiation } from './negotiation.ts';
import { responses } from './responses.ts';
import { storedFiles } from './stored-files.ts';
import { tlsChoices } from './tls.ts';

export const legalChoices: readonly LegalChoice[] = [
  ...negotiation,
  ...responses,
  ...associations,
  ...tlsChoices,
  ...storedFiles,
];
