import { expect } from 'chai';
import fc from 'fast-check';
import {
  fieldTerm,
  matchesQuery,
  parseQuery,
  queryAddress,
  queryFields,
  queryOfAddress,
  type Searchable,
  valuesOf,
  withValues,
} from './query.ts';

const one: Searchable = {
  id: 'ps3.8/9.2.3/sta6:CTImageStorage',
  verdict: 'fail',
  sop: 'CTImageStorage',
  status: '0xA700',
  clause: 'PS3.8 9.2.3',
  faults: [2, 5],
  seconds: 3.2,
  text: () => 'an a-release-rq in sta6 is answered',
};
const finds = (text: string) => matchesQuery(parseQuery(text), one);

describe('The search language of the report', () => {
  for (const text of [
    '',
    'release answered',
    '"is answered"',
    'verdict:fail',
    'VERDICT:Fail',
    'verdict:pass verdict:fail',
    'sop:CTImage',
    'status:A700',
    'status:0xa700',
    'clause:9.2.3',
    'clause:9.2',
    'clause:PS3.8',
    'clause:"PS3.8 9.2.3"',
    'fault:5',
    'id:sta6',
    'id:=ps3.8/9.2.3/sta6:CTImageStorage',
    'took:3',
    'took:>3',
    '-verdict:pass',
    'verdict:fail release -nothing',
  ]) {
    it(`finds it by ${text || 'nothing at all'}`, () => expect(finds(text)).to.equal(true));
  }

  for (const text of [
    'release stored',
    '"answered is"',
    'verdict:pass',
    'verdict:fail verdict:warn sop:MR',
    'sop:Image',
    'status:A70',
    'clause:9.2.30',
    'clause:2.3',
    'clause:9.2.3.1',
    'clause:PS3.7',
    'fault:1',
    'id:=ps3.8/9.2.3/sta6',
    'took:4',
    '-verdict:fail',
    '-release',
    'colour:red',
  ]) {
    it(`does not find it by ${text}`, () => expect(finds(text)).to.equal(false));
  }

  it('sets the values of one field and leaves the rest as it was written', () => {
    const text = withValues('Some words verdict:pass -verdict:warn clause:"PS3.8 9"', 'verdict', ['fail', 'error']);
    expect(text).to.equal('Some words -verdict:warn clause:"PS3.8 9" verdict:fail verdict:error');
    expect(valuesOf(text, 'verdict')).to.deep.equal(['fail', 'error']);
    expect(withValues(text, 'verdict', [])).to.equal('Some words -verdict:warn clause:"PS3.8 9"');
  });

  it('gives back each value that was set', () => {
    fc.assert(
      fc.property(fc.constantFrom(...queryFields), fc.string(), fc.string({ minLength: 1 }), (field, text, value) => {
        const kept = value.replaceAll('"', '').toLowerCase();
        fc.pre(kept !== '' && !text.includes('"'));
        expect(valuesOf(`${text} ${fieldTerm(field, value)}`, field)).to.include(kept);
      }),
    );
  });

  it('goes into an address and comes back, and an address that nobody wrote harms nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(queryOfAddress(queryAddress(text))).to.equal(text);
      }),
    );
    expect(queryOfAddress('#q=%E0%A4%A')).to.equal('%E0%A4%A');
    expect(queryOfAddress('#cases')).to.equal(undefined);
  });
});
