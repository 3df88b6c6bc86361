import { expect } from 'chai';
import { KnownFinds } from './known-finds.ts';
import { failure, find, input, use } from './testing/fakes.ts';

function knowing(...finds: Parameters<KnownFinds['add']>[0][]): KnownFinds {
  const known = new KnownFinds();
  for (const one of finds) known.add(one);
  return known;
}

describe('known finds', () => {
  const death = find(input(use('pdu/no-pdv')));

  it('are those of the same death with the same mutation, whatever signal it had', () => {
    const again = failure('process died', { key: 'another signal' });
    expect(knowing(death).of(again, input(use('pdu/no-pdv'), use('bytes/none')))).to.equal(death);
    expect(knowing(death).of(again, input(use('bytes/none')))).to.equal(undefined);
  });

  it('are those of the same broken rule, whatever the mutation', () => {
    const wrong = find(input(use('pdu/no-pdv')), { failure: failure('wrong answer') });
    expect(knowing(wrong).of(failure('wrong answer'), input(use('bytes/none')))).to.equal(wrong);
    expect(knowing(wrong).of(failure('wrong answer', { key: 'another rule' }), input(use('bytes/none')))).to.equal(
      undefined,
    );
  });

  it('leave out what holds a mutation that kills, in the same variant and of no lesser size', () => {
    const known = knowing(find(input(use('sequence/nested-explicit', { variant: 1, size: 200 }))));
    expect(known.holds(input(use('sequence/nested-explicit', { variant: 1, size: 300 }), use('bytes/none')))).to.equal(
      true,
    );
    expect(known.holds(input(use('sequence/nested-explicit', { variant: 1, size: 100 })))).to.equal(false);
    expect(known.holds(input(use('sequence/nested-explicit', { variant: 0, size: 300 })))).to.equal(false);
  });

  it('leave out a mutation altogether when it has killed three times', () => {
    const deaths = [0, 1, 2].map((variant) => find(input(use('pdu/no-pdv', { variant }))));
    expect(knowing(...deaths.slice(1)).holds(input(use('pdu/no-pdv', { variant: 9 })))).to.equal(false);
    expect(knowing(...deaths).holds(input(use('pdu/no-pdv', { variant: 9 })))).to.equal(true);
  });

  it('leave nothing out for a wrong answer, or for what only several inputs do', () => {
    const both = [input(use('pdu/no-pdv')), input(use('bytes/none'))];
    expect(
      knowing(find(input(use('pdu/no-pdv')), { failure: failure('wrong answer') })).holds(input(use('pdu/no-pdv'))),
    ).to.equal(false);
    expect(knowing(find(input(use('pdu/no-pdv')), { inputs: both })).holds(input(use('pdu/no-pdv')))).to.equal(false);
  });
});
