import { expect } from 'chai';
import { kindOfReaction, reactionOf, shortTranscript } from './reaction.ts';
import { failOf } from './testing/results.ts';

const came = (text: string) => ({ kind: 'report', text }) as const;
const because = (text: string) => [{ kind: 'note', text }] as { kind: 'note'; text: string }[];

describe('the reaction of a peer', () => {
  it('is what came instead of a legal reaction', () => {
    expect(reactionOf(failOf('a', ''))).to.equal('silence for 2000 ms');
  });

  it('tells what else the reason says', () => {
    const reasons = because('process died: signal SIGSEGV; the end of its output: bye');
    const fail = failOf('a', '', { observed: came('connection reset (RST)'), reasons, health: 'died' });
    expect(reactionOf(fail)).to.equal('connection reset (RST); process died: signal SIGSEGV');
  });

  it('is told with the death of the process where nothing else tells it', () => {
    const reason = 'the connection is closed without A-ABORT';
    const fail = failOf('a', '', {
      observed: came('connection closed (FIN)'),
      reasons: because(reason),
      health: 'died',
    });
    expect(reactionOf(fail)).to.equal(`connection closed (FIN); ${reason}; process died`);
  });

  it('tells a death once', () => {
    const reason =
      'unusual; afterwards the system is unreachable: process died: exit code 0; process died: exit code 0';
    const fail = failOf('a', '', {
      observed: came('connection closed (FIN)'),
      reasons: because(reason),
      health: 'died',
    });
    expect(reactionOf(fail)).to.match(
      /\(FIN\); unusual; afterwards the system is unreachable: process died: exit code 0$/,
    );
  });

  it('is of one kind whatever the numbers are, and of another when the status is', () => {
    const kind = (text: string) => kindOfReaction(failOf('a', '', { observed: came(text) }));
    expect(kind('silence for 2000 ms')).to.equal(kind('silence for 3000 ms'));
    expect(kind('class 1.2.840.10008.1.1 named')).to.equal(kind('class 2.25.4 named'));
    expect(kind('Status 0x0110')).not.to.equal(kind('Status 0x0211'));
  });

  it('is shown without times, hex and repetitions', () => {
    const sent = { at: 0.2, direction: 'sent', what: { kind: 'note', text: 'A-ASSOCIATE-RQ' }, hex: '0100' } as const;
    const data = { at: 10.5, direction: 'received', what: { kind: 'note', text: 'P-DATA-TF' } } as const;
    expect(shortTranscript([sent, data, data, data])).to.deep.equal(['> A-ASSOCIATE-RQ', '< P-DATA-TF (3 times)']);
  });

  it('is shown without the middle when it is long', () => {
    const records = Array.from(
      { length: 30 },
      (_, at) => ({ at: 1, direction: 'received', what: { kind: 'note', text: `PDU ${at}` } }) as const,
    );
    expect(shortTranscript(records, 4)).to.deep.equal(['< PDU 0', '< PDU 1', '  …', '< PDU 28', '< PDU 29']);
  });
});
