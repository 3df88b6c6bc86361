import { expect } from 'chai';
import type { AcceptorFacts, ConformanceFacts, InitiatorFacts } from '../facts/conformance-facts.ts';
import { compareFacts } from './compare.ts';
import type { Line, Meeting } from './comparison.ts';
import { headline } from './comparison-text.ts';

const base = { schemaVersion: 1, standard: '2024c' } as const;

function scu(initiator: InitiatorFacts, more: Partial<ConformanceFacts> = {}): ConformanceFacts {
  return {
    ...base,
    kind: 'claimed',
    product: { name: 'Modality' },
    applicationEntities: [{ name: 'SCU', initiator }],
    ...more,
  };
}

function scp(acceptor: AcceptorFacts, more: Partial<ConformanceFacts> = {}): ConformanceFacts {
  return {
    ...base,
    kind: 'claimed',
    product: { name: 'Archive' },
    applicationEntities: [{ name: 'SCP', acceptor }],
    ...more,
  };
}

function meeting(a: ConformanceFacts, b: ConformanceFacts): Meeting {
  const { meetings } = compareFacts(a, b);
  expect(meetings).to.have.length(1);
  return meetings[0] as Meeting;
}

function line(it: Meeting, topic: string, subject?: string): Line {
  const found = it.lines.find((each) => each.topic === topic && (subject === undefined || each.subject === subject));
  if (!found) throw new Error(`no line ${topic} ${subject}: ${JSON.stringify(it.lines.map((each) => each.subject))}`);
  return found;
}

const implicit = 'ImplicitVRLittleEndian';
const explicit = 'ExplicitVRLittleEndian';
const ct = (...transferSyntaxes: string[]) => ({ sopClass: 'CTImageStorage', transferSyntaxes });

