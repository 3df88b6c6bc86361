import { expect } from 'chai';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { negotiatedSection } from './negotiated.ts';

type SopClasses = NonNullable<ReturnType<typeof runResult>['sut']['sopClasses']>;

function textFor(sopClasses: SopClasses | undefined, protocolSopClass?: string): string {
  const { sut } = runResult([caseResult()]);
  const asked = { ...sut, ...(sopClasses && { sopClasses }), ...(protocolSopClass && { protocolSopClass }) };
  const { text } = negotiatedSection(runResult([caseResult()], { sut: asked }));
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
    expect(text).to.contain('Not accepted: 2 abstract-syntax-not-supported.');
    expect(text).to.contain('Inventory Storage Explicit VR Little Endian 0xA700 CT Image Storage not sent');
  });

  it('tells classes that accept the same in one row', () => {
    const accepted = ['CTImageStorage', 'MRImageStorage'].map((sopClass) => ({
      sopClass,
      negotiation: 'accepted',
      transferSyntaxes: ['ImplicitVRLittleEndian'],
    }));
    const text = textFor(accepted);
    expect(text).to.contain('2 SOP Classes : CT Image Storage, MR Image Storage Implicit VR Little Endian not sent');
  });

  it('has a row of its own for a class whose known good instance came to something else', () => {
    const accepted = ['0x0000', '0xA700'].map((stored, at) => ({
      sopClass: ['CTImageStorage', 'MRImageStorage'][at] ?? '',
      negotiation: 'accepted',
      transferSyntaxes: ['ImplicitVRLittleEndian'],
      stored,
    }));
    expect(textFor(accepted)).to.match(/CT Image Storage Implicit VR Little Endian 0x0000 MR Image Storage .* 0xA700$/);
  });

  it('has no table where nothing was accepted', () => {
    const text = textFor([{ sopClass: 'MRImageStorage', negotiation: 'not answered', transferSyntaxes: [] }]);
    expect(text).to.match(/it accepted none of 1 SOP Class\. Not accepted: 1 not answered\.$/);
  });

  it('is left out where nothing was asked', () => {
    expect(textFor(undefined)).to.equal('');
  });
});
