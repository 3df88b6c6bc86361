// A fault in one sentence: what the SUT does, and to what.

import type { Consequence, InputKind, Phase } from '../model/fault.ts';
import type { Observation } from '../model/observation.ts';
import type { CaseResult } from '../model/run-result.ts';
import { describeObservation } from './describe-observation.ts';

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
  connection: { legal: 'a new connection', illegal: 'a new connection' },
  association: { legal: 'a legal association request', illegal: 'a malformed association request' },
  'data-transfer': { legal: 'a legal message', illegal: 'a malformed message' },
  'data-set': {
    legal: 'a legal message that is still being sent',
    illegal: 'a malformed message that is still being sent',
  },
  release: { legal: 'a release', illegal: 'a release after a malformed message' },
  storage: { legal: 'what it was sent', illegal: 'what it was sent' },
};

/** The title of a fault, made from the clearest of its cases. */
export function faultTitle(result: CaseResult, { rule, reaction, input, cases }: FaultKind): string {
  const { observed, phase = 'data-transfer', title, role } = result;
  if (observed.kind === 'rule') return title;
  if (rule === 'scu/failure-shown')
    return 'Nothing that the SCU does or shows tells a refused instance from a stored one';
  const object = objects[phase][input];
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
      if (role === 'scu') return `${title}; instead: ${shortly(observed)}`;
      return `${title}; instead it answers ${shortly(observed)}`;
  }
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
