// References within an instance that lead somewhere, and those that do not.

import { expect } from 'chai';
import { nameOfTag } from '../../../registry/dictionary.ts';
import { frameVectors, internalReferences, uniqueNumbers } from '../../../registry/storage/references.ts';
import type { DataSet, DataSetElement } from '../../data-set.ts';
import { buildInstance } from '../../instance/instance.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';

const syntax = 'ExplicitVRLittleEndian';

/** Findings of these rules in an instance with these attributes, as place, rule, what was found and clause. */
function found(sopClass: string, set: DataSet): readonly string[] {
  const { dataSet } = buildInstance(sopClass, { profile: 'typical' });
  const bytes = encodeDataSet({ ...dataSet, ...set }, syntax);
  return validateDataSet({ bytes, transferSyntax: syntax }, sopClass)
    .filter(({ rule }) => ['reference', 'duplicate', 'count', 'range'].includes(rule))
    .map(({ rule, tagPath, actual, clause }) => `${tagPath} ${rule} ${actual} (${clause})`);
}

const tagsOf = (path: string) => path.split('.').map((tag) => Number.parseInt(tag, 16));

/** Items of sequences in sequences, with a value in the innermost. */
function nested(path: string, ...values: readonly DataSetElement[]): DataSet {
  const [outermost = 0, ...inner] = tagsOf(path).map(nameOfTag);
  const item = (value: DataSetElement) =>
    inner.reduceRight<DataSetElement>((content, keyword, index) => {
      const one: DataSet = { [keyword]: content };
      return index === 0 ? (one as unknown as DataSetElement) : [one];
    }, value);
  return { [outermost]: values.map(item) as unknown as DataSetElement };
}

/** Two values of an attribute. */
function valuesFor(path: string): readonly [DataSetElement, DataSetElement] {
  const keyword = nameOfTag(tagsOf(path).at(-1) ?? 0);
  if (keyword.endsWith('UID')) return ['1.2.3', '1.2.4'];
  return keyword === 'GraphicLayer' ? ['FIRST', 'SECOND'] : [1, 2];
}

describe('a reference within an instance', () => {
  for (const { from, to, clause } of internalReferences) {
    it(`leads to an item: ${from} to ${to.join(', ')}`, () => {
      const [one, other] = valuesFor(from);
      // Of any class: the paths tell which it is about.
      const outcome = (value: DataSetElement) => {
        const [target = ''] = to;
        const [sequence = 0] = tagsOf(target);
        const both = { ...nested(from, value) };
        const key = nameOfTag(sequence);
        const [item] = (nested(target, one)[key] ?? []) as readonly DataSet[];
        const [known] = (both[key] ?? []) as readonly DataSet[];
        return found('CTImageStorage', { ...both, [key]: [{ ...known, ...item }] }).filter((each) =>
          each.includes(clause),
        );
      };
      expect(outcome(one)).to.deep.equal([]);
      expect(outcome(other))
        .to.have.length(1)
        .and.satisfy(([text = '']: string[]) => text.includes(' reference '));
    });
  }

  it('is not judged if nothing is that it could lead to', () => {
    expect(
      found('RTStructureSetStorage', { ...nested('30060039.30060084', 7), StructureSetROISequence: [] }),
    ).to.deep.equal([]);
  });

  for (const { path, clause } of uniqueNumbers) {
    it(`leads to one item alone: ${path}`, () => {
      const twice = found('CTImageStorage', nested(path, 1, 1)).filter((each) => each.includes(' duplicate '));
      expect(twice).to.have.length(1);
      expect(twice[0]).to.include(clause);
      expect(found('CTImageStorage', nested(path, 1, 2))).to.deep.equal([]);
    });
  }
});

describe('what is told of single frames', () => {
  const sopClass = 'UltrasoundMultiFrameImageStorage';

  it('has a value for each frame, none above the number of what it counts', () => {
    for (const [vector, most, clause] of frameVectors) {
      const keyword = nameOfTag(vector);
      const limit = most === undefined ? {} : { [nameOfTag(most)]: 2 };
      expect(found(sopClass, { [keyword]: [1, 2, 2], ...limit }), keyword).to.deep.equal([]);
      expect(found(sopClass, { [keyword]: [1, 2], ...limit }).join(), keyword)
        .to.match(/ count 2 values /)
        .and.include(clause);
      if (most === undefined) continue;
      expect(found(sopClass, { [keyword]: [1, 2, 3], ...limit }).join(), keyword).to.include(' range 3 ');
      expect(found(sopClass, { [keyword]: [0, 2, 1], ...limit }).join(), keyword).to.include(' range 0 ');
    }
  });

  it('names frames that are there', () => {
    expect(found(sopClass, { RepresentativeFrameNumber: 3, FrameNumbersOfInterest: [1, 3] })).to.deep.equal([]);
    expect(found(sopClass, { RepresentativeFrameNumber: 4 })).to.deep.equal([
      '(0028,6010) reference 4 (PS3.3 C.7.6.9)',
    ]);
    expect(found(sopClass, { FrameNumbersOfInterest: [1, 0] })).to.deep.equal([
      '(0028,6020) reference 0 (PS3.3 C.7.6.9)',
    ]);
    expect(found(sopClass, { MaskSubtractionSequence: [{ MaskFrameNumbers: [4] }] })).to.deep.equal([
      '(0028,6100)[1].(0028,6110) reference 4 (PS3.3 C.7.6.10)',
    ]);
    expect(found(sopClass, { RepresentativeFrameNumber: 4, ConcatenationUID: '1.2.3' })).to.deep.equal([]);
  });

  it('has an index for each dimension', () => {
    const { dataSet } = buildInstance('EnhancedCTImageStorage', { profile: 'typical' });
    const frames = (dataSet.PerFrameFunctionalGroupsSequence ?? []) as readonly DataSet[];
    const [{ FrameContentSequence: [content] = [] } = {}] = frames as readonly { FrameContentSequence?: DataSet[] }[];
    const pointer = { DimensionIndexPointer: 0x00200032, DimensionOrganizationUID: '1.2.3' };
    const changed = {
      DimensionIndexSequence: [pointer, pointer],
      PerFrameFunctionalGroupsSequence: frames.map((frame, index) => ({
        ...frame,
        FrameContentSequence: [{ ...content, DimensionIndexValues: index === 1 ? [1] : [1, 1] }],
      })),
    };
    expect(found('EnhancedCTImageStorage', changed)).to.deep.equal([
      '(5200,9230)[2].(0020,9111)[1].(0020,9157) count 1 values (PS3.3 C.7.6.16.2.2)',
    ]);
  });
});

describe('a channel of a waveform that is referred to', () => {
  const ecg = 'TwelveLeadECGWaveformStorage';
  const annotation = (...channels: readonly number[]) => ({
    WaveformAnnotationSequence: [{ UnformattedTextValue: 'Beat', ReferencedWaveformChannels: channels }],
  });

  it('is one of a group, or all of it', () => {
    expect(found(ecg, annotation(1, 1, 1, 0))).to.deep.equal([]);
    expect(found(ecg, annotation(1, 13))).to.deep.equal([
      '(0040,B020)[1].(0040,A0B0) reference 1\\13 (PS3.3 C.10.10.1.1)',
    ]);
    expect(found(ecg, annotation(2, 1))).to.deep.equal([
      '(0040,B020)[1].(0040,A0B0) reference 2\\1 (PS3.3 C.10.10.1.1)',
    ]);
    expect(found(ecg, annotation(1, 1, 1)).join()).to.include('3 values (PS3.3 C.10.10.1.1)');
  });
});
