/** PS3.8 9.3.2, 9.3.3: A-ASSOCIATE PDUs made from what is negotiated, and read back by name. */

import { expect } from 'chai';
import { applicationContextName } from '../registry/uids.ts';
import { type AssociateRQOptions, associateAC, associateRQ } from './associate-builders.ts';
import {
  applicationContextNameOf,
  presentationContextResultsOf,
  presentationContextsOf,
  userInformationOf,
} from './associate-views.ts';
import { decodePdu, encodePdu } from './pdu/pdu.ts';

const presentationContexts = [
  { id: 1, abstractSyntax: '1.2.840.10008.5.1.4.38.1', transferSyntaxes: ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2'] },
  { id: 3, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.1.2'] },
];
const least: AssociateRQOptions = {
  calledAETitle: 'STORESCP',
  callingAETitle: 'STORESCU',
  presentationContexts,
  maxLength: 0,
  implementationClassUID: '1.2.3',
};
const everything: AssociateRQOptions = {
  ...least,
  maxLength: 16384,
  implementationVersionName: 'VERSION_1',
  asyncWindow: { invoked: 16, performed: 0 },
  roles: [{ sopClassUID: '1.2', scuRole: true, scpRole: false }],
  extended: [{ sopClassUID: '1.2', information: Buffer.from([1, 2]) }],
  commonExtended: [{ sopClassUID: '1.2', serviceClassUID: '1.4', relatedGeneralSOPClassUIDs: ['1.5'] }],
  userIdentity: { type: 2, primary: 'Jürgen', secondary: 'pass', positiveResponseRequested: true },
  unknown: [{ item: 0x5a, data: Buffer.from([9]) }],
};

function itemTypes(pdu: { items: readonly { item: number }[] }): number[] {
  return pdu.items.map(({ item }) => item);
}

describe('associateRQ', () => {
  it('has its items in increasing order of type, with the least that is mandatory', () => {
    const rq = associateRQ(least);
    expect(itemTypes(rq)).to.deep.equal([0x10, 0x20, 0x20, 0x50]);
    expect(rq.protocolVersion).to.equal(1);
    const [userInformation] = rq.items.slice(-1);
    expect(userInformation).to.deep.equal({
      item: 0x50,
      subItems: [
        { item: 0x51, maxLength: 0 },
        { item: 0x52, uid: '1.2.3' },
      ],
    });
  });

  it('is read back by name after it was encoded and decoded', () => {
    const decoded = decodePdu(encodePdu(associateRQ(everything)));
    if (!('pdu' in decoded) || decoded.pdu.type !== 'A-ASSOCIATE-RQ') throw new Error('no A-ASSOCIATE-RQ');
    expect(applicationContextNameOf(decoded.pdu)).to.equal(applicationContextName);
    expect(presentationContextsOf(decoded.pdu)).to.deep.equal(presentationContexts);
    const { maxLength, implementationClassUID, implementationVersionName, asyncWindow } = everything;
    const { roles, extended, commonExtended, unknown } = everything;
    expect(userInformationOf(decoded.pdu)).to.deep.equal({
      ...{ maxLength, implementationClassUID, implementationVersionName, asyncWindow },
      ...{ roles, extended, commonExtended, unknown },
      userIdentity: {
        type: 2,
        primary: Buffer.from('Jürgen', 'utf8'),
        secondary: Buffer.from('pass'),
        positiveResponseRequested: true,
      },
    });
  });

  it('has its sub-items in ascending order of type, as older receivers expect (PS3.8 9.3.2.3)', () => {
    const item = associateRQ(everything).items.at(-1);
    if (!item || !('subItems' in item)) throw new Error('no User Information Item');
    const types = item.subItems.map((subItem) => subItem.item);
    expect(types).to.deep.equal([0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x5a]);
  });

  it('takes AE titles as 16 raw bytes', () => {
    const raw = Buffer.from(' \0 anything at  ');
    const decoded = decodePdu(encodePdu(associateRQ({ ...least, callingAETitle: raw })));
    expect(decoded).to.have.nested.property('pdu.rawCallingAETitle').that.deep.equals(raw);
  });
});

describe('associateAC', () => {
  const answers = [
    { id: 1, result: 0, transferSyntax: '1.2.840.10008.1.2' },
    { id: 3, result: 3 },
  ];

  it('answers the presentation contexts, and gives a rejected one a transfer syntax for the form', () => {
    const ac = associateAC({ ...least, request: associateRQ(least), presentationContexts: answers });
    expect(itemTypes(ac)).to.deep.equal([0x10, 0x21, 0x21, 0x50]);
    const [accepted, rejected] = presentationContextResultsOf(ac);
    expect(accepted).to.deep.equal(answers[0]);
    expect(rejected).to.deep.equal({ id: 3, result: 3, transferSyntax: '1.2.840.10008.1.2' });
  });

  it('returns bytes 11 to 74 of the request unchanged, and no other reserved byte (Table 9-17)', () => {
    const reserved = Buffer.alloc(35, 0xaa);
    const rawCalledAETitle = Buffer.from(' STORESCP       ');
    const request = { ...associateRQ(least), reserved, rawCalledAETitle };
    const ac = encodePdu(associateAC({ ...least, request, presentationContexts: answers }));
    expect(ac.subarray(10, 74)).to.deep.equal(encodePdu(request).subarray(10, 74));
    expect([ac[1], ac[8], ac[9]]).to.deep.equal([0, 0, 0]);
  });

  it('carries the Server-response of a user identity', () => {
    const userIdentityResponse = Buffer.from('ticket');
    const options = { ...least, request: associateRQ(everything), presentationContexts: answers, userIdentityResponse };
    expect(userInformationOf(associateAC(options)).userIdentityResponse).to.deep.equal(userIdentityResponse);
  });
});

describe('the views', () => {
  it('find nothing in a PDU without items', () => {
    const empty = { ...associateRQ(least), items: [] };
    expect(applicationContextNameOf(empty)).to.equal(undefined);
    expect(presentationContextsOf(empty)).to.deep.equal([]);
    expect(presentationContextResultsOf(empty)).to.deep.equal([]);
    const nothing = { roles: [], extended: [], commonExtended: [], unknown: [] };
    expect(userInformationOf(empty)).to.deep.equal(nothing);
  });

  it('read UIDs without the padding that some peers add', () => {
    const padded = associateRQ({ ...least, implementationClassUID: '1.2.3\0', applicationContextName: '1.2 ' });
    expect(userInformationOf(padded).implementationClassUID).to.equal('1.2.3');
    expect(applicationContextNameOf(padded)).to.equal('1.2');
  });

  it('take the first of a sub-item that may come once', () => {
    const subItems = [
      { item: 0x51, maxLength: 1 },
      { item: 0x51, maxLength: 2 },
    ] as const;
    const rq = { ...associateRQ(least), items: [{ item: 0x50, subItems }] as const };
    expect(userInformationOf(rq).maxLength).to.equal(1);
  });

  it('give an empty abstract syntax where a presentation context has none', () => {
    const rq = { ...associateRQ(least), items: [{ item: 0x20, id: 5, subItems: [] }] as const };
    expect(presentationContextsOf(rq)).to.deep.equal([{ id: 5, abstractSyntax: '', transferSyntaxes: [] }]);
  });
});
