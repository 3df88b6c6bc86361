// Findings on changed instances: what attributes pick, exclude and count of one another (PS3.3 10.25, 10.26, 10.41, C.23).

import { expect } from 'chai';
import type { DataSet } from '../data-set.ts';
import { buildInstance, type InstanceOptions } from '../instance/instance.ts';
import { type EncodedDataSet, findingLimit, validateDataSet } from './validate-data-set.ts';

/** Rule and place of what is found in an instance with these changes. */
function found(sopClass: string, options: InstanceOptions): string[] {
  const { bytes, transferSyntax } = buildInstance(sopClass, options);
  const findings = validateDataSet({ bytes, transferSyntax }, sopClass);
  return findings.map(({ rule, tagPath }) => `${rule} ${tagPath}`);
}

const protocol = 'CTDefinedProcedureProtocolStorage';

/** A protocol with one constraint on the weight of the patient. */
function constrained(changes: DataSet): InstanceOptions {
  const constraint: DataSet = {
    SelectorAttributeName: "Patient's Weight",
    SelectorAttributeVR: 'DS',
    SelectorAttribute: 'PatientWeight',
    SelectorValueNumber: 1,
    ConstraintType: 'EQUAL',
    ConstraintValueSequence: [{ SelectorDSValue: '70' }],
    ...changes,
  };
  return { set: { PatientSpecificationSequence: [constraint] } };
}

const inConstraint = (place: string) => `(0018,9911)[1].${place}`;

/** A Data Set with one element and so many others after it, each with the value `value` in two bytes. */
function withMany(tagFrom: number, vr: string, value: string): EncodedDataSet {
  const count = 2 * findingLimit;
  const bytes = Buffer.alloc(10 * count);
  for (let i = 0; i < count; i++) {
    const tag = tagFrom + 2 * i;
    bytes.writeUInt16LE(tag >>> 16, 10 * i);
    bytes.writeUInt16LE(tag & 0xffff, 10 * i + 2);
    bytes.write(`${vr}\x02\0${value}`, 10 * i + 4, 'latin1');
  }
  return { bytes, transferSyntax: 'ExplicitVRLittleEndian' };
}

/** The same with the Equipment Modality as UN, as a sender that does not know it may have it (PS3.5 6.2.2). */
function withUnknownModality(): EncodedDataSet {
  const built = Buffer.from(buildInstance(protocol, { transferSyntax: 'ExplicitVRLittleEndian' }).bytes);
  const modality = Buffer.from('0800210243530200', 'hex');
  const at = built.indexOf(modality);
  const unknown = Buffer.from('08002102554e000002000000', 'hex');
  const bytes = Buffer.concat([built.subarray(0, at), unknown, built.subarray(at + modality.length)]);
  return { bytes, transferSyntax: 'ExplicitVRLittleEndian' };
}

