import { once } from 'node:events';
import { expect } from 'chai';
import {
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  uncompressedTransferSyntaxes,
} from '../registry/transfer-syntaxes.ts';
import { verificationSOPClassUID } from '../registry/uids.ts';
import { presentationContextResultsOf, userInformationOf } from '../upper-layer/associate-views.ts';
import type { Pdu } from '../upper-layer/pdu/pdu.ts';
import { acceptorTls, requestorTls } from '../upper-layer/testing/certificates.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './listen-options.ts';
import { hangingProtocolStorage } from './testing/minimal-data-set.ts';
import { TestPeer } from './testing/test-peer.ts';

type Changes = Parameters<TestPeer['request']>[0];

/** How an SCP of these options answers an association request. */
async function answer(options: Partial<ListenOptions>, changes: Changes = {}): Promise<Pdu> {
  await using scp = await listen({ port: 0, ...options });
  await using peer = await TestPeer.connect(scp.port);
  return await peer.request(changes);
}

const accepted = { type: 'A-ASSOCIATE-AC' };
const rejected = (result: number, source: number, reason: number) => ({
  type: 'A-ASSOCIATE-RJ',
  result,
  source,
  reason,
});

describe('the association policy of an SCP', () => {
  it('answers to any AE titles unless told otherwise', async () => {
    expect(await answer({}, { calledAETitle: 'SOMEBODY', callingAETitle: 'ELSE' })).to.include(accepted);
  });

  it('rejects a called AE title that is not its own, when told so', async () => {
    const options = { aeTitle: 'ARCHIVE', calledAETitles: 'own' } as const;
    expect(await answer(options, { calledAETitle: 'OTHER' })).to.include(rejected(1, 1, 7));
    expect(await answer(options, { calledAETitle: 'ARCHIVE' })).to.include(accepted);
  });

  it('rejects a calling AE title that is not on its list', async () => {
    const options = { callingAETitles: ['CT1', 'CT2'] };
    expect(await answer(options, { callingAETitle: 'CT3' })).to.include(rejected(1, 1, 3));
    expect(await answer(options, { callingAETitle: 'CT2' })).to.include(accepted);
  });

  it('rejects a user with a wrong passcode, and answers a good one when asked to', async () => {
    const options = { userIdentity: { users: { alice: 'secret' }, required: true } };
    const identity = { type: 2, primary: 'alice', positiveResponseRequested: true };
    expect(await answer(options)).to.include(rejected(1, 2, 1));
    expect(await answer(options, { userIdentity: { ...identity, secondary: 'guess' } })).to.include(rejected(1, 2, 1));
    const good = await answer(options, { userIdentity: { ...identity, secondary: 'secret' } });
    expect(good).to.include(accepted);
    if (good.type === 'A-ASSOCIATE-AC') expect(userInformationOf(good).userIdentityResponse).to.have.length(0);
  });

  it('authorizes by the user of the association', async () => {
    await using scp = await listen({ port: 0, authorize: [{ user: 'alice', allow: true }, { allow: false }] });
    await using alice = await TestPeer.associate(scp.port, { userIdentity: { type: 1, primary: 'alice' } });
    await using bob = await TestPeer.associate(scp.port, { userIdentity: { type: 1, primary: 'bob' } });
    expect((await alice.store()).Status).to.equal(0);
    expect(await bob.store()).to.include({ Status: 0x0124, ErrorComment: 'user bob may not store this SOP Class' });
    expect((await bob.echo()).Status, 'verification is open to everybody').to.equal(0);
  });

  it('accepts the SOP Classes and Transfer Syntaxes it is told of, and Verification in any case', async () => {
    const options = {
      sopClasses: ['HangingProtocolStorage'],
      transferSyntaxes: { HangingProtocolStorage: ['ExplicitVRLittleEndian'] },
    };
    const offered = [ImplicitVRLittleEndian.uid, ExplicitVRLittleEndian.uid];
    const answered = await answer(options, {
      presentationContexts: [
        { id: 1, abstractSyntax: hangingProtocolStorage, transferSyntaxes: offered },
        { id: 3, abstractSyntax: hangingProtocolStorage, transferSyntaxes: [ImplicitVRLittleEndian.uid] },
        { id: 5, abstractSyntax: '1.2.840.10008.5.1.4.39.1', transferSyntaxes: offered },
        { id: 7, abstractSyntax: verificationSOPClassUID, transferSyntaxes: [ImplicitVRLittleEndian.uid] },
      ],
    });
    if (answered.type !== 'A-ASSOCIATE-AC') return expect.fail(answered.type);
    const results = presentationContextResultsOf(answered);
    expect(results.map(({ result }) => result)).to.deep.equal([0, 4, 3, 0]);
    expect(results[0]?.transferSyntax).to.equal(ExplicitVRLittleEndian.uid);
  });

  it('prefers Explicit VR Little Endian among the uncompressed Transfer Syntaxes', async () => {
    const transferSyntaxes = uncompressedTransferSyntaxes.map(({ uid }) => uid);
    for (const abstractSyntax of [hangingProtocolStorage, '1.2.840.10008.5.1.4.1.1.2']) {
      const answered = await answer({}, { presentationContexts: [{ id: 1, abstractSyntax, transferSyntaxes }] });
      if (answered.type !== 'A-ASSOCIATE-AC') return expect.fail(answered.type);
      expect(presentationContextResultsOf(answered)[0]?.transferSyntax).to.equal(ExplicitVRLittleEndian.uid);
    }
  });

  it('accepts compressed images, and no compressed Hanging Protocol', async () => {
    const transferSyntaxes = ['1.2.840.10008.1.2.4.70'];
    const answered = await answer(
      {},
      {
        presentationContexts: [
          { id: 1, abstractSyntax: '1.2.840.10008.5.1.4.1.1.2', transferSyntaxes },
          { id: 3, abstractSyntax: hangingProtocolStorage, transferSyntaxes },
        ],
      },
    );
    if (answered.type !== 'A-ASSOCIATE-AC') return expect.fail(answered.type);
    expect(presentationContextResultsOf(answered).map(({ result }) => result)).to.deep.equal([0, 4]);
  });

  it('says in one line which SOP Class or Transfer Syntax it does not know', async () => {
    for (const [options, message] of [
      [{ sopClasses: ['NoSuchStorage'] }, /^sopClasses: NoSuchStorage is neither/],
      [{ transferSyntaxes: ['Morse'] }, /^transferSyntaxes: Morse is not/],
    ] as const) {
      const error = await listen({ port: 0, ...options }).catch((reason: Error) => reason);
      expect(error).to.be.instanceOf(Error).with.property('message').that.matches(message);
    }
  });

  it('answers SOP Class Extended Negotiation when it is told how', async () => {
    const level = Buffer.of(2, 0, 0, 0, 0, 0);
    const asked = { extended: [{ sopClassUID: hangingProtocolStorage, information: Buffer.of(0, 0, 0, 0, 0, 0) }] };
    const answered = await answer({ extended: () => level }, asked);
    if (answered.type !== 'A-ASSOCIATE-AC') return expect.fail(answered.type);
    expect(userInformationOf(answered).extended.map(({ information }) => [...information])).to.deep.equal([[...level]]);
  });

  it('lets a function have the last word', async () => {
    const negotiate = () => ({ type: 'A-ASSOCIATE-RJ', result: 2, source: 1, reason: 1 }) as const;
    expect(await answer({ negotiate })).to.include(rejected(2, 1, 1));
  });

  it('rejects one association more than its maximum, and accepts again when one has gone', async () => {
    await using scp = await listen({ port: 0, maxAssociations: 2 });
    const first = await TestPeer.associate(scp.port);
    await using second = await TestPeer.associate(scp.port);
    await using third = await TestPeer.connect(scp.port);
    expect(await third.request()).to.include(rejected(2, 3, 2));
    expect(scp.associations).to.equal(2);
    await first.release();
    await first.untilClosed();
    await using fourth = await TestPeer.associate(scp.port);
    expect((await fourth.echo()).Status).to.equal(0);
    expect((await second.echo()).Status).to.equal(0);
  });

  it('tells why a connection came to no association', async () => {
    await using scp = await listen({ port: 0, callingAETitles: ['CT1'] });
    const told = once(scp.events, 'refused');
    await using peer = await TestPeer.connect(scp.port);
    await peer.request();
    peer.transport.end();
    const [why, remoteAddress] = await told;
    expect(why).to.match(/calling/i);
    expect(remoteAddress).to.match(/127\.0\.0\.1$/);
  });

  it('serves over TLS, and turns away a peer that speaks none', async () => {
    await using scp = await listen({ port: 0, tls: acceptorTls });
    await using peer = await TestPeer.associate(scp.port, {}, requestorTls);
    expect((await peer.store()).Status).to.equal(0);
    const told = once(scp.events, 'refused');
    await using plain = await TestPeer.connect(scp.port);
    plain.transport.send({ type: 'A-RELEASE-RQ' });
    await plain.untilClosed();
    expect((await told)[0]).to.match(/^no TLS connection: /);
  });

  it('closes a connection without an association request when ARTIM expires', async () => {
    await using scp = await listen({ port: 0, artimMs: 20 });
    await using peer = await TestPeer.connect(scp.port);
    expect(await peer.untilClosed()).to.deep.equal([]);
  });

  it('aborts an association that is idle too long, but not while it performs an operation', async () => {
    await using scp = await listen({
      port: 0,
      idleMs: 1000,
      onCStore: () => new Promise((done) => setTimeout(done, 1200, 0)),
    });
    await using peer = await TestPeer.associate(scp.port);
    expect((await peer.store()).Status).to.equal(0);
    expect((await peer.pdu()).type).to.equal('A-ABORT');
  });

  it('tells of an association with who asked for it', async () => {
    await using scp = await listen({ port: 0 });
    const told = once(scp.events, 'association');
    await using peer = await TestPeer.associate(scp.port, { userIdentity: { type: 1, primary: 'alice' } });
    const [association, info] = await told;
    expect(association.role).to.equal('acceptor');
    expect(info).to.include({ callingAETitle: 'TEST_SCU', calledAETitle: 'CSTORE_SCP', user: 'alice' });
    expect(info.remoteAddress).to.match(/127\.0\.0\.1$/);
    await peer.release();
  });
});
