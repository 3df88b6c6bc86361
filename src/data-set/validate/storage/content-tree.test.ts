// Each rule of the Content Tree with a document that breaks it and one that does not.

import { expect } from 'chai';
import type { DataSet } from '../../data-set.ts';
import { buildInstance } from '../../instance/instance.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';

const syntax = 'ExplicitVRLittleEndian';

const isList = (content: readonly DataSet[] | DataSet): content is readonly DataSet[] => Array.isArray(content);

/** Errors of a document with this content, or with these attributes, as place, rule, what was found and clause. */
function found(
  sopClass: string,
  content: readonly DataSet[] | DataSet,
  ...remove: readonly string[]
): readonly string[] {
  const { dataSet } = buildInstance(sopClass);
  const changed: DataSet = { ...dataSet, ...(isList(content) ? { ContentSequence: content } : content) };
  for (const keyword of remove) delete changed[keyword];
  return validateDataSet({ bytes: encodeDataSet(changed, syntax), transferSyntax: syntax }, sopClass)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, tagPath, actual, clause }) => `${tagPath} ${rule} ${actual} (${clause})`);
}

const name = { CodeValue: '121071', CodingSchemeDesignator: 'DCM', CodeMeaning: 'Finding' };
const common = (RelationshipType: string, ValueType: string) => ({
  RelationshipType,
  ValueType,
  ConceptNameCodeSequence: [name],
});
const text = (relationship: string, ...ContentSequence: readonly DataSet[]): DataSet => ({
  ...common(relationship, 'TEXT'),
  TextValue: 'Normal.',
  ...(ContentSequence.length > 0 && { ContentSequence }),
});
const container = (...ContentSequence: readonly DataSet[]): DataSet => ({
  ...common('CONTAINS', 'CONTAINER'),
  ContinuityOfContent: 'SEPARATE',
  ...(ContentSequence.length > 0 && { ContentSequence }),
});
const date = (relationship: string): DataSet => ({ ...common(relationship, 'DATE'), Date: '20240101' });
const reference = (relationship: string, ...place: readonly number[]): DataSet => ({
  RelationshipType: relationship,
  ReferencedContentItemIdentifier: place,
});

const [basic, comprehensive] = ['BasicTextSRStorage', 'ComprehensiveSRStorage'];

