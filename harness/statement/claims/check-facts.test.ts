import { expect } from 'chai';
import type { AcceptorFacts, ConformanceFacts, InitiatorFacts } from '../facts/conformance-facts.ts';
import { checkFacts } from './check-facts.ts';
import type { CheckedClaim } from './checked-claim.ts';

const implicit = 'ImplicitVRLittleEndian';
const explicit = 'ExplicitVRLittleEndian';
const big = 'ExplicitVRBigEndian';

/** What was measured of an archive: each value with the case that shows it. */
const measured = facts('measured', {
  associations: {
    maximumLength: { value: 16384, basis: 'measured', evidence: ['measure/maximum-length'] },
    maximumAssociations: { value: 64, atLeast: true, basis: 'measured', evidence: ['measure/associations'] },
    maximumOperationsPerformed: 1,
    artimSeconds: 30.2,
    idleSeconds: { basis: 'unknown', note: 'needs --slow' },
  },
  contexts: [
    {
      sopClass: 'CTImageStorage',
      transferSyntaxes: { value: [implicit, explicit], basis: 'measured', evidence: ['preflight'] },
      asked: [implicit, explicit, big],
      stored: '0x0000',
      roles: ['SCU'],
    },
    { sopClass: 'HangingProtocolStorage', transferSyntaxes: [], asked: [implicit, explicit, big] },
  ],
  verification: true,
  preference: { policy: 'own-order', order: [explicit, implicit] },
  negotiation: { roleSelection: true },
  userIdentity: { required: false, types: [] },
  statuses: [
    { status: '0x0000', causes: ['stored'] },
    {
      status: '0x0110',
      causes: { value: ['mistyped-argument'], basis: 'measured', evidence: ['ps3.7/9.1.1/no-priority'] },
      relatedFields: ['ErrorComment'],
    },
    { status: '0x0122', causes: ['sop-class-not-supported'] },
  ],
  failures: [{ cause: 'called-ae-title', answer: 'A-ASSOCIATE-RJ 1/1/7' }],
  storage: {
    level: '2',
    coercion: { value: [{ attribute: 'PatientID', change: 'MODIFIED' }], basis: 'measured', evidence: ['a case'] },
    transcoding: [{ sent: implicit, stored: explicit }],
    compression: 'AS_IS',
  },
});

function facts(
  kind: ConformanceFacts['kind'],
  acceptor: AcceptorFacts,
  more: Partial<ConformanceFacts> = {},
): ConformanceFacts {
  const security = {
    tls: true,
    tlsVersions: ['TLSv1.2' as const, 'TLSv1.3' as const],
    clientCertificate: 'not-required' as const,
  };
  return {
    schemaVersion: 1,
    kind,
    standard: '2024c',
    product: { name: 'Archive' },
    applicationEntities: [{ name: 'SCP', acceptor }],
    ...(kind === 'measured' && { security, characterSets: ['', 'ISO_IR 100'] }),
    ...more,
  };
}

function check(acceptor: AcceptorFacts, more: Partial<ConformanceFacts> = {}): readonly CheckedClaim[] {
  return checkFacts(facts('claimed', acceptor, more), measured).claims;
}

const verdicts = (claims: readonly CheckedClaim[]) => claims.map(({ verdict }) => verdict);
const ct = (...transferSyntaxes: string[]) => ({ sopClass: 'CTImageStorage', transferSyntaxes });

const truths: Record<string, [AcceptorFacts, Partial<ConformanceFacts>?]> = {
  'a SOP Class in a Transfer Syntax': [{ contexts: [ct(implicit)] }],
  'a SOP Class by UID': [
    { contexts: [{ sopClass: '1.2.840.10008.5.1.4.1.1.2', transferSyntaxes: ['1.2.840.10008.1.2'] }] },
  ],
  'a maximum length': [{ associations: { maximumLength: 16384 } }],
  'an ARTIM time, a little late as seen from outside': [{ associations: { artimSeconds: 30 } }],
  'a window of one': [{ associations: { maximumOperationsPerformed: 1 } }],
  'a preference': [{ preference: { policy: 'own-order', order: [explicit, implicit] } }],
  'a preference for images, of which all are alike': [
    { preference: { byKind: { image: { policy: 'own-order', order: [explicit, implicit] } } } },
  ],
  'a status for its cause': [
    { statuses: [{ status: '0x0122', causes: ['sop-class-not-supported'] }, { status: '*' }] },
  ],
  'all of its statuses': [
    { statuses: [{ status: '0x0000' }, { status: '0x0110', relatedFields: ['ErrorComment'] }, { status: '0x0122' }] },
  ],
  'a rejection': [{ failures: [{ cause: 'called-ae-title', answer: 'A-ASSOCIATE-RJ  1/1/7' }] }],
  'TLS versions': [{}, { security: { tls: true, tlsVersions: ['TLSv1.3', 'TLSv1.2'] } }],
  'character sets': [{}, { characterSets: ['ISO_IR 100', ''] }],
  coercion: [{ storage: { level: '2', coercion: [{ attribute: 'PatientID', change: 'MODIFIED', when: 'ALWAYS' }] } }],
  'what is stored in another Transfer Syntax': [
    { storage: { transcoding: [{ sent: '1.2.840.10008.1.2', stored: explicit }], compression: 'AS_IS' } },
  ],
};

