// A fault in one sentence: what the SUT does, and to what.

import { describeStatus } from '../../src/index.ts';
import type { Consequence, InputKind, Phase } from '../model/fault.ts';
import type { Observation } from '../model/observation.ts';
import type { CaseResult } from '../model/run-result.ts';
import { wrongInPdu } from './case-text.ts';
import { describeObservation } from './describe-observation.ts';
import { type ScuCrash, scuCrashOf, wasServedWell } from './scu-crash.ts';
import { visibleLine } from './visible-text.ts';

/** What is known of the fault beside its clearest case. */
export interface FaultKind {
  readonly rule: string;
  readonly consequence: Consequence;
  readonly reaction: string;
  readonly input: InputKind;
  /** How many cases show it. */
  readonly cases: number;
}

const objects: Readonly<Record<Phase, Readonly<Record<InputKind, string>>>> = {
  connection: { legal: 'a new connection', illegal: 'a malformed or unexpected first PDU' },
  association: { legal: 'a legal association request', illegal: 'a malformed association request' },
  'data-transfer': { legal: 'a legal message', illegal: 'a malformed message' },
  'data-set': {
    legal: 'a legal message that is still being sent',
    illegal: 'a malformed message that is still being sent',
  },
  release: { legal: 'a release', illegal: 'a release after a malformed message' },
  storage: { legal: 'what it was sent', illegal: 'what it was sent' },
};

/** An SCU gets answers. */
const objectsOfScu: typeof objects = {
  ...objects,
  connection: { legal: 'the connection', illegal: 'the connection' },
  association: {
    legal: 'a legal answer to its association request',
    illegal: 'a malformed answer to its association request',
  },
};

function objectOf(role: CaseResult['role'], phase: Phase, input: InputKind): string {
  return (role === 'scu' ? objectsOfScu : objects)[phase][input];
}

/** The title of a fault, made from the clearest of its cases. */
export function faultTitle(result: CaseResult, { rule, reaction, input, cases }: FaultKind): string {
  const { observed, phase = 'data-transfer', title, role } = result;
  if (observed.kind === 'rule') return title;
  if (rule === 'scu/failure-shown')
    return 'Nothing that the SCU does or shows tells a refused instance from a stored one';
  const crash = scuCrashOf(result);
  const object = objectOf(role, phase, input);
  if (crash) return crashTitle(crash, object, wasServedWell(result));
  const causes = cases > 1 ? `: ${cases} cases may be the cause` : '';
  switch (reaction) {
    case 'died':
      return `${capital(object)} kills the process`;
    case 'unreachable':
      return `After ${object} it accepts no connection any more${causes}`;
    case 'unwell':
      return `After ${object} it does not serve others any more${causes}`;
    case 'silence':
      return `${capital(object)} gets no answer`;
    case 'RST':
      return `${capital(object)} makes it reset the connection${input === 'legal' ? ': probably a crash' : ''}`;
    case 'FIN':
      return `${capital(object)} makes it close the connection without an answer`;
    case 'undecodable':
      return `${capital(object)} is answered with bytes that are no PDU`;
    case 'A-ABORT':
      return `${capital(object)} makes it abort the association`;
    case 'stored':
      return 'What it stores is not what it was sent';
    default:
      return otherAnswer(result);
  }
}

/** An answer other than the expected one. */
function otherAnswer(result: CaseResult): string {
  const { title, role, observed } = result;
  const asked = askedOf(title);
  if (asked !== undefined && observed.kind === 'message' && observed.status !== undefined)
    return `Status ${describeStatus(observed.status)} in answer to ${asked}`;
  const wrong = wrongInPdu(result);
  if (wrong !== undefined) return `${expectation(title)}; instead ${wrong}`;
  return `${expectation(title)}; instead${role === 'scu' ? ':' : ' it answers'} ${shortly(observed)}`;
}

/** The C-STORE of a case whose title says no more than that the SCP answers it; undefined for other titles. */
export function askedOf(title: string): string | undefined {
  const asked = /^The SCP answers (a C-STORE .+)$/.exec(title)?.[1];
  return asked === undefined || /, (?:or|and) /.test(asked) ? undefined : asked;
}

/** The title of a case says what a SUT does that keeps the rule, so that alone it would read as what this one does. */
const expectation = (title: string): string => `Expected: ${title}`;

/** What its process said last is all that tells its developers where to look. */
function crashTitle({ end, words }: ScuCrash, object: string, isServedWell: boolean): string {
  const last = words === '' ? '' : `: ${shortened(visibleLine(words)).replace(/\.$/, '')}`;
  const when = isServedWell ? 'though every instance was stored' : `on ${object}`;
  return `The SCU crashes ${when} (${end})${last}`;
}

/** Enough of a long line to find it again. */
function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160).trimEnd()} [...]` : text;
}

/** An answer without what comes with its status. */
function shortly(observed: Observation): string {
  if (observed.kind !== 'message') return describeObservation(observed);
  const { commandField, status } = observed;
  return describeObservation({ kind: 'message', commandField, status });
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
