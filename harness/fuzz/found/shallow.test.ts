import { expect } from 'chai';
import { shallowWarnings } from './shallow.ts';

describe('A campaign is shallow', () => {
  const stored = [{ signature: 'A-ASSOCIATE-AC C-STORE-RSP 0x0000', run: 1 }];
  const rows = (reach: 'association' | 'message' | 'response') => ({
    rows: [
      {
        ...{ mutation: 'sequence/duplicated', subject: 'data set', breaks: '', choices: 1 },
        ...{ variants: { tried: 1, all: 1 }, cells: [{ runs: 1, reach }] },
      },
    ],
  });
  const good = { reach: { response: 100 }, reactions: stored, coverage: rows('response') };

  it('never if its inputs came to a response and something was stored', () => {
    expect(shallowWarnings(good)).to.deep.equal([]);
    expect(shallowWarnings({ ...good, coverage: { rows: [] } })).to.deep.equal([]);
  });

  it('if most inputs ended before a Data Set was read', () => {
    const [warning] = shallowWarnings({ ...good, reach: { association: 93, response: 7 } });
    expect(warning).to.match(/^the run is shallow: 93 % of the inputs ended before a Data Set was read: choose a SOP/);
    expect(shallowWarnings({ ...good, reach: { association: 50, response: 50 } })).to.deep.equal([]);
  });

  it('if nothing was stored, or no sequence was reached', () => {
    expect(shallowWarnings({ ...good, reactions: [] })[0]).to.contain('nothing was stored');
    expect(shallowWarnings({ ...good, coverage: rows('association') })[0]).to.contain('no sequence was reached');
  });

  it('if no input came to an end', () => {
    expect(shallowWarnings({ ...good, reach: {} })).to.deep.equal(['no input came to an end']);
  });
});