const lies: Record<string, [AcceptorFacts, Partial<ConformanceFacts>?]> = {
  'a SOP Class that is refused': [{ contexts: [{ sopClass: 'HangingProtocolStorage', transferSyntaxes: [implicit] }] }],
  'a Transfer Syntax that is refused': [{ contexts: [ct(big)] }],
  'a role that is refused': [{ contexts: [{ ...ct(implicit), roles: ['SCU', 'SCP'] }] }],
  'another maximum length': [{ associations: { maximumLength: 65536 } }],
  'no limit of the PDU length': [{ associations: { maximumLength: 0 } }],
  'fewer associations than it serves': [{ associations: { maximumAssociations: 10 } }],
  'an asynchronous window': [{ associations: { maximumOperationsPerformed: 8 } }],
  'a shorter ARTIM': [{ associations: { artimSeconds: 10 } }],
  'another preference': [{ preference: { policy: 'first-proposed' } }],
  'another order': [{ preference: { order: [implicit, explicit] } }],
  'another order of images': [{ preference: { byKind: { image: { order: [implicit, explicit] } } } }],
  'no Verification': [{ verification: false }],
  'an identity that is demanded': [{ userIdentity: { required: true } }],
  'a type of identity': [{ userIdentity: { types: ['saml'] } }],
  'another status for a cause': [
    { statuses: [{ status: '0x0118', causes: ['sop-class-not-supported'] }, { status: '*' }] },
  ],
  'a list without a status that it sends': [{ statuses: [{ status: '0x0000' }, { status: '0x0122' }] }],
  'a related field that never comes': [
    { statuses: [{ status: '0x0110', relatedFields: ['OffendingElement'] }, { status: '*' }] },
  ],
  'another rejection': [{ failures: [{ cause: 'called-ae-title', answer: 'A-ASSOCIATE-RJ 2/3/1' }] }],
  'no TLS': [{}, { security: { tls: false } }],
  'TLS 1.3 alone': [{}, { security: { tlsVersions: ['TLSv1.3'] } }],
  'a client certificate that is required': [{}, { security: { clientCertificate: 'required' } }],
  'a level': [{ storage: { level: '0' } }],
  'no coercion': [{ storage: { coercion: [] } }],
  'that nothing is stored in another Transfer Syntax': [{ storage: { transcoding: [] } }],
  'a character set': [{}, { characterSets: ['', 'ISO_IR 192'] }],
};

describe('A check of claims', () => {
  it('names the cases that show which Attributes are changed', () => {
    expect(check({ storage: { coercion: [] } })[0]).to.deep.include({ verdict: 'contradicted', evidence: ['a case'] });
  });

  for (const [name, [acceptor, more]] of Object.entries(truths)) {
    it(`confirms ${name}`, () => {
      const claims = check(acceptor, more);
      expect(claims).to.not.be.empty;
      expect(verdicts(claims), JSON.stringify(claims)).to.deep.equal(claims.map(() => 'confirmed'));
    });
  }

  for (const [name, [acceptor, more]] of Object.entries(lies)) {
    it(`contradicts ${name}`, () => {
      expect(verdicts(check(acceptor, more))).to.include('contradicted');
    });
  }

  it('names what was measured and the case', () => {
    const [claim] = check({ associations: { maximumLength: 65536 } });
    expect(claim).to.deep.equal({
      place: 'SCP acceptor.associations.maximumLength',
      claim: '65536',
      measured: '16384',
      verdict: 'contradicted',
      evidence: ['measure/maximum-length'],
    });
  });

  it('takes the requestor for the SCU of every SOP Class if role selection is not answered', () => {
    const { acceptor } = measured.applicationEntities[0] ?? {};
    const without = acceptor?.contexts?.map(({ roles: _, ...context }) => context);
    const answering = (roleSelection: boolean) =>
      facts('measured', { contexts: without, negotiation: { roleSelection } });
    const claims = facts('claimed', { contexts: [{ ...ct(), roles: ['SCP'] }] });
    expect(verdicts(checkFacts(claims, answering(false)).claims)).to.deep.equal(['contradicted']);
    expect(verdicts(checkFacts(claims, answering(true)).claims)).to.deep.equal(['untested']);
  });

  it('leaves untested what nobody measured', () => {
    expect(verdicts(check({ contexts: [ct('JPEG2000')] }))).to.deep.equal(['untested']);
    expect(verdicts(check({ contexts: [{ sopClass: 'MRImageStorage', transferSyntaxes: [implicit] }] }))).to.deep.equal(
      ['untested'],
    );
    expect(verdicts(check({ associations: { idleSeconds: 60 } }))).to.deep.equal(['untested']);
    expect(verdicts(check({ associations: { maximumAssociations: 100 } }))).to.deep.equal(['untested']);
    expect(
      verdicts(check({ failures: [{ cause: 'too-many-associations', answer: 'A-ASSOCIATE-RJ 2/3/2' }] })),
    ).to.deep.equal(['untested']);
    expect(verdicts(check({ statuses: [{ status: '0xA700' }, { status: '*' }] }))).to.deep.equal(['untested']);
    const [note] = check({ associations: { idleSeconds: 60 } });
    expect(note?.measured).to.equal('not measured: needs --slow');
  });

  it('makes no claim of a value that the claims call unknown', () => {
    expect(check({ associations: { maximumLength: { basis: 'unknown' } } })).to.be.empty;
  });

  it('lists what is supported and not claimed, and does not fail it', () => {
    const result = checkFacts(facts('claimed', { contexts: [ct(implicit)] }), measured);
    expect(result.unclaimed).to.deep.equal([
      { place: 'SCP acceptor.contexts[CTImageStorage]', measured: `also ${explicit}`, evidence: ['preflight'] },
    ]);
    expect(verdicts(result.claims)).to.deep.equal(['confirmed']);
  });

  it('puts contradicted claims first', () => {
    expect(
      verdicts(check({ associations: { maximumLength: 1, maximumAssociations: 100, artimSeconds: 30 } })),
    ).to.deep.equal(['contradicted', 'untested', 'confirmed']);
  });

  it('finds the AE by its role if it is the only one of it', () => {
    const claims = facts(
      'claimed',
      {},
      { applicationEntities: [{ name: 'ARCHIVE', acceptor: { verification: true } }] },
    );
    expect(verdicts(checkFacts(claims, measured).claims)).to.deep.equal(['confirmed']);
    const two = {
      ...claims,
      applicationEntities: [...claims.applicationEntities, { name: 'OTHER', acceptor: { verification: true } }],
    };
    expect(verdicts(checkFacts(two, measured).claims)).to.deep.equal(['untested', 'untested']);
  });
});