describe('the Content Tree of an SR document', () => {
  it('has a container for its root', () => {
    expect(found(basic, { ValueType: 'TEXT', TextValue: 'Normal.' }, 'ContinuityOfContent')).to.deep.equal([
      '(0040,A040) enumerated-value TEXT (PS3.3 C.17.3.1)',
    ]);
  });

  it('has items of the Value Types that its IOD allows', () => {
    expect(found(basic, [container(text('CONTAINS')), date('CONTAINS')])).to.deep.equal([]);
    const measured = { ...common('CONTAINS', 'UIDREF'), UID: '1.2.3' };
    expect(found('SimplifiedAdultEchoSRStorage', [measured])).to.deep.equal([]);
    expect(found('SpectaclePrescriptionReportStorage', [measured])).to.deep.equal([
      '(0040,A730)[1].(0040,A040) enumerated-value UIDREF (PS3.3 A.35.9.3.1)',
    ]);
  });

  it('has the relationships that its IOD allows between two Value Types', () => {
    expect(found(basic, [text('CONTAINS', date('HAS PROPERTIES'))])).to.deep.equal([]);
    expect(found(basic, [text('CONTAINS', date('HAS OBS CONTEXT'))])).to.deep.equal([
      '(0040,A730)[1].(0040,A730)[1].(0040,A010) relation "HAS OBS CONTEXT" (PS3.3 Table A.35.1-2)',
    ]);
    expect(found(comprehensive, [text('CONTAINS', date('HAS OBS CONTEXT'))])).to.deep.equal([]);
    expect(found(comprehensive, [date('HAS CONCEPT MOD')])).to.deep.equal([
      '(0040,A730)[1].(0040,A010) relation "HAS CONCEPT MOD" (PS3.3 Table A.35.3-2)',
    ]);
    expect(found('ExtensibleSRStorage', [text('CONTAINS', date('HAS ACQ CONTEXT'))])).to.deep.equal([]);
    expect(found('ExtensibleSRStorage', [text('CONTAINS', date('CONTAINS'))])).to.deep.equal([
      '(0040,A730)[1].(0040,A730)[1].(0040,A010) relation "CONTAINS" (PS3.3 Table A.35.15-2)',
    ]);
  });

  it('refers only to items that are there and are no ancestors', () => {
    const inferred = (...place: readonly number[]) =>
      found(comprehensive, [container(text('CONTAINS', reference('INFERRED FROM', ...place))), date('CONTAINS')]);
    const place = '(0040,A730)[1].(0040,A730)[1].(0040,A730)[1].(0040,DB73)';
    expect(inferred(1, 2)).to.deep.equal([]);
    expect(inferred(1, 3)).to.deep.equal([`${place} reference 1\\3 (PS3.3 C.17.3.2.5)`]);
    expect(inferred(2)).to.deep.equal([`${place} reference 2 (PS3.3 C.17.3.2.5)`]);
    expect(inferred(1, 1, 1, 1)).to.deep.equal([`${place} reference 1\\1\\1\\1 (PS3.3 C.17.3.2.5)`]);
    expect(inferred(1, 1)).to.deep.equal([`${place} reference 1\\1 (PS3.3 A.35.3.3.1)`]);
    expect(inferred(1)).to.deep.equal([`${place} reference 1 (PS3.3 A.35.3.3.1)`]);
  });

  it('refers to items only if its IOD allows it, and as it allows it', () => {
    expect(found(basic, [text('CONTAINS', reference('INFERRED FROM', 1, 2)), date('CONTAINS')])).to.deep.equal([
      '(0040,A730)[1].(0040,A730)[1].(0040,DB73) not-allowed present (PS3.3 A.35.1.3.1)',
    ]);
    expect(found(comprehensive, [container(reference('CONTAINS', 1, 2)), date('CONTAINS')])).to.deep.equal([
      '(0040,A730)[1].(0040,A730)[1].(0040,DB73) not-allowed present (PS3.3 A.35.3.3.1)',
    ]);
    expect(found(comprehensive, [container(reference('HAS OBS CONTEXT', 1, 2)), date('CONTAINS')])).to.deep.equal([]);
    expect(found(comprehensive, [container(reference('INFERRED FROM', 1, 2)), date('CONTAINS')])).to.deep.equal([
      '(0040,A730)[1].(0040,A730)[1].(0040,A010) relation "INFERRED FROM" (PS3.3 Table A.35.3-2)',
    ]);
  });

  it('names the template that its IOD is constructed from', () => {
    const keyObject = 'KeyObjectSelectionDocumentStorage';
    expect(found(keyObject, {})).to.deep.equal([]);
    expect(found(keyObject, {}, 'ContentTemplateSequence')).to.deep.equal([
      '(0040,A504) missing absent (PS3.3 A.35.4.3.1, C.18.8.1.2)',
    ]);
    const template = (resource: string, identifier: string) => ({
      ContentTemplateSequence: [{ MappingResource: resource, TemplateIdentifier: identifier }],
    });
    expect(found(keyObject, template('DCMR', '2000'))).to.deep.equal([
      '(0040,A504)[1].(0040,DB00) enumerated-value "2000" (PS3.3 A.35.4.3.1)',
    ]);
    expect(found(keyObject, template('99OTHER', '2000'))).to.deep.equal([]);
    expect(found(basic, template('DCMR', '2000'))).to.deep.equal([]);
  });

  it('has times that ascend in a Procedure Log, and is complete in a Radiation Dose SR', () => {
    const entry = (time: string) => ({ ...text('CONTAINS'), ObservationDateTime: time });
    const log = 'ProcedureLogStorage';
    expect(found(log, [entry('20240101120000'), entry('20240101120000'), entry('20240101120001')])).to.deep.equal([]);
    expect(found(log, [entry('20240101120001'), entry('20240101120000')])).to.deep.equal([
      '(0040,A730)[2].(0040,A032) numbering "20240101120000" (PS3.3 A.35.7.3.1.2)',
    ]);
    expect(found(log, [text('CONTAINS')])).to.deep.equal([
      '(0040,A730)[1].(0040,A032) missing absent (PS3.3 A.35.7.3.1.2)',
    ]);
    const dose = 'XRayRadiationDoseSRStorage';
    expect(found(dose, {})).to.deep.equal([]);
    expect(found(dose, { CompletionFlag: 'PARTIAL' })).to.deep.equal([
      '(0040,A491) enumerated-value PARTIAL (PS3.3 A.35.8.3.1.4)',
    ]);
  });

  const image = (uid: string, ...more: readonly DataSet[]): DataSet => ({
    ...common('SELECTED FROM', 'IMAGE'),
    ReferencedSOPSequence: [{ ReferencedSOPClassUID: '1.2.840.10008.5.1.4.1.1.2', ReferencedSOPInstanceUID: uid }],
    ...(more.length > 0 && { ContentSequence: more }),
  });
  const evidence = (...uids: readonly string[]) => [
    {
      StudyInstanceUID: '1.2.3',
      ReferencedSeriesSequence: [
        {
          SeriesInstanceUID: '1.2.4',
          ReferencedSOPSequence: uids.map((uid) => ({
            ReferencedSOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
            ReferencedSOPInstanceUID: uid,
          })),
        },
      ],
    },
  ];

  it('has coordinates that are selected from something, of as many points as their type', () => {
    const shape = (type: string, ...data: readonly number[]) => ({
      ...common('CONTAINS', 'SCOORD'),
      GraphicType: type,
      GraphicData: data,
      ContentSequence: [image('1.2.5')],
    });
    const all = (item: DataSet) =>
      found('EnhancedSRStorage', {
        ContentSequence: [item],
        CurrentRequestedProcedureEvidenceSequence: evidence('1.2.5'),
      });
    expect(all(shape('CIRCLE', 1, 1, 2, 2))).to.deep.equal([]);
    expect(all(shape('POLYLINE', 1, 1, 2, 2))).to.deep.equal([]);
    expect(all(shape('POINT', 1, 1, 2, 2))).to.deep.equal([
      '(0040,A730)[1].(0070,0022) count 4 values (PS3.3 C.18.6.1.2)',
    ]);
    expect(all(shape('POLYLINE', 1, 1, 2))).to.deep.equal([
      '(0040,A730)[1].(0070,0022) count 3 values (PS3.3 C.18.6.1.2)',
    ]);
    const { ContentSequence: _, ...alone } = shape('POINT', 1, 1);
    expect(all(alone)).to.deep.equal(['(0040,A730)[1].(0040,A730) missing none (PS3.3 C.18.6)']);
  });

  it('refers to instances that are its evidence, each in one of the two sequences', () => {
    const document = (current: readonly string[], other: readonly string[], uid: string) =>
      found('EnhancedSRStorage', {
        ContentSequence: [{ ...image(uid), RelationshipType: 'CONTAINS' }],
        CurrentRequestedProcedureEvidenceSequence: evidence(...current),
        ...(other.length > 0 && { PertinentOtherEvidenceSequence: evidence(...other) }),
      });
    expect(document(['1.2.5'], [], '1.2.5')).to.deep.equal([]);
    expect(document(['1.2.5'], ['1.2.6'], '1.2.6')).to.deep.equal([]);
    expect(document(['1.2.5'], [], '1.2.6')).to.deep.equal([
      '(0040,A730)[1].(0008,1199)[1].(0008,1155) reference "1.2.6" (PS3.3 C.17.2.3)',
    ]);
    expect(document(['1.2.5'], ['1.2.5'], '1.2.5')).to.deep.equal(['(0040,A385) duplicate "1.2.5" (PS3.3 C.17.2.3)']);
    expect(
      found('KeyObjectSelectionDocumentStorage', [{ ...image('1.2.9'), RelationshipType: 'CONTAINS' }]),
    ).to.deep.equal(['(0040,A730)[1].(0008,1199)[1].(0008,1155) reference "1.2.9" (PS3.3 C.17.6.2)']);
  });
});
