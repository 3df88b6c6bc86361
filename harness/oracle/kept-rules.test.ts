import { expect } from 'chai';
import { ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../../src/index.ts';
import type { InstanceFile, InstanceIdentity } from '../model/instance-file.ts';
import { checkStore, missingFrom } from './kept-rules.ts';

const ct = '1.2.840.10008.5.1.4.1.1.2';
const instance = (uid: string, some: Partial<InstanceIdentity> = {}): InstanceIdentity => ({
  sopClassUID: ct,
  sopInstanceUID: uid,
  transferSyntax: ExplicitVRLittleEndian.uid,
  ...some,
});
const file = (uid: string, meta: Partial<InstanceIdentity> = {}, dataSet: Partial<InstanceIdentity> = {}) => ({
  path: `/a/${uid}`,
  meta: instance(uid, meta),
  dataSet: instance(uid, dataSet),
});
const acknowledged = (...uids: string[]) => uids.map((sopInstanceUID) => ({ sopClassUID: ct, sopInstanceUID }));

/** What one case with these instances comes to: the rules checked, and the texts of what is broken. */
function checked(uids: readonly string[], ...files: readonly InstanceFile[]) {
  const result = checkStore([{ id: 'a', acknowledged: acknowledged(...uids) }], {
    place: 'below /a',
    files,
    recent: files,
  }).get('a');
  return {
    checked: result?.checked.map((id) => id.replace('storage/', '')),
    broken: result?.findings.map(({ rule, text }) => `${rule.replace('storage/', '')}: ${text}`),
  };
}

describe('what is found of acknowledged instances', () => {
  it('is all of them', () => {
    const result = checked(['1.2.1', '1.2.2'], file('1.2.1'), file('1.2.2'), file('1.2.9'));
    expect(result).to.deep.equal({
      checked: ['found-in-store', 'acknowledged-is-kept', 'file-meta-information'],
      broken: [],
    });
  });

  it('is not one that was acknowledged, where another one is found', () => {
    expect(checked(['1.2.1', '1.2.2'], file('1.2.1')).broken).to.deep.equal([
      'acknowledged-is-kept: SOP Instance 1.2.2 was acknowledged and is not below /a at the end of the run, where another one is',
    ]);
  });

  it('may be under a new UID, if as many are missing as are there under UIDs of others', () => {
    const broken = (...files: readonly InstanceFile[]) =>
      checked(['1.2.1', '1.2.2', '1.2.3'], file('1.2.1'), ...files).broken?.length;
    expect(broken(file('1.2.276.1'), file('1.2.276.2'))).to.equal(0);
    expect(broken(file('1.2.276.1'))).to.equal(2);
    expect(broken(file('2.25.1'), file('2.25.2'))).to.equal(2);
    const lost = [{ id: 'a', acknowledged: acknowledged('1.2.1', '1.2.2') }];
    const old = checkStore(lost, { place: 'p', files: [file('1.2.1'), file('1.2.276.1')], recent: [file('1.2.1')] });
    expect(old.get('a')?.findings.length, 'files from before the run').to.equal(1);
    const raw = '1.2.840.10008.5.1.4.1.1.66';
    expect(broken(file('1.2.276.1', {}, { sopClassUID: raw }), file('1.2.276.2', {}, { sopClassUID: raw }))).to.equal(
      2,
    );
  });

  it('is told once for the run where it is nothing at all, and no instance is called lost', () => {
    const cases = ['a', 'b'].map((id) => ({ id, acknowledged: acknowledged(`1.2.${id.charCodeAt(0)}`) }));
    const results = checkStore(cases, { place: 'below /a', files: [file('1.2.9')], recent: [] });
    const findings = [...results.values()].flatMap((one) => one.findings);
    expect(findings.map(({ rule, level }) => [rule, level])).to.deep.equal([['storage/found-in-store', 'should']]);
    expect(findings[0]?.text).to.match(/^of 2 instances that it acknowledged none is below \/a: /);
    expect([...results.values()].every((one) => !one.checked.includes('storage/acknowledged-is-kept'))).to.equal(true);
  });

  it('is nothing to check in a case that had nothing acknowledged', () => {
    expect(checkStore([{ id: 'a', acknowledged: [] }], { place: 'p', files: [], recent: [] }).size).to.equal(0);
  });

  it('may be a file that contradicts itself', () => {
    const broken = (meta: Partial<InstanceIdentity>, dataSet: Partial<InstanceIdentity> = {}) =>
      checked(['1.2.1'], file('1.2.1', meta, dataSet)).broken;
    expect(broken({ sopInstanceUID: '1.2.7' })).to.deep.equal([
      'file-meta-information: the file of 1.2.1 says 1.2.7 in (0002,0003) (/a/1.2.1)',
    ]);
    expect(broken({ sopClassUID: '1.2.840.10008.5.1.4.1.1.66' })).to.deep.equal([
      'file-meta-information: the file of 1.2.1 says RawDataStorage in (0002,0002), and its SOP Class is CTImageStorage (/a/1.2.1)',
    ]);
    expect(broken({}, { transferSyntax: ImplicitVRLittleEndian.uid })).to.deep.equal([
      'file-meta-information: the file of 1.2.1 says ExplicitVRLittleEndian in (0002,0010), and its Data Set is in ImplicitVRLittleEndian (/a/1.2.1)',
    ]);
  });

  it('is told of an instance whose File Meta Information stands before the Data Set of another', () => {
    expect(checked(['1.2.1'], file('1.2.1', {}, { sopInstanceUID: '1.2.7' })).broken).to.deep.equal([
      'file-meta-information: the file of 1.2.7 says 1.2.1 in (0002,0003) (/a/1.2.1)',
    ]);
  });

  it('is not blamed for a private Transfer Syntax, a Data Set that cannot be read, or files of others', () => {
    const secret = file('1.2.1', { transferSyntax: '1.3.6.1.4.1.1' });
    const { dataSet: _, ...unread } = file('1.2.2');
    const other = file('1.2.9', { sopInstanceUID: '1.2.8' });
    expect(checked(['1.2.1', '1.2.2'], secret, unread, other).broken).to.deep.equal([]);
  });

  it('is a warning for a Data Set without File Meta Information', () => {
    const { meta: _, ...bare } = file('1.2.1');
    expect(checked(['1.2.1'], bare).broken).to.deep.equal([
      'file-has-meta-information: the file of 1.2.1 begins with its Data Set, without File Meta Information (/a/1.2.1)',
    ]);
  });

  it('leaves what is missing', () => {
    expect(missingFrom(acknowledged('1.2.1', '1.2.2'), [file('1.2.2')])).to.deep.equal(acknowledged('1.2.1'));
  });
});
