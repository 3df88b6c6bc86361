/**
 * Claims of storescp that are lies or truths, and whether a comparison of two products predicts what they then negotiate
 * (PS3.8 9.3.3.2): storescu with our SCP, our SCU with storescp.
 */

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { sendFiles, startScp } from '../../../src/index.ts';
import {
  decodePdu,
  encodePdu,
  type Pdu,
  presentationContextResultsOf,
  presentationContextsOf,
} from '../../../src/wire.ts';
import { openSut } from '../../index.ts';
import { keywordOf } from '../../language/names.ts';
import { implementation } from '../../measure/acceptance.ts';
import { measureScp } from '../../measure/measure-scp.ts';
import { measureScu } from '../../measure/measure-scu.ts';
import { tlsSupport } from '../../measure/tls.ts';
import { checkFacts } from '../../statement/claims/check-facts.ts';
import { compareFacts } from '../../statement/compare/compare.ts';
import type { AcceptorFacts, ConformanceFacts } from '../../statement/facts/conformance-facts.ts';
import { leafValue } from '../../statement/facts/leaf.ts';
import { fillFacts } from '../../statement/fill/fill-facts.ts';
import { compiledMain } from '../statements/samples.ts';
import { nonPatientClasses, ordinaryClasses, uncompressed, writeInstances } from './instances.ts';
import { type PeerProcess, startPeer } from './peers/peer-process.ts';
import { type RecordedChunk, startRecordingProxy } from './peers/recording-proxy.ts';
import { temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

const signal = new AbortController().signal;
const limits = { timeoutMs: 20_000, seed: 1, longestMs: 3000, associationsAtMost: 4, signal };
const names = { calledAETitle: 'ANY', callingAETitle: 'TEST' };

/** storescp as it is installed, without a profile; what it receives is dropped. */
function startPlainStorescp(): Promise<PeerProcess> {
  return startPeer((port) => ({ name: 'storescp', command: 'storescp', args: ['--ignore', String(port)] }));
}

async function factsOfScp(port: number): Promise<ConformanceFacts> {
  return fillFacts({ measurements: [await measureScp({ host: '127.0.0.1', port, ...names }, limits)] });
}

async function factsOfScu(command: string): Promise<ConformanceFacts> {
  const sut = await openSut({ kind: 'scu-command', command });
  try {
    return fillFacts({ measurements: [await measureScu(sut, limits)] });
  } finally {
    await sut.close();
  }
}

const implicit = 'ImplicitVRLittleEndian';
const explicit = 'ExplicitVRLittleEndian';
const ct = (...transferSyntaxes: string[]) => ({ sopClass: 'CTImageStorage', transferSyntaxes });

type Claim = [AcceptorFacts, Partial<ConformanceFacts>?];

/** storescp.html of DCMTK 3.6.7 says of each of these otherwise. */
const lies: Record<string, Claim> = {
  'a SOP Class that its list does not have': [
    { contexts: [{ sopClass: 'HangingProtocolStorage', transferSyntaxes: [explicit] }] },
  ],
  'a Transfer Syntax that needs an option': [{ contexts: [ct('JPEG2000')] }],
  'a role': [{ contexts: [{ ...ct(explicit), roles: ['SCU', 'SCP'] }] }],
  'role selection': [{ negotiation: { roleSelection: true } }],
  'a longer PDU': [{ associations: { maximumLength: 131_072 } }],
  'a window': [{ associations: { maximumOperationsPerformed: 16 } }],
  'several associations': [{ associations: { maximumAssociations: 10 } }],
  'another implementation': [{ associations: { implementationVersionName: 'OFFIS_DCMTK_999' } }],
  'a preference for the order of the proposal': [{ preference: { policy: 'first-proposed' } }],
  'a preference for Implicit VR': [{ preference: { order: [implicit, explicit] } }],
  'a check of the called AE title': [{ failures: [{ cause: 'called-ae-title', answer: 'A-ASSOCIATE-RJ 1/1/7' }] }],
  'an identity that it demands': [{ userIdentity: { required: true } }],
  'another status for what it stores': [{ statuses: [{ status: '0xB000', causes: ['stored'] }, { status: '*' }] }],
  'no Verification': [{ verification: false }],
};

const truths: Record<string, Claim> = {
  'a SOP Class': [{ contexts: [ct(implicit, explicit)] }],
  Verification: [{ verification: true }],
  'the length of its PDUs': [{ associations: { maximumLength: 16_384 } }],
  'one association at a time': [{ associations: { maximumAssociations: 1 } }],
  'one operation at a time': [{ associations: { maximumOperationsPerformed: 1 } }],
  'its preference': [{ preference: { policy: 'own-order', order: [explicit, implicit] } }],
  'that it takes any AE title': [{ failures: [{ cause: 'called-ae-title', answer: 'accepts' }] }],
  'that it demands no identity': [{ userIdentity: { required: false } }],
  success: [{ statuses: [{ status: '0x0000', causes: ['stored'] }, { status: '*' }] }],
  'a status that nobody provoked': [
    { statuses: [{ status: '0xA700', causes: ['out-of-resources'] }, { status: '*' }] },
  ],
  'TLS, which nobody tried': [{}, { security: { tls: true } }],
};

describe('The statement of storescp', function () {
  this.timeout(300_000);
  let measured: ConformanceFacts;
  before(async function () {
    requireTools(this, 'storescp');
    await using peer = await startPlainStorescp();
    measured = await factsOfScp(peer.port);
  });

  const check = ([acceptor, more]: Claim) => {
    const claims: ConformanceFacts = {
      schemaVersion: 1,
      kind: 'claimed',
      standard: '2024c',
      product: { name: 'storescp' },
      applicationEntities: [{ name: 'STORESCP', acceptor }],
      ...more,
    };
    return checkFacts(claims, measured).claims;
  };

  for (const [name, claim] of Object.entries(lies)) {
    it(`is contradicted if it claims ${name}`, () => {
      const claims = check(claim);
      expect(
        claims.map(({ verdict }) => verdict),
        JSON.stringify(claims),
      ).to.include('contradicted');
    });
  }

  for (const [name, claim] of Object.entries(truths)) {
    it(`is not contradicted if it claims ${name}`, () => {
      const claims = check(claim);
      expect(claims).to.not.be.empty;
      expect(
        claims.map(({ verdict }) => verdict),
        JSON.stringify(claims),
      ).to.not.include('contradicted');
    });
  }

  it('confirms nine of the truths, and leaves the others untested', () => {
    const verdicts = Object.values(truths).map((claim) => check(claim).every(({ verdict }) => verdict === 'confirmed'));
    expect(verdicts.filter(Boolean)).to.have.length(9);
  });
});

/** Suites that storescp has by its default profile, BCP 195 without downgrade, for a certificate with an RSA key. */
const ofRsa = ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'];
const refused = 'TLS_RSA_WITH_AES_256_CBC_SHA';
const ofEcdsa = 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384';
type Security = NonNullable<ConformanceFacts['security']>;

const tlsLies: Record<string, Security> = {
  'no TLS': { tls: false },
  'TLS 1.0 and 1.1': { tlsVersions: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] },
  'TLS 1.0 alone': { tlsVersions: ['TLSv1.0'] },
  'a cipher suite that is not accepted': { cipherSuites: [...ofRsa, refused] },
  'fewer cipher suites than it accepts': { cipherSuites: ofRsa.slice(0, 1) },
  'that no client certificate is required': { clientCertificate: 'not-required' },
};

