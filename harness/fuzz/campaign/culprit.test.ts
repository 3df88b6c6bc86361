import { expect } from 'chai';
import { findCulprit } from './culprit.ts';
import type { Numbered } from './numbered.ts';
import { FakeSut, failure, input, use } from './testing/fakes.ts';

const numbered = (run: number): Numbered => ({
  phase: 'each',
  run,
  input: { ...input(use('bytes/none')), serial: run },
});
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => numbered(from + at));
const suspects = { before: range(1, 40), batch: range(41, 60), last: range(58, 60) };

async function culprits(breaks: ConstructorParameters<typeof FakeSut>[0]): Promise<readonly number[] | undefined> {
  const found = await findCulprit(failure(), suspects, new FakeSut(breaks));
  return found?.map(({ run }) => run);
}

describe('the culprit of a failure', () => {
  it('is an input that was in flight, in the batch, or before it', async () => {
    for (const wanted of [59, 44, 7])
      expect(await culprits(({ serial }) => (serial === wanted ? failure() : undefined))).to.deep.equal([wanted]);
  });

  it('is several inputs if only these together do it, one of them long before', async () => {
    const both = await culprits(({ serial }, before) =>
      serial === 60 && before.some((one) => one.serial === 12) ? failure() : undefined,
    );
    expect(both).to.deep.equal([12, 60]);
  });

  it('is nobody if nothing shows it again', async () => {
    expect(await culprits(() => undefined)).to.equal(undefined);
  });
});
