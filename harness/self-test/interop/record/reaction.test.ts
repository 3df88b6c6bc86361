import { expect } from 'chai';
import { kindOfReaction, reactionOf, shortTranscript } from './reaction.ts';
import { failOf } from './testing/results.ts';

describe('the reaction of a peer', () => {
  it('is what came instead of a legal reaction', () => {
    expect(reactionOf(failOf('a', ''))).to.equal('silence for 2000 ms');
  });

  it('tells what else the reason says', () => {
    const reason = 'PS3.8 9.2.3: It is answered.; process died: signal SIGSEGV; the end of its output: bye';
    expect(reactionOf(failOf('a', '', { actual: 'connection reset (RST)', reason, health: 'died' }))).to.equal(
      'connection reset (RST); process died: signal SIGSEGV',
    );
  });

  it('is the rule that a response broke, though the response was the expected one', () => {
    const reason = 'PS3.8 D.1: P-DATA-TF of 84 bytes exceeds the announced maximum length 8';
    expect(reactionOf(failOf('a', '', { actual: 'C-ECHO-RSP', reason }))).to.equal(reason);
  });

  it('is told with the death of the process where nothing else tells it', () => {
    const reason = 'the connection is closed without A-ABORT';
    const fail = failOf('a', '', { actual: 'connection closed (FIN)', reason, health: 'died' });
    expect(reactionOf(fail)).to.equal(`connection closed (FIN); ${reason}; process died`);
  });

  it('tells a death once', () => {
    const reason = 'unusual; afterwards the SUT is unreachable: process died: exit code 0; process died: exit code 0';
    const fail = failOf('a', '', { actual: 'connection closed (FIN)', reason, health: 'died' });
    expect(reactionOf(fail)).to.match(
      /\(FIN\); unusual; afterwards the SUT is unreachable: process died: exit code 0$/,
    );
  });

  it('is of one kind whatever the numbers are, and of another when the status is', () => {
    const kind = (actual: string) => kindOfReaction(failOf('a', '', { actual }));
    expect(kind('silence for 2000 ms')).to.equal(kind('silence for 3000 ms'));
    expect(kind('class 1.2.840.10008.1.1 named')).to.equal(kind('class 2.25.4 named'));
    expect(kind('Status 0x0110')).not.to.equal(kind('Status 0x0211'));
  });

  it('is shown without times, hex and repetitions', () => {
    const lines = [
      '>      0.2 ms  A-ASSOCIATE-RQ',
      '      0000  01 00 00',
      ...Array(3).fill('<     10.5 ms  P-DATA-TF'),
    ];
    expect(shortTranscript(lines.join('\n'))).to.deep.equal(['> A-ASSOCIATE-RQ', '< P-DATA-TF (3 times)']);
  });

  it('is shown without the middle when it is long', () => {
    const lines = Array.from({ length: 30 }, (_, at) => `<      1.0 ms  PDU ${at}`);
    expect(shortTranscript(lines.join('\n'), 4)).to.deep.equal(['< PDU 0', '< PDU 1', '  …', '< PDU 28', '< PDU 29']);
  });
});
