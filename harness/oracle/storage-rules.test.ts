import { expect } from 'chai';
import { buildInstance, ExplicitVRLittleEndian, encodeDataSet } from '../../src/index.ts';
import { meaningOfSuccess, storedDifferences } from './stored-data-set.ts';

const transferSyntax = ExplicitVRLittleEndian.uid;
const sr = buildInstance('BasicTextSRStorage', {
  seed: 1,
  set: { StudyDescription: 'WHAT', PatientComments: '', OtherPatientIDs: 'OTHER' },
});

/** What an SCP of the Storage Service Class comes to that stores other values, or none where they are undefined. */
function found(values: Readonly<Record<string, unknown>>, isWarned = false): string {
  const changed = Object.fromEntries(
    Object.entries({ ...sr.dataSet, ...values }).filter(([, value]) => value !== undefined),
  );
  const bytes = encodeDataSet(changed as typeof sr.dataSet, transferSyntax);
  const differences = storedDifferences({ ...sr, isWarned }, { transferSyntax, bytes });
  return differences.map(({ verdict, text }) => `${verdict} ${text}`).join('\n');
}

describe('what is stored of an ordinary storage class', () => {
  it('is right when it is what was sent', () => expect(found({})).to.equal(''));

  it('may have identifiers of the SCP, when the response is a warning', () => {
    for (const keyword of ['PatientID', 'StudyInstanceUID', 'SeriesInstanceUID']) {
      expect(found({ [keyword]: '1.2.3' })).to.match(/^fail .*returns a status of Warning\)$/);
      expect(found({ [keyword]: '1.2.3' }, true)).to.match(/^pass .*answered with a Warning\)$/);
    }
  });

  it('may have codes of another coding scheme, when the response is a warning', () => {
    const [code] = sr.dataSet.ConceptNameCodeSequence as readonly object[];
    const recoded = { ConceptNameCodeSequence: [{ ...code, CodeValue: '121144' }] };
    expect(found(recoded)).to.match(/^fail \(0040,A043\)\[1\]\.\(0008,0100\)/);
    expect(found(recoded, true)).to.match(/^pass/);
  });

  it('may have other values corrected, which is unusual', () => {
    expect(found({ StudyDescription: 'ELSE' })).to.match(
      /^warn \(0008,1030\): sent 'WHAT', stored 'ELSE' \(PS3\.4 B\.4\.1\.3/,
    );
  });

  it('may lack attributes at Storage Levels 0 and 1, and have more', () => {
    expect(found({ StudyDescription: undefined })).to.match(
      /^warn .*not stored \(PS3\.4 B\.4\.1\.1: a Storage Level 2/,
    );
    expect(found({ StudyDescription: '' })).to.match(/^warn .*stored '' \(PS3\.4 B\.4\.1\.1/);
    expect(found({ PatientComments: undefined })).to.match(/^pass .*an empty Type 3 Attribute may be discarded/);
    expect(found({ StudyComments: 'MORE' })).to.match(/^pass .*not sent, stored 'MORE'/);
  });

  it('is judged by the clause of its service class', () => {
    expect(meaningOfSuccess(sr.sopClassUID)).to.match(/^PS3\.4 B\.2\.2/);
    expect(meaningOfSuccess('1.2.840.10008.5.1.4.38.1')).to.match(/^PS3\.4 GG\.4\.2/);
  });
});
