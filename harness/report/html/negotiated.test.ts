import { expect } from 'chai';
import type { PduSummary } from '../../model/observation.ts';
import type { WireRecord } from '../../model/wire-record.ts';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { caseIndex } from './case-index.ts';
import { negotiatedSection } from './negotiated.ts';

type SopClasses = NonNullable<ReturnType<typeof runResult>['sut']['sopClasses']>;

function textFor(sopClasses: SopClasses | undefined, protocolSopClass?: string): string {
  const { sut } = runResult([caseResult({ wire: [] })]);
  const asked = { ...sut, ...(sopClasses && { sopClasses }), ...(protocolSopClass && { protocolSopClass }) };
  const result = runResult([caseResult({ wire: [] })], { sut: { ...asked, role: 'scp' } });
  const { text } = negotiatedSection(result, caseIndex(result));
  return plain(text);
}

function plain(text: string): string {
  return text
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('The section about what the system accepts', () => {
  it('lists what was accepted with Transfer Syntaxes and status, and counts what was not', () => {
    const text = textFor(
      [
        {
          sopClass: 'InventoryStorage',
          negotiation: 'accepted',
          transferSyntaxes: ['ExplicitVRLittleEndian'],
          stored: '0xA700',
        },
        { sopClass: 'CTImageStorage', negotiation: 'accepted', transferSyntaxes: [] },
        { sopClass: 'MRImageStorage', negotiation: 'context 7 abstract-syntax-not-supported', transferSyntaxes: [] },
        { sopClass: 'RawDataStorage', negotiation: 'context 9 abstract-syntax-not-supported', transferSyntaxes: [] },
      ],
      'CTImageStorage',
    );
    expect(text).to.contain('it accepted 2 of 4 SOP Classes. Cases about the protocol use CT Image Storage.');
    expect(text).to.contain('Not accepted: 2 SOP Classes (it does not support the SOP Class).');
    expect(text).to.contain(
      'Inventory Storage Explicit VR Little Endian 0xA700 Out of resources CT Image Storage not known: no case stored one',
    );
  });

  it('tells classes that accept the same in one row', () => {
    const accepted = ['CTImageStorage', 'MRImageStorage'].map((sopClass) => ({
      sopClass,
      negotiation: 'accepted',
      transferSyntaxes: ['ImplicitVRLittleEndian'],
    }));
    const text = textFor(accepted);
    expect(text).to.contain(
      '2 SOP Classes : CT Image Storage, MR Image Storage Implicit VR Little Endian not known: no case stored one',
    );
  });

  it('has a row of its own for a class whose known good instance came to something else', () => {
    const accepted = ['0x0000', '0xA700'].map((stored, at) => ({
      sopClass: ['CTImageStorage', 'MRImageStorage'][at] ?? '',
      negotiation: 'accepted',
      transferSyntaxes: ['ImplicitVRLittleEndian'],
      stored,
    }));
    expect(textFor(accepted)).to.match(
      /CT Image Storage Implicit VR Little Endian 0x0000 Success MR Image Storage .* 0xA700 Out of resources$/,
    );
  });

  it('tells how the cases were answered that stored an instance of a class of which none was sent before', () => {
    const sopClasses = [{ sopClass: 'CTImageStorage', negotiation: 'accepted', transferSyntaxes: [] }];
    const stored = caseResult({
      given: { sopClass: 'CTImageStorage' },
      observed: { kind: 'message', commandField: 0x8001, status: 0 },
      status: '0x0000',
      wire: [],
    });
    const run = runResult([stored]);
    const result = { ...run, sut: { ...run.sut, role: 'scp' as const, sopClasses } };
    expect(plain(negotiatedSection(result, caseIndex(result)).text)).to.match(/CT Image Storage 0x0000 Success$/);
  });

  it('wants no instance of the Verification SOP Class', () => {
    const text = textFor([{ sopClass: 'Verification', negotiation: 'accepted', transferSyntaxes: [] }]);
    expect(text).to.match(/Verification SOP Class none: it is for C-ECHO$/);
  });

  it('has no table where nothing was accepted', () => {
    const text = textFor([{ sopClass: 'MRImageStorage', negotiation: 'not answered', transferSyntaxes: [] }]);
    expect(text).to.match(/it accepted none of 1 SOP Class\. Not accepted: 1 SOP Class \(not answered\)\.$/);
  });

  it('is left out where nothing was asked', () => {
    expect(textFor(undefined)).to.equal('');
  });

  const at = (ms: number, direction: 'sent' | 'received' | 'event', what: WireRecord['what']): WireRecord => ({
    at: ms,
    direction,
    what,
  });
  const pdu = (summary: PduSummary): WireRecord['what'] => ({ kind: 'pdu', pdu: summary });

  it('tells roles, limits, windows and identity as they were answered, and how long answers took', () => {
    const proposed = {
      maxLength: 16384,
      window: { invoked: 8, performed: 1 },
      roles: [{ sopClass: '1.2', scu: true, scp: true }],
      userIdentity: 1,
    };
    const wire = [
      at(0, 'sent', pdu({ type: 'A-ASSOCIATE-RQ', userInformation: proposed })),
      at(4, 'received', pdu({ type: 'A-ASSOCIATE-AC', contexts: [], userInformation: { maxLength: 0 } })),
      at(10, 'sent', { kind: 'message', commandField: 1 }),
      at(40, 'event', { kind: 'message', commandField: 0x8001, status: 0 }),
    ];
    const result = runResult([caseResult({ wire })]);
    const sut = { ...result.sut, role: 'scp' as const };
    const accepted = { sopClass: 'CTImageStorage', negotiation: 'accepted', transferSyntaxes: [] };
    const asked = { ...result, sut: { ...sut, sopClasses: [accepted] } };
    const text = plain(negotiatedSection(asked, caseIndex(asked)).text);
    expect(text).to.contain('maximum length no limit');
    expect(text).to.contain('8 invoked, 1 performed not answered: one operation at a time');
    expect(text).to.contain('requestor is SCU and SCP not answered: the requestor is SCU');
    expect(text).to.contain('User-Identity-Type 1 accepted, without a response');
    expect(text).to.match(/association 1 4\.0 ms 4\.0 ms .* C-STORE 1 30 ms 30 ms /);
  });

  it('tells what an SCU proposes', () => {
    const result = runResult([caseResult({ role: 'scu', wire: [] })]);
    const proposed = {
      calledAETitle: 'A',
      callingAETitle: 'B',
      maximumLength: 65536,
      contexts: [
        { sopClass: 'CTImageStorage', transferSyntaxes: ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian'] },
      ],
      window: { invoked: 0, performed: 1 },
    };
    const scu = {
      ...result,
      sut: { ...result.sut, role: 'scu' as const },
      scuProposals: [{ proposed, cases: ['x', 'y'] }],
    };
    const text = plain(negotiatedSection(scu, caseIndex(scu)).text);
    expect(text).to.contain('Capabilities What the system proposed');
    expect(text).to.contain('CT Image Storage Implicit VR Little Endian, Explicit VR Little Endian');
    expect(text).to.contain('maximum length 65,536 bytes');
    expect(text).to.contain('any number invoked, 1 performed');
  });
});
