import { expect } from 'chai';
import { nonPatientSopClasses, sopClassByKeyword, sopClassByUid, sopClasses } from './sop-classes.ts';
import { storageClasses } from './storage/storage-tables.ts';
import { isValidUid } from './uids.ts';

describe('the SOP Class registry', () => {
  it('has the nine Non-Patient SOP Classes of PS3.4 Table GG.3-1', () => {
    expect(nonPatientSopClasses.map((row) => row.keyword)).to.deep.equal([
      'HangingProtocolStorage',
      'ColorPaletteStorage',
      'GenericImplantTemplateStorage',
      'ImplantAssemblyTemplateStorage',
      'ImplantTemplateGroupStorage',
      'CTDefinedProcedureProtocolStorage',
      'ProtocolApprovalStorage',
      'XADefinedProcedureProtocolStorage',
      'InventoryStorage',
    ]);
  });

  it('has each SOP Class of PS3.4 Table B.5-1, and the nine', () => {
    const known = sopClasses.filter(({ service }) => service === 'storage').map(({ uid }) => uid);
    expect(known).to.have.members(storageClasses());
  });

  it('names no UID and no keyword twice', () => {
    expect(new Set(sopClasses.map((row) => row.uid))).to.have.property('size', sopClasses.length);
    expect(new Set(sopClasses.map((row) => row.keyword))).to.have.property('size', sopClasses.length);
  });

  it('has only UIDs that keep the UID rules', () => {
    for (const { uid } of sopClasses) expect(isValidUid(uid), uid).to.equal(true);
  });

  it('finds a SOP Class by UID and by keyword', () => {
    expect(sopClassByUid('1.2.840.10008.5.1.4.1.1.2')).to.equal(sopClassByKeyword('CTImageStorage'));
    expect(sopClassByUid('1.2.840.10008.1.1')).to.include({ keyword: 'Verification', service: 'verification' });
    expect(sopClassByUid('1.2.3')).to.equal(undefined);
  });

  it('says where each IOD is defined', () => {
    expect(sopClassByKeyword('HangingProtocolStorage')?.iodRef).to.equal('PS3.3 A.44');
    expect(sopClassByKeyword('SecondaryCaptureImageStorage')?.iodRef).to.equal('PS3.3 A.8');
  });
});
