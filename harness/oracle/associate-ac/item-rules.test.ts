import { expect } from 'chai';
import {
  type AAssociateAC,
  type AssociateItem,
  associateAC,
  associateRQ,
  encodePdu,
  type UserInformationSubItem,
} from '../../../src/wire.ts';
import { formatFinding } from '../../model/finding.ts';
import { applyRules } from '../rule.ts';
import { associateAcRules } from './associate-ac-rules.ts';

const implicit = '1.2.840.10008.1.2';
const identity = { maxLength: 16384, implementationClassUID: '1.2.3', implementationVersionName: 'V1' };
const request = associateRQ({
  calledAETitle: 'SCP',
  callingAETitle: 'SCU',
  presentationContexts: [{ id: 1, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: [implicit] }],
  ...identity,
});
const presentationContexts = [{ id: 1, result: 0, transferSyntax: implicit }];
const good = associateAC({ request, presentationContexts, ...identity });

const [applicationContext, answer, userInformation] = good.items as [AssociateItem, AssociateItem, AssociateItem];

/** What it answers is the matter of other rules, and of other tests. */
const ofTheAnswer = /-(offered|proposed|requested)$|\/(maximum-length|implementation-class-uid)$/;
const formRules = associateAcRules.filter(({ id }) => !ofTheAnswer.test(id));

function found(items: readonly AssociateItem[]): string[] {
  const ac: AAssociateAC = { ...good, items };
  const { findings } = applyRules(formRules, { rq: request, ac, rqBytes: encodePdu(request) });
  return findings.map((finding) => `${finding.level} ${formatFinding(finding)}`);
}

/** The good answer with more sub-items in its User Information. */
function withSubItems(...more: readonly UserInformationSubItem[]): AssociateItem[] {
  return good.items.map((item) =>
    'data' in item || item.item !== 0x50 ? item : { ...item, subItems: [...item.subItems, ...more] },
  );
}

describe('the rules of the form of an A-ASSOCIATE-AC', () => {
  it('find nothing wrong with a good one, whatever unknown items it has', () => {
    expect(found(good.items)).to.deep.equal([]);
    const unknown = { item: 0x7f, reserved: Buffer.of(1), data: Buffer.alloc(2) };
    expect(found([...withSubItems(unknown, unknown), unknown])).to.deep.equal([]);
  });

  it('find items that are not in ascending order', () => {
    expect(found([userInformation, applicationContext, answer])).to.deep.equal([
      'shall PS3.8 9.3.1: item 10H comes after item 50H',
    ]);
  });

  it('find a second Application Context and a second or no User Information', () => {
    expect(found([applicationContext, ...good.items])).to.deep.equal([
      'shall PS3.8 9.3.3: there are 2 Application Context Items, not one',
    ]);
    expect(found([applicationContext, answer])).to.deep.equal([
      'shall PS3.8 9.3.3: there are 0 User Information Items, not one',
    ]);
  });

  it('find sub-items that shall be there only once', () => {
    expect(found(withSubItems({ item: 0x51, maxLength: 1 }))).to.deep.equal([
      'shall PS3.8 D.1.2: sub-item 51H is there more than once',
    ]);
    const extended = { item: 0x56, uid: '1.2.3', information: Buffer.alloc(1) } as const;
    expect(found(withSubItems(extended, { ...extended, uid: '1.2.4' }))).to.deep.equal([]);
    expect(found(withSubItems(extended, extended)).join()).to.match(/^shall PS3\.7 D\.3\.3\.5\.2/);
  });

  it('find reserved fields of items and sub-items that are not 00H', () => {
    const reserved = Buffer.of(1);
    expect(found([{ ...applicationContext, reserved }, answer, userInformation])).to.deep.equal([
      'shall PS3.8 9.3.3.1: item 10H: a reserved field is not sent as 00H',
    ]);
    expect(found([applicationContext, { ...answer, reserved: Buffer.of(0, 0, 1) }, userInformation]).join()).to.match(
      /^shall PS3\.8 9\.3\.3\.2/,
    );
    const role = { item: 0x54, reserved, uid: '1.2.3', scuRole: 1, scpRole: 0 } as const;
    expect(found(withSubItems(role)).join()).to.match(/^shall PS3\.7 D\.3\.3\.4\.2: item 54H/);
  });

  it('find names that are padded or no UIDs, but not where the context was refused', () => {
    const context = (result: number, uid: string): AssociateItem => ({
      item: 0x21,
      id: 1,
      result,
      subItems: [{ item: 0x40, uid }],
    });
    expect(found([{ item: 0x10, name: '1.2.840.10008.3.1.1.1\0' }, answer, userInformation])).to.deep.equal([
      'shall PS3.8 F.1: Application Context Name "1.2.840.10008.3.1.1.1\\x00" is not a UID without padding',
    ]);
    expect(found([applicationContext, context(0, `${implicit} `), userInformation])).to.have.length(1);
    expect(found([applicationContext, context(4, ''), userInformation])).to.deep.equal([]);
  });

  it('find roles that are neither 0 nor 1', () => {
    expect(found(withSubItems({ item: 0x54, uid: '1.2.3', scuRole: 2, scpRole: 0 }))).to.deep.equal([
      'shall PS3.7 D.3.3.4.2: SCU-role 2 and SCP-role 0: each is 0 or 1',
    ]);
  });

  it('find a version name outside of ISO 646', () => {
    const items = associateAC({
      request,
      presentationContexts,
      ...identity,
      implementationVersionName: 'V\u00e9',
    }).items;
    expect(found(items).join()).to.match(/^shall PS3\.7 D\.3\.3\.2\.4/);
  });

  it('find an answer to SOP Class Common Extended Negotiation', () => {
    const common = { item: 0x57, version: 0, uid: '1.2.3', serviceClassUid: '1.2.4', relatedUids: [] } as const;
    expect(found(withSubItems(common)).join()).to.match(/^shall PS3\.7 D\.3\.3\.6/);
  });
});
