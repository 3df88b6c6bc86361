import { expect } from 'chai';
import { buildInstance, type DataSet, ExplicitVRLittleEndian, encodeDataSet } from '../../src/index.ts';
import { attributeAt } from './attribute-types.ts';
import { type StoredDifference, storedDifferences } from './stored-data-set.ts';

const hangingProtocol = buildInstance('HangingProtocolStorage', {
  profile: 'typical',
  seed: 1,
  set: {
    '00290010': { vr: 'LO', Value: ['ACME'] },
    '00291001': { vr: 'LO', Value: ['SECRET'] },
    SeriesDescription: 'EXTENDED',
    HangingProtocolUserGroupName: '',
  },
});

const transferSyntax = ExplicitVRLittleEndian.uid;

/** What an SCP that changes the instance so comes to. */
function found(
  change: (dataSet: Record<string, unknown>) => void,
  syntax: string = transferSyntax,
): StoredDifference[] {
  const changed = structuredClone(hangingProtocol.dataSet) as Record<string, unknown>;
  change(changed);
  const { sopClassUID } = hangingProtocol;
  const sent = { sopClassUID, transferSyntax, bytes: encodeDataSet(hangingProtocol.dataSet, transferSyntax) };
  return storedDifferences(sent, { transferSyntax: syntax, bytes: encodeDataSet(changed as DataSet, syntax) });
}

function only(change: (dataSet: Record<string, unknown>) => void): string {
  const differences = found(change);
  expect(differences).to.have.length(1);
  return differences.map(({ verdict, text }) => `${verdict} ${text}`).join();
}

describe('a stored Data Set', () => {
  it('is right when it is what was sent, in whatever Transfer Syntax', () => {
    for (const syntax of ['ImplicitVRLittleEndian', 'DeflatedExplicitVRLittleEndian', 'ExplicitVRBigEndian']) {
      expect(found(() => {}, syntax)).to.deep.equal([]);
    }
  });

  it('may not have another value of a Type 1 or 2 attribute', () => {
    expect(
      only((dataSet) => {
        dataSet.HangingProtocolCreator = 'SOMEBODY';
      }),
    ).to.match(/^fail \(0072,0008\) HangingProtocolCreator: sent '.+', stored 'SOMEBODY' \(PS3\.4 GG\.4\.2: the value/);
  });

  it('may not have another value of a Type 1 attribute in an Item', () => {
    expect(
      only(({ DisplaySetsSequence }) => {
        (DisplaySetsSequence as DataSet[])[1] = { ...(DisplaySetsSequence as DataSet[])[1], DisplaySetNumber: 77 };
      }),
    ).to.match(/^fail \(0072,0200\)\[2\]\.\(0072,0202\) DisplaySetNumber: sent 2, stored 77/);
  });

  it('may not be without an attribute, whatever its Type', () => {
    const names: [string, RegExp][] = [
      ['HangingProtocolName', /^fail \(0072,0002\) HangingProtocolName: sent '.+', not stored \(.*every Attribute/],
      ['00291001', /^fail \(0029,1001\): sent 'SECRET', not stored/],
      ['SeriesDescription', /^fail \(0008,103E\): sent 'EXTENDED', not stored/],
    ];
    for (const [name, text] of names) expect(only((dataSet) => delete dataSet[name])).to.match(text);
  });

  it('may not have lost a value', () => {
    expect(
      only((dataSet) => {
        dataSet.SeriesDescription = '';
      }),
    ).to.match(/^fail \(0008,103E\): sent 'EXTENDED', stored ''/);
  });

  it('may be without a Type 3 attribute that has no value', () => {
    expect(only((dataSet) => delete dataSet.HangingProtocolUserGroupName)).to.match(
      /^pass \(0072,0010\) HangingProtocolUserGroupName: sent '', not stored \(PS3\.5 7\.4\.5/,
    );
  });

  it('may have another value of a Type 3 or private attribute only where the meaning stays', () => {
    expect(
      only((dataSet) => {
        dataSet['00291001'] = { vr: 'LO', Value: ['PUBLIC'] };
      }),
    ).to.match(/^warn \(0029,1001\): sent 'SECRET', stored 'PUBLIC' \(PS3\.4 GG\.4\.2: a Type 3 or private Attribute/);
  });

  it('may have more Type 3 and private attributes, and no others', () => {
    const added = (name: string, value: unknown): string =>
      only((dataSet) => {
        dataSet[name] = value;
      });
    expect(added('InstanceCreationDate', '20260101')).to.match(/^pass \(0008,0012\) InstanceCreationDate: not sent/);
    expect(added('SeriesNumber', '7')).to.match(/^pass \(0020,0011\): not sent, stored '7'/);
  });

  it('may have a Specific Character Set under which the text stays the same', () => {
    const { sopClassUID, dataSet, bytes } = buildInstance('ImplantTemplateGroupStorage', { seed: 1 });
    const added = (SpecificCharacterSet: string) =>
      storedDifferences(
        { sopClassUID, transferSyntax, bytes },
        { transferSyntax, bytes: encodeDataSet({ ...dataSet, SpecificCharacterSet }, transferSyntax) },
      )[0];
    expect(added('ISO_IR 100')).to.include({ verdict: 'pass' });
    expect(added('ISO_IR 13')).to.include({ verdict: 'warn' });
  });

  it('has the VRs of PS3.6', () => {
    expect(
      only((dataSet) => {
        dataSet.HangingProtocolName = { vr: 'UT', Value: [dataSet.HangingProtocolName] };
      }),
    ).to.match(/^warn \(0072,0002\) HangingProtocolName: sent VR SH, stored VR UT \(PS3\.5 7\.1\.1/);
  });
});

describe('an attribute of an IOD', () => {
  const { sopClassUID } = hangingProtocol;
  it('is optional by its Type, or that of a sequence around it', () => {
    expect(attributeAt(sopClassUID, '(0072,0002)')).to.deep.equal({
      isOptional: false,
      keyword: 'HangingProtocolName',
    });
    expect(attributeAt(sopClassUID, '(0008,0012)').isOptional).to.equal(true);
    expect(attributeAt(sopClassUID, '(0018,A001)[1].(0008,0070)')).to.deep.equal({
      isOptional: true,
      keyword: 'Manufacturer',
    });
  });

  it('is optional when the IOD does not know it', () => {
    expect(attributeAt(sopClassUID, '(0029,1001)')).to.deep.equal({ isOptional: true });
    expect(attributeAt('1.2.3', '(0008,0018)')).to.deep.equal({ isOptional: true });
  });
});
