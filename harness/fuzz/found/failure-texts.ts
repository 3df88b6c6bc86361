// The classes of failure in words that a vendor understands: how bad each is, and what it means for those who use the SUT.

import type { Severity } from '../../model/fault.ts';
import type { Failure, FailureClass } from '../exchange/failure.ts';

interface FailureText {
  /** What the SUT does, for "… when the peer …". */
  readonly does: string;
  /** If legal input brings it about. */
  readonly severity: 'critical' | 'serious';
  readonly meaning: string;
  /** What the standard demands, in one sentence. */
  readonly demand: string;
}

const unserved = 'Nobody can store until it has been restarted, and any peer that can connect can bring it about.';

const texts = {
  'process died': {
    does: 'The process ends',
    severity: 'critical',
    meaning: `Every association is cut, and what was being stored is lost. ${unserved}`,
    demand: 'An SCP goes on listening, whatever a peer sends.',
  },
  hang: {
    does: 'It stops answering everybody',
    severity: 'critical',
    meaning: `Other systems connect and get no answer. ${unserved}`,
    demand: 'An SCP answers plain requests, whatever another peer has sent before.',
  },
  'health lost': {
    does: 'It serves plain requests no more as it did before',
    severity: 'critical',
    meaning: 'Requests of other systems that went well before are refused or answered wrongly afterwards.',
    demand: 'An SCP serves plain requests, whatever another peer has sent before.',
  },
  'file outside the store': {
    does: 'It makes a file outside of its store',
    severity: 'critical',
    meaning: 'A peer chooses where a file is made, and may put one in the place of another, a program included.',
    demand: 'An SCP stores instances in its own store, whatever names are in them.',
  },
  'no answer': {
    does: 'It does not answer a request that can be decoded',
    severity: 'serious',
    meaning: 'The sender waits until its own time limit ends, and does not learn what became of its instance.',
    demand: 'A request that can be decoded is answered.',
  },
  'connection lost': {
    does: 'It ends the connection without a word',
    severity: 'serious',
    meaning: 'The sender does not learn what became of its instance; a part of the system may have crashed.',
    demand: 'A request that can be decoded is answered, and an association ends by A-RELEASE or A-ABORT.',
  },
  'illegal status': {
    does: 'It answers with a status that does not exist',
    severity: 'serious',
    meaning: 'A sender cannot tell whether its instance is stored.',
    demand: 'The status of a response is one that the standard has.',
  },
  'wrong answer': {
    does: 'It answers wrongly',
    severity: 'serious',
    meaning:
      'A sender that believes the answer does the wrong thing next: it gives up, repeats, or takes it for that of another request.',
    demand: 'What an SCP sends is made as the clause says.',
  },
  'memory grown': {
    does: 'It takes memory for what never came',
    severity: 'critical',
    meaning: 'A peer can use up the memory of the machine with little effort, and end every program on it.',
    demand: 'An SCP without resources refuses the operation, and takes memory for what came alone.',
  },
  'success for what cannot be decoded': {
    does: 'It tells Success of a Data Set that no reader can decode',
    severity: 'critical',
    meaning: 'The sender may delete its instance; what is stored is of no use to anybody.',
    demand: 'Success tells that the instance has been stored.',
  },
  'listener blocked': {
    does: 'It serves nobody else meanwhile',
    severity: 'critical',
    meaning: 'One peer that sends this keeps all others from storing for as long as it likes.',
    demand: 'An SCP that serves several associations at once goes on serving the others.',
  },
  'stored bytes differ': {
    does: 'It stores something else than what it was sent',
    severity: 'critical',
    meaning: 'The sender is told that its instance is stored, and may delete it; what is stored is not what was sent.',
    demand: 'An SCP stores the Data Set that it was sent.',
  },
  slow: {
    does: 'It takes far longer than usual',
    severity: 'serious',
    meaning: 'A peer keeps the system busy with little effort, and others wait meanwhile.',
    demand: 'A request is answered; no clause says how soon.',
  },
  'success for what was not confirmed': {
    does: 'It shows success for what was never confirmed',
    severity: 'critical',
    meaning: 'Whoever uses it takes the instance for stored, and may delete it.',
    demand: 'An SCU distinguishes successful from failed responses.',
  },
} as const satisfies Record<FailureClass, FailureText>;

/** An SCU serves nobody: what fails is its own work. */
const textsOfScu: Readonly<Partial<Record<FailureClass, FailureText>>> = {
  'process died': {
    does: 'The SCU crashes',
    severity: 'critical',
    meaning: 'Whatever else it was sending is not sent, and any system that it calls can bring it about.',
    demand: 'An SCU aborts the association, or is told of its end, and goes on, whatever an acceptor sends.',
  },
  hang: {
    does: 'The SCU does not come to an end',
    severity: 'critical',
    meaning: 'Whatever waits for it waits for ever; what was to be sent after is not sent.',
    demand: 'An SCU comes to an end when the association has ended.',
  },
  'health lost': {
    does: 'The SCU leaves processes behind',
    severity: 'serious',
    meaning: 'The machine fills up with what was left by each run.',
    demand: 'An SCU leaves nothing behind, whatever an acceptor sends.',
  },
};

/** The words for a class of failure of a SUT in this role. */
export function failureTextOf(kind: FailureClass, role: 'scp' | 'scu' = 'scp'): FailureText {
  return (role === 'scu' ? textsOfScu[kind] : undefined) ?? texts[kind];
}

/** Of a mutation that breaks no rule its row says so. */
const legal = /^nothing: /;

/** How bad a failure is, as docs/verdicts.md has it: of illegal input one step less; what is a warning is never more than that. */
export function severityOf(
  { class: kind, level }: Pick<Failure, 'class' | 'level'>,
  breaks: readonly string[],
): Severity {
  if (level === 'warn') return 'warning';
  const { severity } = failureTextOf(kind);
  if (isLegal(breaks)) return severity;
  return severity === 'critical' ? 'serious' : 'moderate';
}

/** Whether mutations that do this break no rule. */
export function isLegal(breaks: readonly string[]): boolean {
  return breaks.every((text) => legal.test(text));
}

/** What mutations do, without the word that they break nothing. */
export function plainBreaks(breaks: readonly string[]): string[] {
  return breaks.map((text) => text.replace(legal, ''));
}

/** `The process ends when PDVs of one P-DATA-TF have different lengths`. */
export function titleOf(
  { class: kind }: Pick<Failure, 'class'>,
  breaks: readonly string[],
  role: 'scp' | 'scu' = 'scp',
): string {
  const when = plainBreaks(breaks).slice(0, 3);
  return `${failureTextOf(kind, role).does} when ${when.join(', and ') || 'several inputs come one after the other'}`;
}
