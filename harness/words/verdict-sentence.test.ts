import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../cli/testing/results.ts';
import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { faultTitle } from './fault-title.ts';
import { verdictSentence } from './verdict-sentence.ts';

const aFault = (some: Partial<Fault> = {}): Fault => ({
  id: 'pdu/length',
  rule: 'pdu/length',
  severity: 'minor',
  consequence: 'form',
  input: 'legal',
  phase: 'association',
  reaction: 'rule',
  title: 'The length of a PDU is wrong',
  clause: 'PS3.8 9.3.1',
  cases: ['rules/pdu/length'],
  occurrences: 1,
  blocked: [],
  ...some,
});
const deadly = aFault({
  id: 'ps3.8-9.3.5/died/data-transfer',
  rule: 'ps3.8-9.3.5',
  severity: 'critical',
  reaction: 'died',
  title: 'A legal message kills the process',
});
const silent = aFault({
  id: 'ps3.8-9.3.2/silence/association',
  rule: 'ps3.8-9.3.2',
  severity: 'moderate',
  reaction: 'silence',
  title: 'A malformed association request gets no answer',
});
const waiver = { reason: 'r', until: '2026-12-31' };
const run = (faults: Fault[], cases: CaseResult[] = [aCaseResult({})], some: Partial<RunResult> = {}) =>
  aRunResult(cases, { faults, ...some });
const minor = (count: number) =>
  Array.from({ length: count }, (_, at) => aFault({ id: `${at}`, rule: `${at}`, title: `T${at}` }));

describe('the verdict of a run in a sentence', () => {
  it('names all faults if they are few', () => {
    expect(verdictSentence(run([deadly, silent, aFault()]))).to.equal(
      'A legal message kills the process; a malformed association request gets no answer; ' +
        'the length of a PDU is wrong.',
    );
  });

  it('names those that matter most, and counts the smaller ones', () => {
    expect(verdictSentence(run([deadly, ...minor(4)]))).to.equal(
      'A legal message kills the process; four smaller faults.',
    );
    expect(verdictSentence(run([deadly, silent, ...minor(4)]))).to.equal(
      'A legal message kills the process; a malformed association request gets no answer; four smaller faults.',
    );
    expect(verdictSentence(run(minor(14)))).to.equal('T0; T1; 12 more faults.'.replace('12', 'twelve'));
    expect(verdictSentence(run(minor(20)))).to.match(/; 18 more faults\.$/);
  });

  it('never names more than three, however bad they are', () => {
    const grave = minor(5).map((fault): Fault => ({ ...fault, severity: 'critical' }));
    expect(verdictSentence(run(grave))).to.equal('T0; T1; T2; two more faults.');
  });

  it('names once what several rules have in common', () => {
    const others = ['a', 'b', 'c', 'd'].map((rule) => ({ ...silent, id: `${rule}/silence/association`, rule }));
    expect(verdictSentence(run([deadly, ...others]))).to.equal(
      'A legal message kills the process; a malformed association request gets no answer.',
    );
  });

  it('quotes the title of a case that says what should be', () => {
    const [id, rule] = ['ps3.7/c-find/response-0x0000/data-transfer', 'ps3.7/c-find'];
    const fault = aFault({ id, rule, reaction: 'response 0x0000', title: 'long', cases: ['a'] });
    const one = aCaseResult({ id: 'a', title: 'A C-FIND-RQ is refused', verdict: 'fail' });
    expect(verdictSentence(run([fault], [one]))).to.equal('Not fulfilled: "A C-FIND-RQ is refused".');
  });

  it('knows every reaction of which the title of a fault makes a statement', () => {
    const one = aCaseResult({ title: 'the title', observed: { kind: 'silence', ms: 1 } });
    for (const reaction of [
      'died',
      'unreachable',
      'unwell',
      'silence',
      'RST',
      'FIN',
      'undecodable',
      'A-ABORT',
      'stored',
    ]) {
      const title = faultTitle(one, { rule: 'x', consequence: 'wrong-answer', reaction, input: 'legal', cases: 1 });
      expect(title, reaction).to.not.include('the title');
      expect(verdictSentence(run([aFault({ id: 'x/y', rule: 'x', reaction, title })], [one]))).to.include(
        title.slice(1),
      );
    }
  });

  it('leaves names of the standard as they are written', () => {
    expect(verdictSentence(run([deadly, aFault({ title: 'A-ABORT has a wrong length' })]))).to.include('; A-ABORT has');
  });

  it('says what could not be judged, and what is known, in a second sentence', () => {
    const cases = [aCaseResult({}), aCaseResult({ id: 'b', verdict: 'inconclusive', blockedBy: 'x' })];
    expect(verdictSentence(run([deadly, aFault({ waiver })], cases))).to.equal(
      'A legal message kills the process. 1 case could not be judged because of a fault; one known deviation.',
    );
    expect(verdictSentence(run([deadly], cases, { interrupted: true }))).to.match(
      /\. The run was stopped before its end; 1 case/,
    );
  });

  it('says that nothing was found, where there is nothing but what is known or a warning', () => {
    expect(verdictSentence(run([]))).to.equal('No fault was found in 1 case.');
    expect(verdictSentence(run([aFault({ waiver })]))).to.equal(
      'No new fault was found in 1 case. One known deviation.',
    );
    expect(verdictSentence(run([aFault({ severity: 'warning' })]))).to.equal(
      'No fault was found in 1 case. One warning.',
    );
    expect(verdictSentence(run([], undefined, { interrupted: true }))).to.equal(
      'No fault was found before the run was stopped.',
    );
  });

  it('never praises a SUT that was not judged, or was lost', () => {
    const sut = { role: 'scp', address: 'A@h:104', reachable: false } as const;
    expect(verdictSentence(run([], [], {}))).to.equal('Nothing could be judged.');
    const kept = aCaseResult({ observed: { kind: 'rule', checked: 3, brokenIn: [] } });
    expect(verdictSentence(run([], [kept], {}))).to.equal('Nothing could be judged.');
    expect(verdictSentence(run([], [], { sut }))).to.equal('Nothing could be judged: A@h:104 cannot be reached.');
    expect(verdictSentence(run([], [], { sut: { ...sut, noAssociation: 'rejected' } }))).to.equal(
      'Nothing could be judged: A@h:104 rejects every association.',
    );
    expect(verdictSentence(run([], undefined, { sut }))).to.equal('No fault was found before the system was lost.');
    expect(verdictSentence(run([deadly], undefined, { sut }))).to.match(/\. The system was lost during the run\.$/);
  });

  it('is at most two sentences, and cuts what is too long', () => {
    const long = aFault({ title: `The value ${'x'.repeat(500)}` });
    const text = verdictSentence(run([long, silent], undefined, { interrupted: true }));
    expect(text.length).to.be.lessThan(400);
    expect(text.split(/\. /)).to.have.length(2);
  });
});
