import { expect } from 'chai';
import { aCaseResult } from '../cli/testing/results.ts';
import { phases } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { faultTitle } from './fault-title.ts';

const kind = { rule: 'x', consequence: 'wrong-answer', reaction: 'response', input: 'legal', cases: 1 } as const;
const title = (some: Partial<CaseResult>, other: Partial<Parameters<typeof faultTitle>[1]> = {}) =>
  faultTitle(aCaseResult({ title: 'It stores', ...some }), { ...kind, ...other });

describe('the title of a fault', () => {
  it('is that of the rule, for a rule that always holds', () => {
    expect(title({ observed: { kind: 'rule', checked: 1, brokenIn: ['x'] } })).to.equal('It stores');
  });

  it('is what an SCP answers instead, and what an SCU does instead', () => {
    const observed = { kind: 'message', commandField: 0x8001, status: 0xc000, errorComment: 'why' } as const;
    expect(title({ observed }))
      .to.match(/^Expected: It stores; instead it answers C-STORE-RSP.*0xC000/)
      .and.not.include('why');
    const report = { kind: 'report', text: 'sent 1 of 3 instances' } as const;
    expect(title({ role: 'scu', observed: report })).to.equal('Expected: It stores; instead: sent 1 of 3 instances');
  });

  it('is what came in answer, of a case that wants nothing but another answer', () => {
    const observed = { kind: 'message', commandField: 0x8001, status: 0 } as const;
    expect(title({ title: 'The SCP answers a C-STORE whose SOP Instance UID has a letter', observed })).to.equal(
      'Status 0x0000 Success in answer to a C-STORE whose SOP Instance UID has a letter',
    );
  });

  it('is what is wrong with the answer, if a rule of that clause says it', () => {
    const observed = { kind: 'pdu', pdu: { type: 'A-ASSOCIATE-AC' } } as const;
    const requirement = { ref: 'PS3.8 9.3.3', level: 'shall', text: 't' } as const;
    const finding = { rule: 'r', clause: 'PS3.8 9.3.3', level: 'note', text: 'bytes 43 to 74 differ' } as const;
    const of = (clause: string) => title({ observed, requirement, findings: [{ ...finding, clause }] });
    expect(of('PS3.8 9.3.3')).to.equal('Expected: It stores; instead bytes 43 to 74 differ');
    expect(of('PS3.8 7.1')).to.include('instead it answers');
  });

  it('does not say that the SUT does what it does not do', () => {
    const released = { kind: 'pdu', pdu: { type: 'A-RELEASE-RQ' } } as const;
    const keeps = 'The SCU does not release the association';
    expect(title({ role: 'scu', title: keeps, observed: released })).to.match(
      /^Expected: The SCU does not release the association; instead: .*A-RELEASE-RQ/,
    );
    expect(title({ title: 'Sta2, A-RELEASE-RQ PDU: AA-1', observed: released })).to.match(
      /^Expected: Sta2, A-RELEASE-RQ PDU: AA-1; instead it answers .*A-RELEASE-RQ/,
    );
  });

  it('does not say of a truncated request that connections get no answer', () => {
    const silent = { reaction: 'silence', input: 'illegal' } as const;
    expect(title({ phase: 'connection' }, silent)).to.equal('A malformed or unexpected first PDU gets no answer');
    expect(title({ phase: 'connection' }, { ...silent, input: 'legal' })).to.equal('A new connection gets no answer');
  });

  it('is one sentence for an SCU that shows no failure, whatever the case was', () => {
    const observed = { kind: 'report', text: 'nothing differs' } as const;
    expect(title({ role: 'scu', observed }, { rule: 'scu/failure-shown' })).to.equal(
      'Nothing that the SCU does or shows tells a refused instance from a stored one',
    );
  });

  it('is how an SCU crashes, and what it said last', () => {
    const account = {
      asked: 1,
      sent: 1,
      associations: 1,
      ends: ['A-RELEASE-RQ'],
      exit: 'signal SIGABRT',
      afterStatus: [],
    };
    const crash = (output: string, some: Partial<CaseResult> = {}) =>
      title({ role: 'scu', health: 'died', scu: { ...account, output }, ...some }, { reaction: 'died' });
    expect(crash('first\nstream is\x1b null.\n')).to.equal(
      'The SCU crashes on a legal message (signal SIGABRT): stream is\\x1b null',
    );
    expect(crash('', { status: '0x0000' })).to.equal(
      'The SCU crashes though every instance was stored (signal SIGABRT)',
    );
    expect(crash('', { phase: 'association' })).to.include('on a legal answer to its association request');
    expect(crash('x'.repeat(2000))).to.have.length.below(300);
  });

  it('is what a message of each phase and kind does to the SUT', () => {
    for (const reaction of ['died', 'unreachable', 'unwell', 'silence', 'RST', 'FIN', 'undecodable', 'A-ABORT'])
      for (const phase of phases)
        for (const input of ['legal', 'illegal'] as const)
          expect(title({ phase }, { reaction, input }), `${reaction} ${phase}`).to.match(/^(After )?[A-Z]?[^\n]+[^.]$/);
    expect(title({ phase: 'release' }, { reaction: 'silence' })).to.equal('A release gets no answer');
    expect(title({}, { reaction: 'unwell', cases: 2 })).to.match(/: 2 cases may be the cause$/);
  });
});