describe('A check of an AE that has both roles', () => {
  it('finds each role where it was measured', () => {
    const initiator = { verification: true };
    const apart: ConformanceFacts = {
      ...measured,
      applicationEntities: [...measured.applicationEntities, { name: 'SCU', initiator }],
    };
    const both = facts(
      'claimed',
      {},
      { applicationEntities: [{ name: 'AE', acceptor: { verification: true }, initiator }] },
    );
    expect(verdicts(checkFacts(both, apart).claims)).to.deep.equal(['confirmed', 'confirmed']);
  });
});

describe('A check of requirements', () => {
  const met = (acceptor: AcceptorFacts) => verdicts(checkFacts(facts('required', acceptor), measured).claims);

  it('is content with more than is required', () => {
    expect(met({ associations: { maximumLength: 4096 } })).to.deep.equal(['confirmed']);
    expect(met({ associations: { maximumAssociations: 10 } })).to.deep.equal(['confirmed']);
    expect(met({ contexts: [ct(implicit)] })).to.deep.equal(['confirmed']);
    expect(met({ statuses: [{ status: '0x0122' }] })).to.deep.equal(['confirmed']);
  });

  it('is not with less, and does not guess', () => {
    expect(met({ associations: { maximumLength: 65536 } })).to.deep.equal(['contradicted']);
    expect(met({ associations: { maximumAssociations: 100 } })).to.deep.equal(['untested']);
    expect(met({ contexts: [ct(big)] })).to.deep.equal(['contradicted']);
  });
});

describe('A check of what an SCU claims', () => {
  const found = { next: 'stops', retries: 2, retryAfterSeconds: 5.1, told: 'told' } as const;
  const of = (kind: ConformanceFacts['kind'], initiator: InitiatorFacts): ConformanceFacts => ({
    ...facts(kind, {}),
    applicationEntities: [{ name: 'SCU', initiator }],
  });
  const checkScu = (initiator: InitiatorFacts) =>
    verdicts(
      checkFacts(
        of('claimed', initiator),
        of('measured', {
          statuses: [
            { status: '0xA700', ...found },
            { status: '0xC000', ...found, next: 'goes-on' },
          ],
          contexts: [ct(explicit, implicit)],
        }),
      ).claims,
    );

  it('is about what it does with each status', () => {
    expect(checkScu({ statuses: [{ status: '0xA700', ...found, retryAfterSeconds: 5 }] })).to.deep.equal([
      'confirmed',
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
    expect(checkScu({ statuses: [{ status: '0xA700', next: 'goes-on', retries: 0, told: 'not-told' }] })).to.deep.equal(
      ['contradicted', 'contradicted', 'contradicted'],
    );
    expect(checkScu({ statuses: [{ status: '0xA700', told: 'warning' }] })).to.deep.equal(['untested']);
  });

  it('tries a row for all other statuses on each of them', () => {
    expect(checkScu({ statuses: [{ status: '*', next: 'stops' }] })).to.deep.equal(['contradicted', 'confirmed']);
    expect(
      checkScu({
        statuses: [
          { status: '0xC000', next: 'goes-on' },
          { status: '*', next: 'stops' },
        ],
      }),
    ).to.deep.equal(['confirmed', 'confirmed']);
  });
});
