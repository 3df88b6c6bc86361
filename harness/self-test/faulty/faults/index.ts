// Every seeded fault. A new table is one file and one line here.

import type { Fault } from '../fault.ts';
import { aborts } from './aborts.ts';
import { acceptForm } from './accept-form.ts';
import { byteOrder } from './byte-order.ts';
import { contents } from './contents.ts';
import { crowds } from './crowds.ts';
import { dataSets } from './data-sets.ts';
import { declaredLengths } from './declared-lengths.ts';
import { duplicates } from './duplicates.ts';
import { falseAnswers } from './false-answers.ts';
import { fragments } from './fragments.ts';
import { leaks } from './leaks.ts';
import { lifecycle } from './lifecycle.ts';
import { lostFiles } from './lost-files.ts';
import { maximumLength } from './maximum-length.ts';
import { messages } from './messages.ts';
import { mixedUpDataSets } from './mixed-up.ts';
import { otherOperations } from './other-operations.ts';
import { presentationContexts } from './presentation-contexts.ts';
import { receivedPdus } from './received-pdus.ts';
import { releases } from './release.ts';
import { requests } from './requests.ts';
import { responseEncoding } from './response-encoding.ts';
import { responseFields } from './response-fields.ts';
import { stateMachine } from './state-machine.ts';
import { statuses } from './statuses.ts';
import { storedFiles } from './stored-files.ts';
import { structures } from './structures.ts';
import { tlsFaults } from './tls.ts';
import { userInformation } from './user-information.ts';
import { variety } from './variety.ts';
import { verification } from './verification.ts';

export const faults: readonly Fault[] = [
  ...stateMachine,
  ...aborts,
  ...receivedPdus,
  ...acceptForm,
  ...presentationContexts,
  ...userInformation,
  ...releases,
  ...fragments,
  ...maximumLength,
  ...responseFields,
  ...responseEncoding,
  ...statuses,
  ...verification,
  ...requests,
  ...declaredLengths,
  ...duplicates,
  ...otherOperations,
  ...messages,
  ...dataSets,
  ...byteOrder,
  ...structures,
  ...contents,
  ...variety,
  ...storedFiles,
  ...lostFiles,
  ...lifecycle,
  ...mixedUpDataSets,
  ...leaks,
  ...crowds,
  ...falseAnswers,
  ...tlsFaults,
];
