// What holds of every generated instance: valid by its IOD, sound in four Transfer Syntaxes, and nothing of it is lost.

import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  compareDataSets,
  decodeDataSet,
  describeValidationFinding,
  encodeDataSet,
  readDataSet,
  StrictReader,
  transcode,
  uncompressedTransferSyntaxes,
  validateDataSet,
} from '../../../src/index.ts';
import { arbitraryInstance, type GeneratedInstance } from '../arbitraries/instance.ts';

const explicit = 'ExplicitVRLittleEndian';

/** No error and no warning of the validator; additional and unusual values are allowed. */
function expectValid(bytes: Uint8Array, { sopClassUID, sopInstanceUID }: GeneratedInstance): void {
  const findings = validateDataSet(readDataSet(bytes, explicit), sopClassUID, { sopInstanceUID });
  const objections = findings.filter(({ severity }) => severity !== 'information');
  expect(objections.map(describeValidationFinding)).to.deep.equal([]);
}

/** Read strictly in every Transfer Syntax, and the same elements with the same values in each. */
function expectSameEverywhere(bytes: Uint8Array): void {
  for (const syntax of uncompressedTransferSyntaxes) {
    const transcoded = transcode(bytes, explicit, syntax);
    const reader = new StrictReader(syntax);
    reader.push(transcoded);
    reader.end();
    expect(reader.error, syntax.keyword).to.equal(undefined);
    expect(compareDataSets(bytes, explicit, transcoded, syntax), syntax.keyword).to.deep.equal([]);
  }
}

/** Decoded and encoded again it has the same bytes. */
function expectNothingLost(bytes: Uint8Array): void {
  const again = encodeDataSet(decodeDataSet(bytes, explicit), explicit);
  expect(Buffer.compare(again, bytes), 'bytes after decoding and encoding').to.equal(0);
}

/** Generates `runs` instances of a SOP Class and throws, with the smallest counterexample, for one that is not right. */
export function expectValidInstances(sopClass: string, runs: number): void {
  fc.assert(
    fc.property(arbitraryInstance(sopClass), (instance) => {
      const bytes = encodeDataSet(instance.dataSet, explicit);
      expectValid(bytes, instance);
      expectSameEverywhere(bytes);
      expectNothingLost(bytes);
    }),
    { numRuns: runs },
  );
}

/** How many instances of each IOD are generated: as the environment says, or so many. */
export function instancesToGenerate(otherwise: number): number {
  const asked = process.env.CSTORE_GENERATED_INSTANCES;
  if (asked === undefined) return otherwise;
  const count = Number(asked);
  if (Number.isInteger(count) && count > 0) return count;
  throw new RangeError(`CSTORE_GENERATED_INSTANCES takes a whole number above 0, not ${asked}`);
}
