import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import {
  buildInstance,
  decodeDataSet,
  ExplicitVRBigEndian,
  encodePart10,
  ImplicitVRLittleEndian,
} from '../../src/index.ts';
import { dataSetSchema } from '../language/data-set-spec.ts';
import { instanceOf } from './data-set.ts';
import { Seeded } from './seeded.ts';

const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
const transferSyntax = ImplicitVRLittleEndian.uid;

function made(spec: unknown, scenarioFile = 'x.yaml') {
  const defaults = { sopClassUID: hangingProtocol, transferSyntax, seeded: new Seeded(1, 'case'), scenarioFile };
  return instanceOf(dataSetSchema.parse(spec), defaults);
}

describe('a Data Set of a scenario', () => {
  it('is a generated instance, the same for the same seed', async () => {
    const first = await made('valid');
    expect(first).to.deep.equal(await made('valid'));
    expect(first?.sopClassUID).to.equal(hangingProtocol);
    const dataSet = decodeDataSet(first?.bytes ?? Buffer.alloc(0), transferSyntax);
    expect(dataSet).to.include({ SOPClassUID: hangingProtocol, SOPInstanceUID: first?.sopInstanceUID });
  });

  it('has a profile, with the SOP Instance UID of the case and the same content in every case', async () => {
    const [typical, full] = [await made({ profile: 'typical' }), await made({ profile: 'full' })];
    const plain = buildInstance(hangingProtocol, { profile: 'typical' }).bytes.length;
    expect(typical?.bytes.length).to.be.within(plain - 500, plain + 500);
    expect(full?.bytes.length).to.be.greaterThan(2 * plain);
    const { SOPInstanceUID, SOPClassUID } = decodeDataSet(full?.bytes ?? Buffer.alloc(0), transferSyntax);
    expect({ SOPInstanceUID, SOPClassUID }).to.deep.equal({
      SOPInstanceUID: full?.sopInstanceUID,
      SOPClassUID: hangingProtocol,
    });
    expect((await made({ profile: 'full' }))?.bytes).to.deep.equal(full?.bytes);
  });

  it('has a profile with attributes changed', async () => {
    const path = 'DisplaySetsSequence[2].DisplaySetLabel';
    const instance = await made({ profile: 'typical', set: { [path]: 'CHANGED' }, remove: ['HangingProtocolName'] });
    const dataSet = decodeDataSet(instance?.bytes ?? Buffer.alloc(0), transferSyntax);
    expect(dataSet).to.not.have.property('HangingProtocolName');
    expect(dataSet).to.have.nested.property(path.replace('2', '1'), 'CHANGED');
  });

  it('is none, or bytes', async () => {
    expect(await made('none')).to.equal(undefined);
    expect(Buffer.from((await made({ hex: '01 02' }))?.bytes ?? []).toString('hex')).to.equal('0102');
  });

  it('is encoded in another Transfer Syntax than was agreed on', async () => {
    const agreed = (await made('valid'))?.bytes ?? Buffer.alloc(0);
    const bytes = (await made({ encodedIn: 'ExplicitVRBigEndian' }))?.bytes ?? Buffer.alloc(0);
    expect(decodeDataSet(bytes, ExplicitVRBigEndian)).to.deep.equal(decodeDataSet(agreed, transferSyntax));
    expect(() => decodeDataSet(bytes, transferSyntax)).to.throw();
  });

  it('declares lengths in the byte order that it is encoded in', async () => {
    const mutated = await made({
      encodedIn: 'ExplicitVRBigEndian',
      mutate: [{ length: { tag: '(0008,0018)', to: 0x1234 } }],
    });
    expect(Buffer.from(mutated?.bytes ?? []).includes(Buffer.from('0008001855491234', 'hex'))).to.equal(true);
  });

  it('is of another SOP Class, with attributes set and removed', async () => {
    const instance = await made({
      sopClass: 'CTImageStorage',
      set: { PatientID: 'X', SOPClassUID: 'MRImageStorage' },
      remove: ['PatientName'],
    });
    const dataSet = decodeDataSet(instance?.bytes ?? Buffer.alloc(0), transferSyntax);
    expect(dataSet).to.include({ PatientID: 'X', SOPClassUID: '1.2.840.10008.5.1.4.1.1.4' });
    expect(dataSet).not.to.have.property('PatientName');
    expect(instance?.sopClassUID, 'in the command').to.equal('1.2.840.10008.5.1.4.1.1.2');
  });

  it('is changed byte by byte', async () => {
    const whole = await made('valid');
    const changed = await made({ mutate: [{ truncate: { at: 20 } }] });
    expect(Buffer.from(changed?.bytes ?? []).equals(Buffer.from(whole?.bytes ?? []).subarray(0, 20))).to.equal(true);
  });

  it('is that of a Part 10 file beside the scenario', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cstore-data-set-'));
    try {
      const instance = buildInstance(hangingProtocol, { transferSyntax, seed: 1 });
      fs.writeFileSync(path.join(folder, 'hp.dcm'), encodePart10(instance, instance.bytes));
      const read = await made('hp.dcm', path.join(folder, 'x.yaml'));
      expect(read?.sopInstanceUID).to.equal(instance.sopInstanceUID);
      expect(Buffer.from(read?.bytes ?? []).equals(instance.bytes)).to.equal(true);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