describe('the validator', () => {
  it('takes no condition for broken whose element has come as UN', () => {
    const findings = validateDataSet(withUnknownModality(), protocol);
    expect(findings.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
    expect(findings.find(({ keyword }) => keyword === 'EquipmentModality')).to.include({ rule: 'vr' });
  });

  it('ends with the ten thousandth error, and says so', () => {
    const findings = validateDataSet(withMany(0x00260002, 'DA', 'xx'), protocol);
    expect(findings.filter(({ severity }) => severity === 'error')).to.have.lengthOf(findingLimit + 1);
    expect(findings.at(-1)).to.include({ rule: 'finding-limit', severity: 'error' });
  });

  it('keeps ten thousand findings that are no errors, and looks for errors on', () => {
    const findings = validateDataSet(withMany(0x00260002, 'LO', 'ab'), protocol);
    const bySeverity = (severity: string) => findings.filter((finding) => finding.severity === severity);
    expect(bySeverity('information')).to.have.lengthOf(findingLimit);
    expect(bySeverity('error').map(({ rule }) => rule)).to.include('missing');
  });

  it('finds the same in bytes of any kind, and in those that begin within others', () => {
    const { bytes, transferSyntax } = buildInstance(protocol, constrained({ SelectorDSValue: '1,5' }));
    const wanted = validateDataSet({ bytes, transferSyntax }, protocol);
    expect(wanted).to.have.length.greaterThan(0);
    const plain = Uint8Array.from(bytes);
    const within = new Uint8Array(bytes.length + 7);
    within.set(bytes, 7);
    for (const other of [plain, within.subarray(7)])
      expect(validateDataSet({ bytes: other, transferSyntax }, protocol)).to.deep.equal(wanted);
  });

  it('finds the same in text beyond a megabyte, which is read value by value', () => {
    const [small, large] = [1, 1 << 20].map((length) => {
      const set = { SelectorAttributeName: 'x'.repeat(65), ProtocolDesignRationale: 'x'.repeat(length) };
      return found(protocol, constrained(set));
    });
    expect(small).to.deep.equal(large).and.to.have.length.greaterThan(0);
  });

  it('wants the Selector Value of the Selector Attribute VR, which stands in the item around, and no other', () => {
    expect(found(protocol, constrained({}))).to.deep.equal([]);
    expect(found(protocol, constrained({ SelectorAttributeVR: 'IS' }))).to.deep.equal([
      `relation ${inConstraint('(0072,0050)')}`,
      `missing ${inConstraint('(0082,0034)[1].(0072,0064)')}`,
      `not-allowed ${inConstraint('(0082,0034)[1].(0072,0072)')}`,
    ]);
    const nested = constrained({ RecommendedDefaultValueSequence: [{ SelectorDSValue: '70', SelectorISValue: 70 }] });
    expect(found(protocol, nested)).to.deep.equal([`not-allowed ${inConstraint('(0082,0035)[1].(0072,0064)')}`]);
  });

  it('wants the Selector Value of the Selector Attribute VR of the same item in a hanging protocol', () => {
    const selector = 'ImageSetsSequence[1].ImageSetSelectorSequence[1]';
    const wrong = { set: { [`${selector}.SelectorAttributeVR`]: 'US' } };
    expect(found('HangingProtocolStorage', wrong)).to.deep.equal([
      'missing (0072,0020)[1].(0072,0022)[1].(0072,007A)',
      'relation (0072,0020)[1].(0072,0022)[1].(0072,0050)',
      'not-allowed (0072,0020)[1].(0072,0022)[1].(0072,0062)',
    ]);
  });

  it('wants as many constraint values as the Constraint Type has', () => {
    const values = (count: number) => Array.from({ length: count }, () => ({ SelectorDSValue: '70' }));
    const counted = (type: string, count: number) =>
      found(protocol, constrained({ ConstraintType: type, ConstraintValueSequence: values(count) }));
    const wrong = [`item-count ${inConstraint('(0082,0034)')}`];
    expect(counted('RANGE_INCL', 2)).to.deep.equal([]);
    expect(counted('RANGE_EXCL', 1)).to.deep.equal(wrong);
    expect(counted('EQUAL', 2)).to.deep.equal(wrong);
    expect(counted('MEMBER_OF', 3)).to.deep.equal([]);
    expect(counted('NOT_MEMBER_OF', 1)).to.deep.equal([]);
    expect(counted('UNCONSTRAINED', 1)).to.deep.equal([`not-allowed ${inConstraint('(0082,0034)')}`]);
  });

  it('lets the UID of a context group stand for the codes in it', () => {
    const uid = { ConstraintValueSequence: [{ SelectorUIValue: '1.2.840.10008.6.1.2' }] };
    const ofCodes = {
      SelectorAttributeName: 'Patient Species Code Sequence',
      SelectorAttributeVR: 'SQ',
      SelectorAttribute: 'PatientSpeciesCodeSequence',
      SelectorValueNumber: undefined as never,
    };
    expect(found(protocol, constrained({ ...ofCodes, ...uid, ConstraintType: 'MEMBER_OF_CID' }))).to.deep.equal([]);
    expect(found(protocol, constrained({ ...ofCodes, ...uid, ConstraintType: 'EQUAL' }))).to.deep.equal([
      `not-allowed ${inConstraint('(0082,0034)[1].(0072,007F)')}`,
    ]);
  });

  it('takes one form of a code and refuses two (PS3.3 Table 8.8-1a)', () => {
    const coded = (code: DataSet) =>
      found('HangingProtocolStorage', {
        set: { HangingProtocolUserIdentificationCodeSequence: [{ ...code, CodeMeaning: 'Radiologist' }] },
      });
    const [short, long, urn] = [
      { CodeValue: '1', CodingSchemeDesignator: '99X' },
      { LongCodeValue: 'more than 16 characters', CodingSchemeDesignator: '99X' },
      { URNCodeValue: 'urn:oid:1.2.3' },
    ];
    for (const one of [short, long, urn]) expect(coded(one)).to.deep.equal([]);
    expect(coded({ ...short, ...long })).to.deep.equal([
      'not-allowed (0072,000E)[1].(0008,0100)',
      'not-allowed (0072,000E)[1].(0008,0119)',
    ]);
    expect(coded({ ...long, ...urn })).to.deep.equal([
      'not-allowed (0072,000E)[1].(0008,0119)',
      'not-allowed (0072,000E)[1].(0008,0120)',
    ]);
  });

  it('refuses optional attributes that exclude each other', () => {
    const reference = { ReferencedSOPClassUID: '1.2.3', ReferencedSOPInstanceUID: '1.2.4' };
    const referring = (more: DataSet) => ({
      set: { ReferencedDefinedProtocolSequence: [{ ...reference, ...more }] },
    });
    const [acquisition, reconstruction] = [
      { SourceAcquisitionProtocolElementNumber: 1 },
      { SourceReconstructionProtocolElementNumber: 1 },
    ];
    expect(found('ColorPaletteStorage', referring(acquisition))).to.deep.equal([]);
    expect(found('ColorPaletteStorage', referring(reconstruction))).to.deep.equal([]);
    expect(found('ColorPaletteStorage', referring({ ...acquisition, ...reconstruction }))).to.deep.equal([
      'not-allowed (0018,990C)[1].(0018,9938)',
      'not-allowed (0018,990C)[1].(0018,993A)',
    ]);
  });

  it('compares UIDs with the command or the file meta information, and says with which', () => {
    const { bytes, transferSyntax } = buildInstance('HangingProtocolStorage', { sopInstanceUID: '1.2.3' });
    const compare = (namedBy?: 'file meta information') =>
      validateDataSet({ bytes, transferSyntax }, 'HangingProtocolStorage', {
        sopClassUID: '1.2.5',
        sopInstanceUID: '1.2.4',
        namedBy,
      }).map(({ tag, clause, expected }) => [tag, clause, expected]);
    expect(compare()).to.deep.equal([
      [0x00080016, 'PS3.7 C.5.2', '1.2.5, as the command says'],
      [0x00080018, 'PS3.7 C.5.2', '1.2.4, as the command says'],
    ]);
    expect(compare('file meta information')[1]).to.deep.equal([
      0x00080018,
      'PS3.10 7.1',
      '1.2.4, as the file meta information says',
    ]);
  });
});
