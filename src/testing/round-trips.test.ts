// What is encoded is read back as it was, and what was read is encoded to the same bytes: PS3.5 6.2 and 7, PS3.10 7.1. The
// round trips of PDUs and Command Sets stand beside their codecs.

import { expect } from 'chai';
import fc from 'fast-check';
import { decodePart10, encodePart10 } from '../data-set/part10/part10.ts';
import { everyInstance } from '../data-set/testing/instances.ts';
import { decodeDataSet, encodeDataSet } from '../data-set/write/codec.ts';
import { valueRepresentations } from '../registry/vrs.ts';
import { arbitraryDataSet, valuesByVR } from './arbitrary-values.ts';

/** In which the VR stands in the bytes, so that private elements keep theirs. */
const explicit = ['ExplicitVRLittleEndian', 'ExplicitVRBigEndian', 'DeflatedExplicitVRLittleEndian'];

describe('a Data Set', () => {
  it('is drawn with every VR but SQ', () => {
    const missing = valueRepresentations.filter(({ vr }) => vr !== 'SQ' && valuesByVR[vr] === undefined);
    expect(missing.map(({ vr }) => vr)).to.deep.equal([]);
  });

  for (const syntax of explicit) {
    it(`is decoded as it was encoded in ${syntax}, and encoded to the same bytes again`, () => {
      fc.assert(
        fc.property(arbitraryDataSet, (dataSet) => {
          const bytes = encodeDataSet(dataSet, syntax);
          const decoded = decodeDataSet(bytes, syntax);
          expect(decoded).to.deep.equal(dataSet);
          expect(encodeDataSet(decoded, syntax).equals(bytes)).to.equal(true);
        }),
        { numRuns: 150 },
      );
    });
  }

  for (const { title, bytes, transferSyntax } of everyInstance(2)) {
    it(`is encoded to the bytes that it was decoded from: ${title}`, () => {
      expect(encodeDataSet(decodeDataSet(bytes, transferSyntax), transferSyntax).equals(bytes)).to.equal(true);
    });
  }
});

describe('a file', () => {
  const uid = fc.stringMatching(/^[12](\.(0|[1-9][0-9]{0,6})){1,6}$/);
  const title = fc.option(fc.stringMatching(/^[A-Z0-9_]{1,16}$/), { nil: undefined });
  const metas = fc.record({
    sopClassUID: uid,
    sopInstanceUID: uid,
    implementationClassUID: uid,
    sourceApplicationEntityTitle: title,
    sendingApplicationEntityTitle: title,
    receivingApplicationEntityTitle: title,
  });

  it('gives back its File Meta Information and its Data Set, and is written to the same bytes again', () => {
    fc.assert(
      fc.property(metas, fc.constantFrom(...everyInstance()), (named, { bytes, transferSyntax }) => {
        const file = encodePart10({ ...named, transferSyntax } as Parameters<typeof encodePart10>[0], bytes);
        const read = decodePart10(file);
        expect(read.bytes.equals(bytes)).to.equal(true);
        const { sopClassUID, sopInstanceUID, meta } = read;
        expect([sopClassUID, sopInstanceUID]).to.deep.equal([named.sopClassUID, named.sopInstanceUID]);
        const again = encodePart10(
          {
            sopClassUID,
            sopInstanceUID,
            transferSyntax: read.transferSyntax,
            implementationClassUID: meta.ImplementationClassUID ?? '',
            sourceApplicationEntityTitle: meta.SourceApplicationEntityTitle ?? '',
            sendingApplicationEntityTitle: meta.SendingApplicationEntityTitle ?? '',
            receivingApplicationEntityTitle: meta.ReceivingApplicationEntityTitle ?? '',
          },
          read.bytes,
        );
        expect(again.equals(file)).to.equal(true);
      }),
      { numRuns: 200 },
    );
  });
});