describe('The statement of a storescp with TLS', function () {
  this.timeout(300_000);
  const pem = (name: string) => fileURLToPath(new URL(`../../../src/upper-layer/testing/${name}.pem`, import.meta.url));
  const requestor = { ca: [pem('ca'), pem('acceptor-rsa')], cert: pem('requestor'), key: pem('requestor-key') };
  let measured: ConformanceFacts;

  const factsOfTls = async (port: number): Promise<ConformanceFacts> => {
    const endpoint = { host: '127.0.0.1', port, tls: requestor, ...names };
    const found = await measureScp(endpoint, limits, { measurements: [implementation, tlsSupport] });
    expect(found.notMeasured).to.deep.equal([]);
    return fillFacts({ measurements: [found] });
  };

  before(async function () {
    requireTools(this, 'storescp');
    const tls = ['+tls', pem('acceptor-rsa-key'), pem('acceptor-rsa'), '+cf', pem('ca')];
    await using peer = await startPeer((port) => ({
      name: 'storescp',
      command: 'storescp',
      args: ['--ignore', ...tls, String(port)],
    }));
    measured = await factsOfTls(peer.port);
  });

  const check = (security: Security, against = measured) => {
    const claims: ConformanceFacts = {
      schemaVersion: 1,
      kind: 'claimed',
      standard: '2024c',
      product: { name: 'storescp' },
      applicationEntities: [{ name: 'STORESCP' }],
      security,
    };
    return checkFacts(claims, against).claims;
  };
  const verdicts = (security: Security, against?: ConformanceFacts) =>
    check(security, against).map(({ verdict }) => verdict);

  for (const [name, lie] of Object.entries(tlsLies)) {
    it(`is contradicted by handshakes if it claims ${name}`, () => {
      const contradicted = check(lie).filter(({ verdict }) => verdict === 'contradicted');
      expect(contradicted, JSON.stringify(measured.security)).to.not.be.empty;
      if (name !== 'no TLS') expect(contradicted[0]?.evidence).to.deep.equal(['measure/tls']);
    });
  }

  it('is confirmed if it claims what it has, by its manual and its list of cipher suites', () => {
    expect(new Set(verdicts({ tls: true, clientCertificate: 'required' }))).to.deep.equal(new Set(['confirmed']));
    const suites = leafValue(measured.security?.cipherSuites) ?? [];
    expect(suites).to.include.members(ofRsa).and.not.include(refused);
    const versions = leafValue(measured.security?.tlsVersions);
    expect(versions?.some((version) => version === 'TLSv1.2')).to.equal(true);
    expect(new Set(verdicts({ tlsVersions: versions ?? [], cipherSuites: suites }))).to.deep.equal(
      new Set(['confirmed']),
    );
  });

  it('leaves untested what its certificate cannot show', () => {
    const claim = check({ cipherSuites: [ofEcdsa] }).find(({ place }) => place.endsWith(`[${ofEcdsa}]`));
    expect(claim).to.include({
      verdict: 'untested',
      measured: 'its certificate has no ECDSA key, which the suite needs',
    });
  });

  it('is found to have TLS 1.0 and 1.1 if it has them', async () => {
    const old = createServer({
      key: await readFile(pem('acceptor-key')),
      cert: await readFile(pem('acceptor')),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.2',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    const accept = encodePdu({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 });
    old.on('secureConnection', (socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(accept));
    });
    old.listen(0, '127.0.0.1');
    await once(old, 'listening');
    try {
      const { port } = old.address() as AddressInfo;
      const endpoint = { host: '127.0.0.1', port, tls: requestor, ...names };
      const found = await measureScp(endpoint, limits, { measurements: [tlsSupport] });
      const facts = fillFacts({ measurements: [found] });
      const all = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2'] as const;
      expect(verdicts({ tlsVersions: [...all] }, facts)).to.deep.equal(['confirmed']);
      expect(verdicts({ tlsVersions: ['TLSv1.2'] }, facts)).to.deep.equal(['contradicted']);
    } finally {
      old.close();
    }
  });
});

describe('A comparison of two products', function () {
  this.timeout(300_000);

  it('predicts what storescu and our SCP agree on for each SOP Class and Transfer Syntax', async function () {
    requireTools(this, 'storescu');
    await using folder = await temporaryFolder();
    const [file] = await writeInstances(folder.path, ['CTImageStorage'], [explicit]);
    await using scp = await startScp({ aeTitle: 'ANY' });
    const predicted = predictionOf(await factsOfScu('storescu {host} {port} {files}'), await factsOfScp(scp.port));
    await using proxy = await startRecordingProxy(scp.port);
    const ran = await runTool('storescu', ['127.0.0.1', String(proxy.port), file?.path ?? '']);
    expect(ran.code, ran.stderr).to.equal(0);
    const agreed = agreedIn(proxy.chunks);
    expect(agreed.size).to.be.greaterThan(100);
    expect(Object.fromEntries(agreed)).to.deep.equal(only(predicted, agreed));
  });

  it('predicts what our SCU and storescp agree on for each SOP Class and Transfer Syntax', async function () {
    requireTools(this, 'storescp');
    await using folder = await temporaryFolder();
    const inEach = ['HangingProtocolStorage', 'SecondaryCaptureImageStorage'];
    const files = [
      ...(await writeInstances(folder.path, inEach, uncompressed)),
      ...(await writeInstances(folder.path, [...nonPatientClasses, ...ordinaryClasses], [implicit])),
    ];
    await using storescp = await startPlainStorescp();
    const command = `'${process.execPath}' '${await compiledMain()}' send --to {called-ae}@{host}:{port} {files}`;
    const predicted = predictionOf(await factsOfScu(command), await factsOfScp(storescp.port));
    await using proxy = await startRecordingProxy(storescp.port);
    let seen = 0;
    let checked = 0;
    for (const { path, sopClass, transferSyntax } of files) {
      for await (const _ of sendFiles({ host: '127.0.0.1', port: proxy.port, calledAETitle: 'ANY' }, [path], {
        callingAETitle: 'TEST',
      }))
        void _;
      const agreed = agreedIn(proxy.chunks.slice(seen));
      seen = proxy.chunks.length;
      const key = `${sopClass} ${keywordOf(transferSyntax)}`;
      expect(predicted.get(key), key).to.be.a('boolean');
      expect(agreed.get(key), key).to.equal(predicted.get(key));
      checked += 1;
    }
    expect(checked).to.equal(files.length);
  });
});

/** What is predicted for each `SOP Class Transfer Syntax`: whether it will be negotiated. */
function predictionOf(scu: ConformanceFacts, scp: ConformanceFacts): Map<string, boolean> {
  const [meeting] = compareFacts(scu, scp).meetings;
  const lines = (meeting?.lines ?? []).filter(({ topic }) => topic === 'SOP Class');
  const outcomes = lines.flatMap(({ subject, transferSyntaxes = [] }) =>
    transferSyntaxes.map(({ transferSyntax, outcome }) => [`${subject} ${transferSyntax}`, outcome] as const),
  );
  expect(outcomes.filter(([, outcome]) => outcome === 'depends')).to.deep.equal([]);
  return new Map(outcomes.map(([key, outcome]) => [key, outcome === 'will']));
}

const only = (predicted: ReadonlyMap<string, boolean>, agreed: ReadonlyMap<string, boolean>) =>
  Object.fromEntries([...agreed.keys()].map((key) => [key, predicted.get(key)]));

/** What an association came to for each `SOP Class Transfer Syntax` that was proposed: whether it was negotiated. */
function agreedIn(chunks: readonly RecordedChunk[]): Map<string, boolean> {
  const rq = firstPdu(chunks, 'requestor');
  const ac = firstPdu(chunks, 'acceptor');
  if (rq.type !== 'A-ASSOCIATE-RQ' || ac.type !== 'A-ASSOCIATE-AC') throw new Error(`${rq.type}, ${ac.type}`);
  const results = new Map(presentationContextResultsOf(ac).map((result) => [result.id, result]));
  const agreed = new Map<string, boolean>();
  for (const { id, abstractSyntax, transferSyntaxes } of presentationContextsOf(rq)) {
    const result = results.get(id);
    for (const syntax of transferSyntaxes) {
      const key = `${keywordOf(abstractSyntax)} ${keywordOf(syntax)}`;
      const isChosen = result?.result === 0 && result.transferSyntax === syntax;
      agreed.set(key, agreed.get(key) === true || isChosen);
    }
  }
  return agreed;
}

function firstPdu(chunks: readonly RecordedChunk[], from: RecordedChunk['from']): Pdu {
  const bytes = Buffer.concat(chunks.filter((chunk) => chunk.from === from).map((chunk) => chunk.bytes));
  const decoded = decodePdu(bytes.subarray(0, 6 + bytes.readUInt32BE(2)));
  if (!('pdu' in decoded)) throw new Error(JSON.stringify(decoded));
  return decoded.pdu;
}
