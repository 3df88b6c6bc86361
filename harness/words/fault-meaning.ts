// What a fault means for those who use the system, in a sentence or two.

import type { Fault, Phase, Severity } from '../model/fault.ts';

type Told = Pick<Fault, 'rule' | 'consequence' | 'input' | 'severity' | 'reaction' | 'phase'>;

/** What each severity stands for, in a line; docs/verdicts.md has the rules. */
export const severityMeanings: Readonly<Record<Severity, string>> = {
  critical: 'legal input kills or stops the system, or stored data are lost or changed',
  serious: 'legal input gets a wrong answer or none, or illegal input does what is critical on legal input',
  moderate: 'illegal input gets a wrong answer',
  minor: 'the form of a message or a field is wrong, with no further effect',
  warning: 'legal but unusual, or a “should” of the standard is unmet',
};

/** What came of it for users. */
export function meaningOfFault(fault: Told): string {
  if (fault.severity === 'warning')
    return 'No “shall” of the standard is broken, but other systems may not expect this.';
  if (fault.rule === 'scu/failure-shown')
    return 'Its user takes a refused instance for stored, may delete it, and nobody learns that it is in no archive.';
  return [consequenceText(fault), ...inputText(fault)].join(' ');
}

/** When it shows, for a sentence. */
export const phaseText: Readonly<Record<Phase, string>> = {
  connection: 'on a new connection',
  association: 'during association negotiation',
  'data-transfer': 'during data transfer',
  'data-set': 'while a Data Set is being sent',
  release: 'at the release of the association',
  storage: 'in what is stored',
};

const lost = ['silence', 'FIN', 'RST', 'A-ABORT', 'undecodable'];

/** Its requests come whole, and are none that a system has to understand. */
const unusualRequests = 'service/complete-request-answered';

function consequenceText({ rule, consequence, reaction, phase, input }: Told): string {
  if (rule === unusualRequests) return endText('silence', 'association');
  switch (consequence) {
    case 'died':
      return reaction === 'died'
        ? 'The process ends: every association is cut, and nothing is stored or sent until it runs again.'
        : 'The connection breaks off as it does when a process or thread crashes: the sender does not learn whether its instance was stored.';
    case 'stopped-serving':
      return 'Others are no longer served: nobody can store until the system has been restarted.';
    case 'data-lost':
      return 'The sender is told that its instance is stored, and may delete it; what is stored is not what was sent.';
    case 'form':
      return 'Most systems overlook it; a strict one may refuse the association or the message.';
    case 'wrong-answer':
      if (lost.includes(reaction)) return endText(reaction, phase);
      return input === 'legal'
        ? 'A sender that believes the answer does the wrong thing next: it gives up, repeats, or takes its instance for stored.'
        : 'The sender does not learn that its message was malformed.';
  }
}

function endText(reaction: string, phase: Phase): string {
  const isEarly = phase === 'connection' || phase === 'association';
  const what = isEarly ? 'no association comes about' : 'the sender does not learn what became of its message';
  return reaction === 'silence'
    ? `The other side waits until its own time limit ends, and ${what}.`
    : `The association ends early, and ${what}.`;
}

function inputText({ rule, input, consequence }: Told): string[] {
  if (rule === unusualRequests || input === 'legal' || consequence === 'form') return [];
  const isHarmful = consequence === 'died' || consequence === 'stopped-serving';
  return [
    isHarmful
      ? 'Only a malformed message brings it about, but any peer can send one.'
      : 'Only a malformed message brings it about.',
  ];
}
