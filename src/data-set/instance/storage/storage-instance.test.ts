import { expect } from 'chai';
import type { DataSet } from '../../data-set.ts';
import { readDataSet } from '../../read/read-data-set.ts';
import { validateDataSet } from '../../validate/validate-data-set.ts';
import { buildInstance } from '../instance.ts';
import { phantom, phantomSize } from './phantom.ts';

const profiles = ['minimal', 'typical'] as const;

/** One of each kind: slices, frames, colour, bits, a waveform, a document, references, a tree of content. */
const kinds = [
  'MRImageStorage',
  'EnhancedCTImageStorage',
  'VLPhotographicImageStorage',
  'SegmentationStorage',
  'TwelveLeadECGWaveformStorage',
  'EncapsulatedCDAStorage',
  'RTPlanStorage',
  'KeyObjectSelectionDocumentStorage',
];

describe('an instance of a storage SOP Class, made of the registry', () => {
  for (const profile of profiles)
    it(`is valid: ${profile}`, () => {
      for (const keyword of kinds) {
        const { bytes, sopClassUID, transferSyntax } = buildInstance(keyword, { profile, seed: 1 });
        const found = validateDataSet(readDataSet(bytes, transferSyntax), sopClassUID);
        expect(
          found.filter(({ severity }) => severity !== 'information'),
          keyword,
        ).to.deep.equal([]);
      }
    });

  it('is of the patient and the study of its seed, and those of a class are one series', () => {
    const made = (keyword: string, number: number, seed = 1): DataSet =>
      buildInstance(keyword, { profile: 'typical', seed, number }).dataSet;
    const [first, second, other] = [made('CTImageStorage', 1), made('CTImageStorage', 2), made('MRImageStorage', 1)];
    for (const keyword of ['PatientID', 'StudyInstanceUID', 'FrameOfReferenceUID'])
      expect([second[keyword], other[keyword]], keyword).to.deep.equal([first[keyword], first[keyword]]);
    expect(second.SeriesInstanceUID).to.equal(first.SeriesInstanceUID);
    expect(other.SeriesInstanceUID).to.not.equal(first.SeriesInstanceUID);
    expect([first.InstanceNumber, second.InstanceNumber]).to.deep.equal([1, 2]);
    expect(second.ImagePositionPatient).to.deep.equal(['-64', '-64', '5']);
    expect(second.SOPInstanceUID).to.not.equal(first.SOPInstanceUID);
    expect(second.PixelData).to.not.deep.equal(first.PixelData);
    expect(made('CTImageStorage', 1, 2).StudyInstanceUID).to.not.equal(first.StudyInstanceUID);
  });

  it('refers to instances of the same seed', () => {
    const { dataSet } = buildInstance('KeyObjectSelectionDocumentStorage', { profile: 'typical', seed: 3 });
    const image = buildInstance('CTImageStorage', { profile: 'typical', seed: 3 }).dataSet;
    const [evidence] = dataSet.CurrentRequestedProcedureEvidenceSequence as DataSet[];
    expect(evidence?.StudyInstanceUID).to.equal(dataSet.StudyInstanceUID);
    const [series] = (evidence?.ReferencedSeriesSequence ?? []) as DataSet[];
    expect(series?.SeriesInstanceUID).to.equal(image.SeriesInstanceUID);
    const [reference] = (series?.ReferencedSOPSequence ?? []) as DataSet[];
    expect(reference?.ReferencedSOPInstanceUID).to.equal(image.SOPInstanceUID);
  });

  it('has as many frames as groups of each, one behind the other', () => {
    const { dataSet } = buildInstance('EnhancedMRImageStorage', { profile: 'typical', seed: 1 });
    const positions = (dataSet.PerFrameFunctionalGroupsSequence as DataSet[]).map(
      (frame) => (frame.PlanePositionSequence as DataSet[])[0]?.ImagePositionPatient,
    );
    expect(dataSet.NumberOfFrames).to.equal(3);
    expect(positions).to.deep.equal(['0', '5', '10'].map((z) => ['-64', '-64', z]));
    expect((dataSet.PixelData as Uint8Array).length).to.equal(2 * 3 * phantomSize ** 2);
  });

  it('has a Content Tree, if it is a typical SR document, whose findings lead to an image that is evidence', () => {
    const { dataSet } = buildInstance('ComprehensiveSRStorage', { profile: 'typical', seed: 3 });
    const image = buildInstance('CTImageStorage', { profile: 'typical', seed: 3 }).dataSet.SOPInstanceUID;
    const below = (item: DataSet | undefined): DataSet[] => (item?.ContentSequence ?? []) as DataSet[];
    const findings = below(dataSet).find(({ ValueType }) => ValueType === 'CONTAINER');
    const measured = below(findings).find(({ ValueType }) => ValueType === 'NUM');
    const [line] = below(measured);
    const [selected] = below(line);
    expect([line?.ValueType, selected?.ValueType]).to.deep.equal(['SCOORD', 'IMAGE']);
    const [reference] = (selected?.ReferencedSOPSequence ?? []) as DataSet[];
    expect(reference?.ReferencedSOPInstanceUID).to.equal(image);
    expect(JSON.stringify(dataSet.CurrentRequestedProcedureEvidenceSequence)).to.contain(String(image));
    expect(buildInstance('ComprehensiveSRStorage', { seed: 3 }).dataSet).to.not.have.property('ContentSequence');
  });

  it('has twelve leads, if it is an electrocardiogram of twelve', () => {
    const { dataSet } = buildInstance('TwelveLeadECGWaveformStorage', { profile: 'typical', seed: 1 });
    const [group] = dataSet.WaveformSequence as DataSet[];
    const sources = ((group?.ChannelDefinitionSequence ?? []) as DataSet[]).map(
      (channel) => (channel.ChannelSourceSequence as DataSet[])[0],
    );
    const meanings = (sources as DataSet[]).map(({ CodeMeaning }) => CodeMeaning);
    expect(group?.NumberOfWaveformChannels).to.equal(12);
    expect(meanings).to.have.length(12).and.include.members(['Lead I', 'Lead aVF', 'Lead V6']);
  });

  it('has its frames in fragments of RLE Lossless, behind an empty Basic Offset Table', () => {
    const { bytes, transferSyntax } = buildInstance('EnhancedCTImageStorage', {
      seed: 1,
      transferSyntax: 'RLELossless',
    });
    const { elements } = readDataSet(bytes, transferSyntax);
    const lengths = elements.find(({ tag }) => tag === 0x7fe00010)?.fragments?.map(({ length }) => length) ?? [];
    expect(lengths[0]).to.equal(0);
    expect(lengths).to.have.length(4);
    expect(lengths.slice(1).every((length) => length > 64 && length < 2 * phantomSize ** 2)).to.equal(true);
    expect(() => buildInstance('MRImageStorage', { transferSyntax: 'MPEG2MPML' })).to.throw(
      RangeError,
      'no pixels can be written in MPEG2 Main Profile / Main Level',
    );
  });
});

describe('the phantom', () => {
  it('shows its label, and another picture in each frame', () => {
    const form = { samples: 1, bitsAllocated: 8, bitsStored: 8 } as const;
    const pixels = phantom(2, form);
    const row = pixels.subarray(57 * phantomSize, 58 * phantomSize);
    expect([...row.subarray(14, 18)]).to.deep.equal([240, 240, 240, 16]);
    expect(pixels.subarray(0, phantomSize ** 2)).to.not.deep.equal(pixels.subarray(phantomSize ** 2));
  });
});
