import { expect } from 'chai';
import { DataSetError } from '../../errors.ts';
import { nonPatientSopClasses, sopClasses } from '../../registry/sop-classes.ts';
import { isValidUid } from '../../registry/uids.ts';
import { compareDataSets } from '../compare.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { StrictReader } from '../read/strict-reader.ts';
import { everyInstance } from '../testing/instances.ts';
import { decodeDataSet } from '../write/codec.ts';
import { buildableSopClasses, buildInstance, newUid } from './instance.ts';
import { sopClassesByHand } from './minimal-builders.ts';

const explicit = '1.2.840.10008.1.2.1';

function isAccepted(bytes: Uint8Array, transferSyntax: string): boolean {
  const reader = new StrictReader(transferSyntax);
  reader.push(bytes);
  reader.end();
  return reader.error === undefined;
}

describe('a generated instance', () => {
  it('can be had of each SOP Class of the nine and of the Storage Service Class', () => {
    const all = sopClasses.filter(({ service }) => service !== 'verification').map(({ keyword }) => keyword);
    expect(buildableSopClasses).to.have.members(all);
  });

  it('is written by hand of the nine and of five ordinary ones', () => {
    const ordinary = ['SecondaryCaptureImage', 'CTImage', 'EncapsulatedPDF', 'BasicTextSR', 'RawData'];
    expect(sopClassesByHand).to.have.members([
      ...nonPatientSopClasses.map((row) => row.keyword),
      ...ordinary.map((name) => `${name}Storage`),
    ]);
  });

  for (const { title, bytes, dataSet, transferSyntax, sopClassUID, sopInstanceUID } of everyInstance()) {
    it(`is sound, and decodes to what was encoded: ${title}`, () => {
      const reader = new StrictReader(transferSyntax);
      reader.push(bytes);
      reader.end();
      expect(reader.error).to.equal(undefined);
      expect(reader.captured).to.deep.equal({ SOPClassUID: sopClassUID, SOPInstanceUID: sopInstanceUID });
      const again = buildInstance(sopClassUID, { seed: 1 });
      expect(compareDataSets(bytes, transferSyntax, again.bytes, again.transferSyntax)).to.deep.equal([]);
      expect(Object.keys(decodeDataSet(bytes, transferSyntax))).to.have.members(Object.keys(dataSet));
    });

    it(`is truncated wherever it is cut, except between two elements: ${title}`, () => {
      const ends = readDataSet(bytes, transferSyntax).elements.map((one) => one.valueOffset + one.length);
      const isDeflated = transferSyntax.endsWith('.99');
      const allowed = new Set(isDeflated ? [bytes.length] : [0, ...ends]);
      // An odd number of deflated bytes is padded with one NULL that nothing depends on (PS3.5 A.5).
      if (isDeflated && bytes.at(-1) === 0 && isAccepted(bytes.subarray(0, -1), transferSyntax))
        allowed.add(bytes.length - 1);
      const lengths = Array.from({ length: bytes.length + 1 }, (_, length) => length);
      const accepted = lengths.filter((length) => isAccepted(bytes.subarray(0, length), transferSyntax));
      expect(accepted).to.have.members([...allowed]);
    });
  }

  it('has new UIDs each time, and the same for the same seed', () => {
    const [a, b] = [buildInstance('CTImageStorage'), buildInstance('CTImageStorage')];
    expect(a.sopInstanceUID).to.not.equal(b.sopInstanceUID);
    expect(a.dataSet.StudyInstanceUID).to.not.equal(b.dataSet.StudyInstanceUID);
    const seeded = (seed: number) => buildInstance('CTImageStorage', { seed }).bytes.toString('hex');
    expect(seeded(7)).to.equal(seeded(7));
    expect(seeded(7)).to.not.equal(seeded(8));
  });

  it('has UIDs of UUIDs that keep the UID rules', () => {
    const uids = Array.from({ length: 200 }, (_, seed) => buildInstance('RawDataStorage', { seed }).sopInstanceUID);
    for (const uid of [newUid(), ...uids]) {
      expect(isValidUid(uid), uid).to.equal(true);
      const hex = BigInt(uid.slice('2.25.'.length)).toString(16).padStart(32, '0');
      expect(hex, uid).to.match(/^.{12}4.{3}[89ab].{15}$/);
    }
    expect(new Set(uids).size).to.equal(uids.length);
  });

  it('takes the SOP Class by UID or keyword, and its own SOP Instance UID', () => {
    const instance = buildInstance('1.2.840.10008.5.1.4.38.1', { sopInstanceUID: '1.2.3' });
    expect(instance).to.include({
      sopClassUID: '1.2.840.10008.5.1.4.38.1',
      sopInstanceUID: '1.2.3',
      transferSyntax: explicit,
    });
    expect(instance.dataSet.SOPInstanceUID).to.equal('1.2.3');
  });

  it('can be changed at any level, by keyword, tag and path', () => {
    const { bytes, sopInstanceUID } = buildInstance('HangingProtocolStorage', {
      sopInstanceUID: '1.2.3',
      set: { SOPInstanceUID: '9.9.9', '(0072,0004)': 'other', 'DisplaySetsSequence[1].DisplaySetNumber': 5 },
      remove: ['HangingProtocolName', 'HangingProtocolDefinitionSequence[1].Modality', 'PatientName'],
    });
    const dataSet = decodeDataSet(bytes, explicit);
    expect(sopInstanceUID).to.equal('1.2.3');
    expect(dataSet).to.include({ SOPInstanceUID: '9.9.9', HangingProtocolDescription: 'other' });
    expect(dataSet).to.not.have.property('HangingProtocolName');
    expect(dataSet.HangingProtocolDefinitionSequence).to.deep.equal([
      { ProcedureCodeSequence: [], ReasonForRequestedProcedureCodeSequence: [] },
    ]);
    expect(dataSet.DisplaySetsSequence).to.have.nested.property('[0].DisplaySetNumber', 5);
  });

  it('is not made for an unknown SOP Class or with unknown names, and says so in one line', () => {
    const unknown = /no instance of 1\.2\.3 can be made: it is no SOP Class of PS3\.4 B\.5 or GG\.3/;
    expect(() => buildInstance('1.2.3')).to.throw(RangeError, unknown);
    expect(() => buildInstance('Verification')).to.throw(RangeError, /no instance of Verification/);
    const build = (options: object) => () => buildInstance('CTImageStorage', options);
    expect(build({ set: { PatientNmae: 'x' } })).to.throw(RangeError, /PatientNmae is neither a keyword/);
    expect(build({ remove: ['PatientNmae'] })).to.throw(RangeError, /PatientNmae is neither a keyword/);
    expect(build({ set: { 'ContentSequence[1].TextValue': 'x' } })).to.throw(
      RangeError,
      /there is no ContentSequence\[1\]/,
    );
    expect(build({ set: { Rows: 'many' } })).to.throw(DataSetError, /Rows: many/);
    expect(build({ transferSyntax: '1.2.3' })).to.throw(RangeError, /no Transfer Syntax/);
  });
});
