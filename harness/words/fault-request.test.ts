import { expect } from 'chai';
import { faultRequest } from './fault-request.ts';

const one = (title: string, given = {}) => ({ title, given });
const fault = { title: 'A legal message gets no answer' };

describe('What was special in a request', () => {
  it('is the title of the case that shows the fault', () => {
    expect(faultRequest(fault, [one('A fragment of 64 bytes is taken')])).to.equal(
      'Seen in “A fragment of 64 bytes is taken”',
    );
  });

  it('is two titles of many, each once, and the number of the others', () => {
    const cases = ['a', 'a', 'b', 'c', 'd'].map((title) => one(title));
    expect(faultRequest({ title: 'X' }, cases)).to.equal('Seen in “a”, “b”, 2 other scenarios');
    expect(faultRequest({ title: 'X' }, cases.slice(0, 4))).to.equal('Seen in “a”, “b”, 1 other scenario');
  });

  it('is as many titles as a caller has room for', () => {
    const cases = ['a', 'b', 'c'].map((title) => one(title));
    expect(faultRequest({ title: 'X' }, cases, 20)).to.equal('Seen in “a”, “b”, “c”');
  });

  it('is what was given if the title of the fault has that of the case, and nothing if that has it too', () => {
    const asked = { title: 'Expected: a length of 3; instead it answers' };
    expect(faultRequest(asked, [one('a length of 3', { length: '3', sopClass: 'CT' })])).to.equal(
      'Seen with sopClass CT',
    );
    expect(faultRequest(asked, [one('a length of 3', { length: '3' })])).to.equal(undefined);
    expect(faultRequest(fault, [])).to.equal(undefined);
  });
});
