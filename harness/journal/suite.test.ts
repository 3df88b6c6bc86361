import { expect } from 'chai';
import { suiteHash } from './suite.ts';

const cases = [
  { id: 'a:1', scenario: 'a', file: '/x/a.yaml' },
  { id: 'a:2', scenario: 'a', file: '/x/a.yaml' },
  { id: 'b', scenario: 'b', file: '/x/b.yaml' },
];
const moved = cases.map((one) => ({ ...one, file: one.file.replace('/x', '/elsewhere') }));

const hash = (list: typeof cases, some: { version?: string; texts?: Record<string, string>; steps?: string } = {}) =>
  suiteHash(list, {
    version: some.version ?? '1',
    shared: '/reactions.yaml',
    textOf: (file) => Buffer.from(some.texts?.[file] ?? (file.split('/').at(-1) as string)),
    ...(some.steps !== undefined && { ownSteps: [Buffer.from(some.steps)] }),
  });

describe('The hash of a suite', () => {
  it('is the same wherever the files lie', () => {
    expect(hash(moved))
      .to.equal(hash(cases))
      .and.match(/^[0-9a-f]{64}$/);
  });

  it("is another one for another version, text, shared name, selection, order or step of one's own", () => {
    const others = [
      hash(cases, { version: '2' }),
      hash(cases, { texts: { '/x/b.yaml': 'other' } }),
      hash(cases, { texts: { '/reactions.yaml': 'other' } }),
      hash(cases.slice(1)),
      hash([...cases].reverse()),
      hash(cases, { steps: 'one' }),
      hash(cases, { steps: 'other' }),
    ];
    expect(new Set([hash(cases), ...others]).size).to.equal(8);
  });
});
