import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { buildInstance, ExplicitVRLittleEndian, encodePart10, transcode } from '../../src/index.ts';
import { openRetriever } from './open-retriever.ts';
import type { ReadLimits, WantedInstance } from './stored-instances.ts';

const transferSyntax = ExplicitVRLittleEndian.uid;
const ct = buildInstance('CTImageStorage', { transferSyntax, sopInstanceUID: '1.2.1' });
const hangingProtocol = buildInstance('HangingProtocolStorage', { transferSyntax, sopInstanceUID: '1.2.2' });
const fileOf = (instance: WantedInstance) => encodePart10(instance, instance.bytes);

const multipart = (...files: readonly Uint8Array[]) => {
  const parts = files.flatMap((file) => [Buffer.from('\r\n--b\r\nContent-Type: application/dicom\r\n\r\n'), file]);
  return Buffer.concat([...parts, Buffer.from('\r\n--b--\r\n')]);
};
const typeOfMultipart = 'multipart/related; type="application/dicom"; boundary=b';

type Answer = (response: ServerResponse) => void;
const giving =
  (body: Uint8Array, type = typeOfMultipart): Answer =>
  (response) =>
    response.setHeader('content-type', type).end(body);
const failing =
  (status: number): Answer =>
  (response) => {
    response.statusCode = status;
    response.end('no');
  };

/** What is read of an instance from a server that answers so, and the request that it got. */
async function read(wanted: WantedInstance, answer: Answer, { path = '/dicom-web/', timeoutMs = 10_000 } = {}) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const peer = { host: '127.0.0.1', port: 1, calledAETitle: 'ARCHIVE', callingAETitle: 'SCU' };
  const limits: ReadLimits = { peer, timeoutMs, signal: new AbortController().signal };
  const url = path.includes('@') ? `http://doe:s%20t@127.0.0.1:${port}` : `http://127.0.0.1:${port}${path}`;
  const found = await openRetriever({ by: 'wado', url }).read(wanted, limits);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { found, request: requests[0] };
}

describe('an instance that is fetched back by WADO-RS', () => {
  it('is asked for by Study, Series and SOP Instance UID below the base URL', async () => {
    const { found, request } = await read(ct, giving(multipart(fileOf(ct))));
    expect(found).to.deep.equal({ where: 'WADO-RS', transferSyntax, content: Buffer.from(ct.bytes) });
    expect(request?.url).to.match(/^\/dicom-web\/studies\/[\d.]+\/series\/[\d.]+\/instances\/1\.2\.1$/);
    expect(request?.headers.accept).to.equal('multipart/related; type="application/dicom"; transfer-syntax=*');
  });

  it('is asked for among the resources of its kind, if it is of a Non-Patient class', async () => {
    const { found, request } = await read(hangingProtocol, giving(fileOf(hangingProtocol), 'application/dicom'));
    expect(found).to.deep.include({ content: Buffer.from(hangingProtocol.bytes) });
    expect(request?.url).to.equal('/dicom-web/hanging-protocols/1.2.2');
    const approval = buildInstance('ProtocolApprovalStorage', { transferSyntax });
    expect((await read(approval, failing(500))).found)
      .to.have.property('unavailable')
      .that.match(/PS3\.18 12\.1\.1/);
  });

  it('is asked for with user and password, which are told nobody else', async () => {
    const { found, request } = await read(ct, failing(404), { path: '@' });
    expect(request?.headers.authorization).to.equal(`Basic ${Buffer.from('doe:s t').toString('base64')}`);
    expect(JSON.stringify(found)).to.not.contain('doe');
  });

  it('is absent if there is no such resource, but only where the service is offered', async () => {
    const { found } = await read(ct, failing(404));
    expect(found)
      .to.have.property('absent')
      .that.match(/^WADO-RS gives no SOP Instance 1\.2\.1: GET .* answered with 404/);
    expect(found).to.include({ isUncertain: false });
    expect((await read(hangingProtocol, failing(404))).found).to.include({ isUncertain: true });
  });

  it('is not known to be absent if the answer is another failure, or none that can be read, or none at all', async () => {
    const absence = async (answer: Answer, timeoutMs = 10_000) => {
      const { found } = await read(ct, answer, { timeoutMs });
      expect(found).to.include({ isUncertain: true });
      return 'absent' in found ? found.absent : '';
    };
    expect(await absence(failing(406))).to.match(/answered with 406/);
    expect(await absence(giving(Buffer.from('{}'), 'application/dicom+json'))).to.match(
      /its media type is application/,
    );
    expect(await absence(giving(multipart()))).to.match(/it has no part/);
    expect(await absence(() => {}, 100)).to.match(/timeout/i);
  });

  it('is wrong if what comes is no DICOM file', async () => {
    const { found } = await read(ct, giving(multipart(Buffer.from('text'))));
    expect(found)
      .to.have.nested.property('content.wrong')
      .that.match(/no DICOM file/);
  });

  it('may be deflated, and what follows the end of the stream is noted', async () => {
    const deflated = transcode(ct.bytes, transferSyntax, 'DeflatedExplicitVRLittleEndian');
    const meta = { ...ct, transferSyntax: '1.2.840.10008.1.2.1.99' };
    const { found } = await read(ct, giving(multipart(encodePart10(meta, deflated))));
    expect(found).to.deep.equal({
      where: 'WADO-RS',
      transferSyntax: meta.transferSyntax,
      content: Buffer.from(deflated),
    });
    const longer = encodePart10(meta, Buffer.concat([deflated, Buffer.alloc(200)]));
    const { found: noted } = await read(ct, giving(longer, 'application/dicom'));
    expect(noted)
      .to.have.property('note')
      .that.match(/bytes after the end of the deflated stream/);
    expect(noted).to.have.property('content').that.is.instanceOf(Buffer);
  });

  it('is told from another one that comes in its place', async () => {
    const other = buildInstance('CTImageStorage', { transferSyntax, sopInstanceUID: '1.2.9' });
    const { found } = await read(ct, giving(multipart(fileOf(other))));
    expect(found).to.have.nested.property('content.wrong', 'WADO-RS of 1.2.1 gives 1.2.9');
  });
});
