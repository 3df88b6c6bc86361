import { expect } from 'chai';
import type { Searchable } from './query.ts';
import { queryHints } from './query-hints.ts';

const one: Searchable = {
  id: 'a',
  verdict: 'fail',
  sop: 'CTImageStorage',
  status: '0xA700',
  clause: 'PS3.8 9.2.3',
  faults: [1],
  seconds: 1,
  text: () => 'a text',
};
const hints = (text: string) => queryHints(text, [one, { ...one, verdict: 'pass' }]).join(' ');

describe('A hint about a search', () => {
  it('says which values there are if no case has the one that was asked for', () => {
    expect(hints('verdict:bogus')).to.equal('No case has verdict:bogus. There are fail, pass.');
    expect(hints('-status:A7')).to.equal('No case has status:A7. There are 0xA700.');
    expect(hints('fault:9')).to.equal('No case has fault:9. Write it like fault:1.');
  });

  it('says that a field is none, and which there are', () => {
    expect(hints('colour:red')).to.match(/^“colour:” is no field, .* verdict:, sop:, .* took:\.$/);
  });

  it('says that a value has to follow its colon', () => {
    expect(hints('status: A700')).to.equal('“status:” needs a value right after the colon, like status:A700.');
  });

  it('is not given for what finds something, alone at least, and for words', () => {
    for (const text of ['', 'no such word', 'verdict:fail no', 'sop:CT status:a700 clause:9.2 took:>0', '"a b" 12:30'])
      expect(hints(text), text).to.equal('');
  });
});
