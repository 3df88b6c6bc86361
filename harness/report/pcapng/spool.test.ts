import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Spool } from './spool.ts';

describe('A spool', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spool-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const all = (spool: Spool, from: number, to: number) =>
    Buffer.concat(Array.from(spool.read(from, to), (part) => Buffer.from(part)));

  it('gives back any part of what was added, short or long', () => {
    using spool = new Spool(folder);
    const added: Buffer[] = [];
    for (const length of [1, 300_000, 5, 0, 262_144, 262_143, 2]) {
      const bytes = Buffer.from(Array.from({ length }, (_, at) => (at + length) % 251));
      spool.add(bytes);
      added.push(bytes);
    }
    const whole = Buffer.concat(added);
    expect(spool.length).to.equal(whole.length);
    expect(all(spool, 0, spool.length).equals(whole)).to.equal(true);
    expect(all(spool, 299_990, 562_200).equals(whole.subarray(299_990, 562_200))).to.equal(true);
    spool.add(Buffer.from('more'));
    expect(`${all(spool, whole.length, spool.length)}`).to.equal('more');
  });

  it('makes its folder, and has no name in it', async () => {
    using spool = new Spool(join(folder, 'a', 'b'));
    spool.add(Buffer.alloc(300_000));
    expect(await readdir(join(folder, 'a', 'b'))).to.deep.equal([]);
  });

  it('ends in an error rather than in too few bytes', () => {
    using spool = new Spool(folder);
    spool.add(Buffer.from('abc'));
    expect(() => all(spool, 0, 4)).to.throw('the temporary file ends at 3, not at 4');
  });
});
