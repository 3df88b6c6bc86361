import { expect } from 'chai';
import { ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../../../src/index.ts';
import { type Mutation, mutate } from './registry.ts';

function mutated(hex: string, ...mutations: Mutation[]): string {
  return Buffer.from(mutate(Buffer.from(hex, 'hex'), mutations, '')).toString('hex');
}

describe('mutations of bytes', () => {
  const bytes = '00112233445566';

  it('truncate, from either end', () => {
    expect(mutated(bytes, { truncate: { at: 2 } })).to.equal('0011');
    expect(mutated(bytes, { truncate: { at: -2 } })).to.equal('0011223344');
  });

  it('overwrite, insert, delete and append', () => {
    expect(mutated(bytes, { bytes: { at: 1, hex: 'ff ff' } })).to.equal('00ffff33445566');
    expect(mutated(bytes, { insert: { at: 1, hex: 'ff' } })).to.equal('00ff112233445566');
    expect(mutated(bytes, { delete: { at: 1, count: 2 } })).to.equal('0033445566');
    expect(mutated(bytes, { append: { hex: 'ff' } })).to.equal('00112233445566ff');
  });

  it('are done in order', () => {
    expect(
      mutated(bytes, { truncate: { at: 1 } }, { append: { hex: 'aa' } }, { insert: { at: 0, hex: 'bb' } }),
    ).to.equal('bb00aa');
  });

  it('leave the given bytes as they are', () => {
    const given = Buffer.from(bytes, 'hex');
    mutate(given, [{ bytes: { at: 0, hex: 'ff' } }, { truncate: { at: 1 } }], '');
    expect(given.toString('hex')).to.equal(bytes);
  });

  it('refuse an offset outside', () => {
    expect(() => mutated(bytes, { truncate: { at: 8 } })).to.throw('a mutation at 8 lies outside the 7 bytes');
    expect(() => mutated(bytes, { bytes: { at: -8, hex: '00' } })).to.throw(/outside/);
  });

  const element = {
    implicit: '0800180006000000312e322e3300',
    explicit: '080018005549 0600 312e322e3300',
    big: '000800185549 0006 312e322e3300',
  };
  const lengths: readonly (readonly [string, string, string, string])[] = [
    ['Implicit VR', element.implicit, ImplicitVRLittleEndian.uid, '08001800f0ffffff312e322e3300'],
    ['Explicit VR', element.explicit, ExplicitVRLittleEndian.uid, '080018005549f0ff312e322e3300'],
    ['Big Endian', element.big, ExplicitVRBigEndian.uid, '000800185549fff0312e322e3300'],
  ];
  for (const [what, hex, transferSyntax, expected] of lengths) {
    it(`declare another Value Length in ${what}`, () => {
      const to = what === 'Implicit VR' ? 0xfffffff0 : 0xfff0;
      const changed = mutate(
        Buffer.from(hex.replaceAll(' ', ''), 'hex'),
        [{ length: { tag: '(0008,0018)', to } }],
        transferSyntax,
      );
      expect(Buffer.from(changed).toString('hex')).to.equal(expected);
    });
  }

  it('refuse to change an element that is not there', () => {
    const given = Buffer.from(element.implicit, 'hex');
    const mutation = { length: { tag: '(0010,0010)', to: 1 } };
    expect(() => mutate(given, [mutation], ImplicitVRLittleEndian.uid)).to.throw(
      'the Data Set has no (0010,0010) on its first level',
    );
  });
});
