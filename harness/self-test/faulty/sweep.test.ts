// Proof of `cstore run --sweep`: an SCP that accepts a class and does not store it, or stores it otherwise, is told, class by
// class and Transfer Syntax by Transfer Syntax; one that keeps what it gets, in whatever encoding, is left alone (PS3.4 B.2.2).

import { expect } from 'chai';
import {
  decodeDataSet,
  ExplicitVRLittleEndian,
  encodeDataSet,
  type Part10File,
  sopClassByKeyword,
} from '../../../src/index.ts';
import type { RunResult } from '../../model/run-result.ts';
import { sweptClasses, sweptInstances } from '../../results/swept-classes.ts';
import { everyCaseById, runAgainst } from './detect.ts';
import type { Behaviour } from './fault.ts';
import { fileWith } from './kept-files.ts';

const classes = ['MRImageStorage', 'EnhancedCTImageStorage', 'RTPlanStorage'] as const;
const syntaxes = ['ExplicitVRLittleEndian', 'ExplicitVRBigEndian', 'RLELossless'] as const;
const ids = classes.flatMap((one) => syntaxes.map((syntax) => `ps3.4/b.2.2/sweep:${one}:${syntax}`));
const oneByOne = { concurrency: 1, timeoutMs: 10_000, closeMs: 2000 };

function uidOf(keyword: string): string {
  return sopClassByKeyword(keyword)?.uid ?? '';
}

/** What it makes of the elements of an instance of a class. */
function keeping(keyword: string, change: (elements: Record<string, unknown>) => void): Behaviour['keep'] {
  return (file: Part10File) => {
    const elements = decodeDataSet(file.bytes, file.transferSyntax);
    if (elements.SOPClassUID === uidOf(keyword)) change(elements);
    return fileWith(file, encodeDataSet(elements, file.transferSyntax));
  };
}

const all = syntaxes.map((syntax) => [syntax, 'stored as it was sent (0x0000)']);

describe('a sweep', () => {
  const known = everyCaseById();
  const cases = ids.flatMap((id) => known.get(id) ?? []);

  async function sweep(behaviour: Partial<Behaviour>): Promise<RunResult> {
    const result = await runAgainst(behaviour, cases, oneByOne);
    expect(sweptInstances(result.cases)).to.have.length(ids.length);
    return result;
  }

  /** The outcomes of a class, by Transfer Syntax. */
  function outcomes({ cases: results }: RunResult, keyword: string): unknown {
    const own = sweptInstances(results).filter(({ sopClass }) => sopClass === keyword);
    return own.map(({ transferSyntax, outcome }) => [transferSyntax, outcome]);
  }

  it('leaves an SCP alone that keeps what it gets', async () => {
    const result = await sweep({ keep: (file) => fileWith(file, file.bytes) });
    for (const keyword of classes) expect(outcomes(result, keyword), keyword).to.deep.equal(all);
    expect(result.summary.fail).to.equal(0);
  });

  it('leaves an SCP alone that keeps another encoding of the same', async () => {
    const keep: Behaviour['keep'] = (file) => {
      if (file.transferSyntax === '1.2.840.10008.1.2.5') return fileWith(file, file.bytes);
      const bytes = encodeDataSet(decodeDataSet(file.bytes, file.transferSyntax), ExplicitVRLittleEndian);
      return fileWith({ ...file, transferSyntax: ExplicitVRLittleEndian.uid }, bytes);
    };
    expect((await sweep({ keep })).summary.fail).to.equal(0);
  });

  it('tells that a class is accepted and not stored', async () => {
    const store: Behaviour['store'] = (response) =>
      response.AffectedSOPClassUID === uidOf('MRImageStorage') ? { ...response, Status: 0xc000 } : response;
    const result = await sweep({ store });
    expect(outcomes(result, 'MRImageStorage')).to.deep.equal(syntaxes.map((syntax) => [syntax, 'not stored (0xC000)']));
    expect(sweptClasses([], result.cases).find(({ sopClass }) => sopClass === 'MRImageStorage')?.stored).to.equal(
      'not stored (0xC000) in 3 Transfer Syntaxes',
    );
    expect(result.summary.fail).to.be.above(0);
  });

  it('tells that an attribute is stored with another value', async () => {
    const change = (elements: Record<string, unknown>) => {
      elements.Rows = 1;
    };
    const result = await sweep({ keep: keeping('EnhancedCTImageStorage', change) });
    const altered = syntaxes.map((syntax) => [syntax, 'stored with changes (0x0000)']);
    expect(outcomes(result, 'EnhancedCTImageStorage')).to.deep.equal(altered);
    expect(outcomes(result, 'MRImageStorage')).to.deep.equal(all);
  });

  it('tells that a frame is lost', async () => {
    const change = (elements: Record<string, unknown>) => {
      if (Array.isArray(elements.PixelData)) elements.PixelData = elements.PixelData.slice(0, -1);
    };
    const result = await sweep({ keep: keeping('EnhancedCTImageStorage', change) });
    expect(outcomes(result, 'EnhancedCTImageStorage')).to.deep.equal([
      ...all.slice(0, 2),
      ['RLELossless', 'stored with changes (0x0000)'],
    ]);
  });
});
