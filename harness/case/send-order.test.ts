import { expect } from 'chai';
import { validateDataSet } from '../../src/index.ts';
import { accepted } from '../language/names.ts';
import { instancesToSend, otherSopClasses, sentKind } from './send-order.ts';

const implicit = '1.2.840.10008.1.2';
const explicit = '1.2.840.10008.1.2.1';
const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
const about = { count: 3, seed: 7, scenarioFile: '' };

describe('what a case is about', () => {
  it('is its SOP Class and Transfer Syntax, by UID', () => {
    const named = { sopClass: 'CTImageStorage', transferSyntax: 'ExplicitVRLittleEndian' };
    expect(sentKind(named, 'HangingProtocolStorage')).to.deep.equal({
      sopClassUID: '1.2.840.10008.5.1.4.1.1.2',
      transferSyntax: explicit,
    });
  });

  it('is what the SCU usually sends where the scenario leaves it open', () => {
    expect(sentKind({ sopClass: accepted, transferSyntax: accepted }, 'HangingProtocolStorage')).to.deep.equal({
      sopClassUID: hangingProtocol,
      transferSyntax: implicit,
    });
  });
});

describe('the instances that an SCU is asked to send', () => {
  const kind = { sopClassUID: hangingProtocol, transferSyntax: explicit };

  it('are as many as are wanted, each with a UID of its own', async () => {
    const instances = await instancesToSend(kind, {}, about);
    expect(new Set(instances.map(({ sopInstanceUID }) => sopInstanceUID)).size).to.equal(3);
    for (const { sopClassUID, transferSyntax } of instances)
      expect({ sopClassUID, transferSyntax }).to.deep.equal(kind);
  });

  it('are the same in every run, and others with another seed', async () => {
    const [first, second] = [await instancesToSend(kind, {}, about), await instancesToSend(kind, {}, about)];
    expect(second).to.deep.equal(first);
    const [other] = await instancesToSend(kind, {}, { ...about, seed: 8 });
    expect(other?.sopInstanceUID).to.not.equal(first[0]?.sopInstanceUID);
  });

  it('are of as many SOP Classes in turn as are wanted, in the file and in the Data Set', async () => {
    const instances = await instancesToSend(kind, { sopClasses: 2 }, about);
    const [first, second, third] = instances.map(({ sopClassUID }) => sopClassUID);
    expect(first).to.not.equal(second);
    expect(third).to.equal(first);
    for (const { bytes, sopClassUID } of instances) expect(Buffer.from(bytes).includes(sopClassUID)).to.equal(true);
    expect(otherSopClasses.length).to.be.greaterThan(128);
  });

  it('end with a private element of so many zeros, in Explicit VR', async () => {
    const [plain] = await instancesToSend(kind, {}, about);
    const [bulk] = await instancesToSend(kind, { bulkBytes: 100 }, about);
    const added = Buffer.from(bulk?.bytes ?? []).subarray(plain?.bytes.length);
    expect(added.toString('hex')).to.equal(
      `e17f1000${Buffer.from('LO').toString('hex')}1200${Buffer.from('CSTORE CONFORMANCE').toString('hex')}` +
        `e17f0110${Buffer.from('OB').toString('hex')}000064000000`,
    );
    expect(bulk?.zeros).to.equal(100);
  });

  it('end with a private element of so many zeros, in Implicit VR', async () => {
    const inImplicit = { ...kind, transferSyntax: implicit };
    const [plain] = await instancesToSend(inImplicit, {}, about);
    const [bulk] = await instancesToSend(inImplicit, { bulkBytes: 100 }, about);
    const added = Buffer.from(bulk?.bytes ?? []).subarray(plain?.bytes.length);
    expect(added.toString('hex')).to.equal(
      `e17f100012000000${Buffer.from('CSTORE CONFORMANCE').toString('hex')}e17f011064000000`,
    );
  });

  it('are valid with their bulk', async () => {
    for (const transferSyntax of [implicit, explicit]) {
      const [instance] = await instancesToSend({ ...kind, transferSyntax }, { bulkBytes: 100 }, about);
      const bytes = Buffer.concat([instance?.bytes ?? Buffer.alloc(0), Buffer.alloc(instance?.zeros ?? 0)]);
      const findings = validateDataSet({ bytes, transferSyntax }, hangingProtocol);
      expect(findings.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
    }
  });

  const failing = async (transferSyntax: string, asked: Parameters<typeof instancesToSend>[1]) =>
    instancesToSend({ ...kind, transferSyntax }, asked, about).then(
      () => 'made',
      (error: Error) => error.message,
    );

  it('have no bulk in Transfer Syntaxes that are deflated or big endian', async () => {
    const says = 'bulkBytes needs a Transfer Syntax in little endian that is not deflated';
    expect(await failing('1.2.840.10008.1.2.1.99', { bulkBytes: 2 })).to.equal(says);
    expect(await failing('1.2.840.10008.1.2.2', { bulkBytes: 2 })).to.equal(says);
  });

  it('have a Data Set', async () => {
    expect(await failing(explicit, { dataSet: 'none' })).to.match(/without a Data Set$/);
  });
});
