import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { encodePart10 } from '../data-set/part10/part10.ts';
import { transcode } from '../data-set/write/transcode.ts';
import { AssociationAborted, AssociationRejected, ConnectionFailed, DataSetError } from '../errors.ts';
import { ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../registry/transfer-syntaxes.ts';
import { NoPresentationContext } from './no-presentation-context.ts';
import { type SendFilesOptions, type SendOutcome, sendFiles } from './send-files.ts';
import { TestAcceptor } from './testing/test-acceptor.ts';

const implicit = ImplicitVRLittleEndian.uid;
const explicit = ExplicitVRLittleEndian.uid;
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';
const options: SendFilesOptions = { callingAETitle: 'SCU' };

function element(tag: number, vr: string, value: Buffer): Buffer {
  const isLong = vr === 'OB';
  const head = Buffer.alloc(isLong ? 12 : 8);
  head.writeUInt16LE(tag >>> 16, 0);
  head.writeUInt16LE(tag & 0xffff, 2);
  head.write(vr, 4, 'latin1');
  if (isLong) head.writeUInt32LE(value.length, 8);
  else head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
}

function uid(text: string): Buffer {
  return Buffer.from(text.length % 2 === 0 ? text : `${text}\0`);
}

/** A small Data Set in Explicit VR Little Endian, with so many bytes of pixels. */
function dataSet(sopClassUID: string, sopInstanceUID: string, pixels: number): Buffer {
  return Buffer.concat([
    element(0x00080016, 'UI', uid(sopClassUID)),
    element(0x00080018, 'UI', uid(sopInstanceUID)),
    element(0x7fe00010, 'OB', Buffer.alloc(pixels, 0x5a)),
  ]);
}

describe('sendFiles', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'send-files-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  interface FileOptions {
    readonly sopClassUID?: string;
    readonly transferSyntax?: string;
    readonly pixels?: number;
    readonly cut?: number;
  }

  /** Writes a file and gives its path. */
  async function file(n: number, more: FileOptions = {}): Promise<string> {
    const { sopClassUID = secondaryCapture, transferSyntax = explicit, pixels = 100, cut = 0 } = more;
    const sopInstanceUID = `1.2.3.${n}`;
    const bytes = transcode(dataSet(sopClassUID, sopInstanceUID, pixels), explicit, transferSyntax);
    const whole = encodePart10({ sopClassUID, sopInstanceUID, transferSyntax }, bytes);
    const path = join(folder, `${n}.dcm`);
    await writeFile(path, whole.subarray(0, whole.length - cut));
    return path;
  }

  async function sent(acceptor: TestAcceptor, paths: string[], more: Partial<SendFilesOptions> = {}) {
    const outcomes: SendOutcome[] = [];
    for await (const outcome of sendFiles(acceptor.peer, paths, { ...options, ...more })) outcomes.push(outcome);
    return outcomes;
  }

  it('sends each file as it is, over one association, and releases it', async () => {
    await using acceptor = await TestAcceptor.listen();
    const paths = await Promise.all([file(1), file(2, { transferSyntax: implicit }), file(3)]);
    const outcomes = await sent(acceptor, paths);
    expect(
      outcomes.map(({ path, stored, status, transferSyntax }) => [path, stored, status, transferSyntax]),
    ).to.deep.equal(paths.map((path, i) => [path, true, 0, [explicit, implicit, explicit][i]]));
    expect(acceptor.received.map(({ command }) => command.AffectedSOPInstanceUID)).to.deep.equal([
      '1.2.3.1',
      '1.2.3.2',
      '1.2.3.3',
    ]);
    expect(acceptor.received[0]?.dataSet.equals(dataSet(secondaryCapture, '1.2.3.1', 100))).to.equal(true);
    expect([acceptor.associations, acceptor.ends]).to.deep.equal([1, ['released']]);
  });

  it('goes on after failures of every kind, each with its own reason in one line', async () => {
    await using acceptor = await TestAcceptor.listen({ answer: (_, n) => (n === 1 ? 0xa700 : 0xb000) });
    const noDicom = join(folder, 'text.dcm');
    await writeFile(noDicom, 'this is no DICOM file, but it is long enough to hold a preamble'.repeat(10));
    const paths = [join(folder, 'absent.dcm'), await file(1), noDicom, await file(2, { cut: 10 }), await file(3)];
    const outcomes = await sent(acceptor, paths);
    const byPath = new Map(outcomes.map((outcome) => [outcome.path, outcome]));
    const [absent, refused, text, truncated, warned] = paths.map((path) => byPath.get(path));
    for (const outcome of [absent, text, truncated]) {
      expect(outcome?.error).to.be.instanceOf(DataSetError);
      expect(outcome?.error?.message).to.match(/\.dcm: [^\n]+$/);
      expect(outcome?.stored).to.equal(false);
    }
    expect([refused?.status, refused?.category, refused?.stored]).to.deep.equal([0xa700, 'Failure', false]);
    expect([warned?.status, warned?.category, warned?.stored]).to.deep.equal([0xb000, 'Warning', true]);
    expect(acceptor.received).to.have.lengthOf(2);
    expect(acceptor.ends).to.deep.equal(['released']);
  });

  it('streams a large file, and aborts where it turns out to be truncated, with nothing stored', async () => {
    await using acceptor = await TestAcceptor.listen();
    const pixels = 3_000_000;
    const outcomes = await sent(acceptor, [
      await file(1, { pixels }),
      await file(2, { pixels, cut: 1000 }),
      await file(3),
    ]);
    expect(outcomes.map(({ stored }) => stored)).to.deep.equal([true, false, true]);
    expect(outcomes[1]?.error).to.be.instanceOf(DataSetError);
    expect(acceptor.received.map(({ command }) => command.AffectedSOPInstanceUID)).to.deep.equal([
      '1.2.3.1',
      '1.2.3.3',
    ]);
    expect(acceptor.received[0]?.dataSet.equals(dataSet(secondaryCapture, '1.2.3.1', pixels))).to.equal(true);
    expect(acceptor.associations).to.equal(2);
  });

  it('sends a truncated file nevertheless when it is told not to be strict', async () => {
    await using acceptor = await TestAcceptor.listen({ answer: () => 0xc210 });
    const [outcome] = await sent(acceptor, [await file(1, { cut: 10 })], { strict: false });
    expect(outcome?.status).to.equal(0xc210);
  });

  it('transcodes when the acceptor takes another uncompressed Transfer Syntax only', async () => {
    await using acceptor = await TestAcceptor.listen({ abstractSyntaxes: () => [implicit] });
    const [outcome] = await sent(acceptor, [await file(1)]);
    expect([outcome?.stored, outcome?.transferSyntax]).to.deep.equal([true, implicit]);
    const [received] = acceptor.received;
    expect(received?.transferSyntax).to.equal(implicit);
    const expected = transcode(dataSet(secondaryCapture, '1.2.3.1', 100), explicit, implicit);
    expect(received?.dataSet.equals(expected)).to.equal(true);
  });

  it('says that the acceptor refuses a SOP Class, and sends the others', async () => {
    await using acceptor = await TestAcceptor.listen({ abstractSyntaxes: new Map([[secondaryCapture, [explicit]]]) });
    const outcomes = await sent(acceptor, [await file(1, { sopClassUID: '1.2.840.10008.5.1.4.38.1' }), await file(2)]);
    const [refused, stored] = outcomes.sort((a, b) => a.path.localeCompare(b.path));
    expect(refused?.error).to.be.instanceOf(NoPresentationContext);
    expect(refused?.error?.message).to.include('Hanging Protocol Storage');
    expect(stored?.stored).to.equal(true);
  });

  it('takes another association for files that need more contexts than one has', async () => {
    await using acceptor = await TestAcceptor.listen();
    const classes = Array.from({ length: 70 }, (_, i) => `1.2.840.10008.5.1.4.1.1.${1000 + i}`);
    const paths = await Promise.all(classes.map((sopClassUID, n) => file(n, { sopClassUID })));
    const outcomes = await sent(acceptor, paths);
    expect(outcomes.filter(({ stored }) => stored)).to.have.lengthOf(70);
    expect([acceptor.associations, acceptor.ends]).to.deep.equal([2, ['released', 'released']]);
    expect(outcomes.at(-1)?.association).to.equal(2);
  });

  it('keeps as many operations outstanding as the window allows', async () => {
    let most = 0;
    await using acceptor = await TestAcceptor.listen({
      asyncWindow: { invoked: 1, performed: 3 },
      answer: ({ association }) => {
        most = Math.max(most, association.performing);
        return undefined;
      },
    });
    const paths = await Promise.all(Array.from({ length: 6 }, (_, n) => file(n)));
    const controller = new AbortController();
    const sending = sent(acceptor, paths, { asyncWindow: { invoked: 8, performed: 1 }, signal: controller.signal });
    while (most < 3) await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(most).to.equal(3);
    controller.abort(new Error('enough'));
    expect(await sending.catch((error: Error) => error.message)).to.equal('enough');
  });

  it('goes on over another association when the acceptor aborts', async () => {
    await using acceptor = await TestAcceptor.listen({
      answer: ({ association }, n) => {
        if (n !== 2) return 0;
        association.abort();
        return undefined;
      },
    });
    const paths = await Promise.all([1, 2, 3, 4].map((n) => file(n)));
    const outcomes = await sent(acceptor, paths);
    expect(outcomes).to.have.lengthOf(4);
    expect(outcomes.filter(({ stored }) => !stored).map(({ error }) => error)).to.satisfy((errors: Error[]) =>
      errors.every((error) => error instanceof AssociationAborted),
    );
    expect(outcomes.filter(({ stored }) => stored).length).to.be.at.least(2);
    expect(acceptor.associations).to.equal(2);
  });

  it('gives up when the acceptor aborts every association before anything was sent', async () => {
    await using acceptor = await TestAcceptor.listen();
    acceptor.onEstablished = () => {
      acceptor.associations++;
      throw new Error('out of order');
    };
    const outcomes = await sent(acceptor, await Promise.all([1, 2, 3].map((n) => file(n))));
    expect(outcomes.map(({ stored, error }) => [stored, error instanceof AssociationAborted])).to.deep.equal([
      [false, true],
      [false, true],
      [false, true],
    ]);
    expect(acceptor.associations).to.be.lessThan(4);
  });

  it('tells for each file that no association could be had', async () => {
    const acceptor = await TestAcceptor.listen({ calledAETitles: ['OTHER'] });
    const paths = await Promise.all([1, 2].map((n) => file(n)));
    const rejected = await sent(acceptor, paths);
    expect(rejected.map(({ error }) => error instanceof AssociationRejected)).to.deep.equal([true, true]);
    await acceptor[Symbol.asyncDispose]();
    const unreachable = await sent(acceptor, paths);
    expect(unreachable.map(({ error }) => error instanceof ConnectionFailed)).to.deep.equal([true, true]);
  });

  it('aborts when nobody wants to know further outcomes', async () => {
    await using acceptor = await TestAcceptor.listen();
    const paths = await Promise.all(Array.from({ length: 5 }, (_, n) => file(n)));
    for await (const _ of sendFiles(acceptor.peer, paths, options)) break;
    while (acceptor.ends.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(acceptor.ends).to.deep.equal(['aborted']);
  });
});