describe('A comparison of an SCU with an SCP', () => {
  it('says that a SOP Class of both with a common Transfer Syntax can be stored', () => {
    const it = meeting(scu({ contexts: [ct(implicit)] }), scp({ contexts: [ct(explicit, implicit)] }));
    expect(line(it, 'SOP Class')).to.deep.include({ subject: 'CTImageStorage', outcome: 'will' });
    expect(line(it, 'SOP Class').transferSyntaxes).to.deep.equal([{ transferSyntax: implicit, outcome: 'will' }]);
  });

  it('depends on what an SCU proposes that does not say it', () => {
    const it = meeting(scu({ verification: true }), scp({ contexts: [ct(implicit)] }));
    expect(it.outcome).to.equal('depends');
    expect(line(it, 'SOP Class')).to.deep.include({ outcome: 'depends', why: 'what the SCU proposes is not stated' });
    expect(headline(it)).to.match(/may talk.*; the SCU does not state what it sends\.$/);
  });

  it('predicts the Transfer Syntax by the order for that kind of objects', () => {
    const sr = (...transferSyntaxes: string[]) => ({ sopClass: 'BasicTextSRStorage', transferSyntaxes });
    const order = (...names: string[]) => ({ policy: 'own-order' as const, order: names });
    const it = meeting(
      scu({ contexts: [ct(implicit, explicit), sr(implicit, explicit)] }),
      scp({
        contexts: [ct(implicit, explicit), sr(implicit, explicit)],
        preference: { ...order(implicit, explicit), byKind: { nonImage: order(explicit, implicit) } },
      }),
    );
    const chosen = (sopClass: string) =>
      line(it, 'SOP Class', sopClass).transferSyntaxes?.filter(({ outcome }) => outcome === 'will');
    expect(chosen('CTImageStorage')).to.deep.equal([{ transferSyntax: implicit, outcome: 'will' }]);
    expect(chosen('BasicTextSRStorage')).to.deep.equal([{ transferSyntax: explicit, outcome: 'will' }]);
  });

  it('takes keywords and UIDs for the same', () => {
    const byUid = { sopClass: '1.2.840.10008.5.1.4.1.1.2', transferSyntaxes: ['1.2.840.10008.1.2'] };
    expect(meeting(scu({ contexts: [byUid] }), scp({ contexts: [ct(implicit)] })).lines[0]?.outcome).to.equal('will');
  });

  it('says that nothing is stored without a common Transfer Syntax', () => {
    const it = meeting(scu({ contexts: [ct('JPEG2000')] }), scp({ contexts: [ct(implicit)] }));
    expect(line(it, 'SOP Class').outcome).to.equal('will-not');
    expect(it.outcome).to.equal('will-not');
  });

  it('names both places of what does not fit', () => {
    const { scu: one, scp: other } = line(
      meeting(scu({ contexts: [ct(explicit)] }), scp({ contexts: [] })),
      'SOP Class',
    );
    expect(one).to.deep.include({ text: explicit, place: 'SCU initiator.contexts[CTImageStorage]' });
    expect(other).to.deep.include({ text: 'not listed', place: 'SCP acceptor.contexts[CTImageStorage]' });
  });

  it('does not take what nobody measured for refused', () => {
    const measured = { kind: 'measured' } as const;
    const proposal = scu({ contexts: [ct('JPEG2000')] });
    const asked = { ...ct(implicit), asked: [implicit, explicit] };
    expect(meeting(proposal, scp({ contexts: [asked] }, measured)).lines[0]?.outcome).to.equal('depends');
    expect(
      meeting(proposal, scp({ contexts: [{ ...asked, asked: [...asked.asked, 'JPEG2000'] }] }, measured)).lines[0]
        ?.outcome,
    ).to.equal('will-not');
    expect(meeting(proposal, scp({ contexts: [] }, measured)).lines[0]?.outcome).to.equal('depends');
    expect(meeting(proposal, scp({ contexts: [] })).lines[0]?.outcome).to.equal('will-not');
  });

  it('does not take for refused what an SCP does not state', () => {
    expect(line(meeting(scu({ contexts: [ct(implicit)] }), scp({ verification: true })), 'SOP Class').outcome).to.equal(
      'depends',
    );
  });

  it('says that they will not talk if the SCP understands no identity that the SCU sends', () => {
    const demanding = { contexts: [ct(implicit)], userIdentity: { required: true, types: ['saml' as const] } };
    const sending = scu({ contexts: [ct(implicit)], userIdentity: { types: ['username'] } });
    expect(line(meeting(sending, scp(demanding)), 'User identity').outcome).to.equal('will-not');
  });

  describe('of several Transfer Syntaxes in one context', () => {
    const both = scu({ contexts: [ct(explicit, implicit)] });
    const outcomes = (acceptor: AcceptorFacts, of = both) =>
      line(meeting(of, scp(acceptor)), 'SOP Class').transferSyntaxes?.map((it) => it.outcome);
    const accepted = [ct(implicit, explicit)];

    it('knows the one that an SCP with an order of its own chooses', () => {
      const preference = { policy: 'own-order', order: [implicit, explicit] } as const;
      expect(
        outcomes({ contexts: accepted, preference: { ...preference, order: [...preference.order] } }),
      ).to.deep.equal(['will-not', 'will']);
    });

    it('knows the one that an SCP chooses by the order of the proposal', () => {
      expect(outcomes({ contexts: accepted, preference: { policy: 'first-proposed' } })).to.deep.equal([
        'will',
        'will-not',
      ]);
      expect(outcomes({ contexts: accepted, preference: { policy: 'last-proposed' } })).to.deep.equal([
        'will-not',
        'will',
      ]);
    });

    it('does not guess if the preference is not stated', () => {
      expect(outcomes({ contexts: accepted })).to.deep.equal(['depends', 'depends']);
    });

    it('takes each of them if each has a context of its own', () => {
      expect(outcomes({ contexts: accepted }, scu({ contexts: [ct(explicit), ct(implicit)] }))).to.deep.equal([
        'will',
        'will',
      ]);
      expect(
        outcomes({ contexts: accepted }, scu({ contexts: [ct(explicit, implicit)], oneTransferSyntaxAContext: true })),
      ).to.deep.equal(['will', 'will']);
    });
  });

  it('says that it depends if a good instance was not stored', () => {
    const refusing = { ...ct(implicit), stored: '0xA700' };
    expect(
      line(meeting(scu({ contexts: [ct(implicit)] }), scp({ contexts: [refusing] })), 'SOP Class').outcome,
    ).to.equal('depends');
  });

  it('says that they will not talk if an identity is demanded and none is sent', () => {
    const accepting = { contexts: [ct(implicit)], userIdentity: { required: true, types: ['username' as const] } };
    const sending = (types: 'username'[]) => scu({ contexts: [ct(implicit)], userIdentity: { types } });
    expect(meeting(sending([]), scp(accepting)).outcome).to.equal('will-not');
    expect(meeting(sending(['username']), scp(accepting)).outcome).to.equal('will');
    expect(meeting(scu({ contexts: [ct(implicit)] }), scp(accepting)).outcome).to.equal('depends');
  });

  it('looks for a TLS version and a cipher suite of both', () => {
    const security = (tlsVersions: 'TLSv1.2'[] | 'TLSv1.3'[]) => ({
      security: { tls: true, tlsVersions, cipherSuites: ['TLS_AES_128_GCM_SHA256'] },
    });
    const contexts = { contexts: [ct(implicit)], userIdentity: { required: false } };
    const apart = meeting(scu(contexts, security(['TLSv1.2'])), scp(contexts, security(['TLSv1.3'])));
    expect(line(apart, 'TLS', 'Version').outcome).to.equal('will-not');
    expect(line(apart, 'TLS', 'Cipher suite').outcome).to.equal('will');
    expect(apart.outcome).to.equal('will-not');
  });

  it('lists a status that the SCP sends and of which the SCU says nothing', () => {
    const sending = scp({ contexts: [], statuses: [{ status: '0xA700', condition: 'full' }, { status: '0x0000' }] });
    const it = meeting(scu({ statuses: [{ status: '0xA900', next: 'stops' }] }), sending);
    expect(it.lines.filter(({ topic }) => topic === 'Statuses').map(({ subject }) => subject)).to.deep.equal([
      '0xA700',
    ]);
    expect(line(it, 'Statuses').outcome).to.equal('depends');
    const catching = scu({ statuses: [{ status: '*', next: 'stops', retries: 2, told: 'failure' }] });
    expect(line(meeting(catching, sending), 'Statuses')).to.deep.include({
      outcome: 'will',
      why: 'handled as any other status',
    });
    expect(line(meeting(catching, sending), 'Statuses').scu.text).to.equal(
      'stops; tries again 2 times; tells the user (failure)',
    );
  });

  it('compares limits with zero as no limit', () => {
    const limits = (most: number, least: number) =>
      line(
        meeting(
          scu({ contexts: [], associations: { maximumAssociations: most } }),
          scp({ associations: { maximumAssociations: least } }),
        ),
        'Association',
        'Associations at once',
      ).outcome;
    expect(limits(1, 10)).to.equal('will');
    expect(limits(11, 10)).to.equal('depends');
    expect(limits(0, 10)).to.equal('depends');
    expect(limits(20, 0)).to.equal('will');
  });

  it('meets in both directions if both products have both roles', () => {
    const both = (name: string): ConformanceFacts => ({
      ...base,
      kind: 'claimed',
      product: { name },
      applicationEntities: [
        { name: 'AE', initiator: { contexts: [ct(implicit)] }, acceptor: { contexts: [ct(implicit)] } },
      ],
    });
    expect(
      compareFacts(both('A'), both('B')).meetings.map((it) => `${it.scu.product} ${it.scp.product}`),
    ).to.deep.equal(['A B', 'B A']);
  });
});
