import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { nonPatientSopClasses } from '../../src/index.ts';

interface Params {
  readonly params: {
    readonly fault: Record<string, Record<string, { readonly dataSet: unknown; readonly at: string }>>;
  };
}

/** What a scenario of PS3.4 GG.4.2 varies. */
function faultsOf(id: string): Params['params']['fault'] {
  const file = new URL(`../../scenarios/${id}.yaml`, import.meta.url);
  return (parse(readFileSync(file, 'utf8')) as Params).params.fault;
}

describe('the Data Sets that break an IOD', () => {
  const validated = faultsOf('built-in/ps3.4/gg.4.2/data-set-invalid');

  it('are there for every Non-Patient SOP Class, each with the element at fault', () => {
    const keywords = nonPatientSopClasses.map(({ keyword }) => keyword).sort();
    expect(Object.keys(validated)).to.have.length(4);
    for (const [fault, bySopClass] of Object.entries(validated)) {
      expect(Object.keys(bySopClass).sort(), fault).to.deep.equal(keywords);
    }
  });

  it('are the same for an SCP that validates and for one that may', () => {
    const plain = Object.entries(validated).map(([fault, bySopClass]) => [
      fault,
      Object.fromEntries(Object.entries(bySopClass).map(([keyword, { dataSet }]) => [keyword, dataSet])),
    ]);
    expect(faultsOf('ps3.4/gg.4.2/not-validated')).to.deep.equal(Object.fromEntries(plain));
  });
});
