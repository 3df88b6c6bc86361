import { expect } from 'chai';
import type { Case } from '../case/case.ts';
import { CaseQueue } from './case-queue.ts';

/** Cases by clause, scenario and number: `9.1/a:2`. */
function casesOf(...ids: readonly string[]): readonly Case[] {
  return ids.map((id) => {
    const [clause = '', rest = ''] = id.split('/');
    const scenario = `${clause}/${rest.split(':')[0]}`;
    return { id, scenario, requirement: { ref: clause, level: 'shall', text: '' } } as unknown as Case;
  });
}

const cases = casesOf('1/a:1', '1/a:2', '1/b:1', '1/b:2', '2/c:1', '2/c:2', '2/c:3');

function rest(queue: CaseQueue): string[] {
  const ids: string[] = [];
  while (queue.length > 0) ids.push(queue.take().candidate.id);
  return ids;
}

describe('the cases of a run', () => {
  it('come in their order', () => {
    expect(rest(new CaseQueue(cases))).to.deep.equal(cases.map(({ id }) => id));
  });

  it('come one of each scenario first when time is short, and one scenario of each clause before another', () => {
    const queue = new CaseQueue(cases);
    queue.goBreadthFirst(cases);
    expect(rest(queue)).to.deep.equal(['1/a:1', '2/c:1', '1/b:1', '1/a:2', '2/c:2', '1/b:2', '2/c:3']);
  });

  it('know which were taken before', () => {
    const queue = new CaseQueue(cases);
    queue.take();
    queue.take();
    queue.goBreadthFirst(cases);
    expect(queue).to.include({ length: 5, isBreadthFirst: true });
    expect(rest(queue)).to.deep.equal(['2/c:1', '1/b:1', '2/c:2', '1/b:2', '2/c:3']);
  });

  it('keep their place in the run', () => {
    const queue = new CaseQueue(cases);
    queue.goBreadthFirst(cases);
    queue.take();
    expect(queue.take().at).to.equal(4);
  });
});
