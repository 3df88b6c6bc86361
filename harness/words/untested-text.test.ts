import { expect } from 'chai';
import { untestedText } from './untested-text.ts';

describe('What a report says that a run could not test', () => {
  const needing = (text: string, ...options: string[]) => ({
    reasons: [{ kind: 'precondition' as const, text, options }],
  });

  it('is what the cases that need an option are about, the most first', () => {
    const stored = needing(
      'it compares what the SCP stored with what was sent; --store-dir tells',
      '--store-dir',
      '--retrieve',
    );
    expect(untestedText([needing('no TLS', '--tls'), stored, stored])).to.equal(
      'Not tested: whether what is stored is what was sent (2 cases, which need --store-dir or --retrieve); TLS (1 case, which needs --tls).',
    );
  });

  it('is the reason for an option that it does not know', () => {
    expect(untestedText([needing('the SCU is not told to repeat: x', '--other')])).to.equal(
      'Not tested: the SCU is not told to repeat (1 case, which needs --other).',
    );
  });

  it('is nothing if no case wants for an option', () => {
    expect(untestedText([{ reasons: [{ kind: 'requirement' }] }, { reasons: [] }])).to.equal(undefined);
  });
});
