import { expect } from 'chai';
import { startScp } from '../../../src/index.ts';
import { associateAC, presentationContextsOf } from '../../../src/wire.ts';
import { measurementsSchema } from '../../model/measurements.ts';
import { startFakeScp } from '../../run/testing/fake-scp.ts';
import { compileFirst, cstore } from '../testing/child.ts';

const address = (port: number) => `ARCHIVE@127.0.0.1:${port}`;

describe('cstore probe', function () {
  this.timeout(300_000);
  compileFirst();

  it('prints what an SCP is and accepts', async () => {
    await using scp = await startScp({ sopClasses: ['CTImageStorage'], maxLength: 4096 });
    const { status, stdout, stderr } = await cstore(['probe', address(scp.port), '--time', '60']);
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout)
      .to.match(/^ARCHIVE@127\.0\.0\.1:\d+\n/)
      .and.match(/^ {2}maximum length +4096 bytes$/m)
      .and.match(/^ {2}verification +yes$/m)
      .and.match(/^ {2}stores +CTImageStorage in ImplicitVRLittleEndian: 0x0000$/m)
      .and.match(/^1 of \d+ SOP Classes are accepted$/m)
      .and.match(/^ {4}CTImageStorage$/m);
  });

  it('prints the same as JSON', async () => {
    await using scp = await startScp({ sopClasses: ['CTImageStorage'] });
    const { stdout } = await cstore(['probe', address(scp.port), '--json', '--time', '60']);
    expect(measurementsSchema.safeParse(JSON.parse(stdout)).error).to.equal(undefined);
  });

  it('shows no control character of a peer', async () => {
    await using scp = await startFakeScp({
      onAssociate: (request) =>
        associateAC({
          request,
          presentationContexts: presentationContextsOf(request).map(({ id }) => ({ id, result: 3 })),
          maxLength: 0,
          implementationClassUID: '1.2',
          implementationVersionName: '\u001b[31mRED',
        }),
    });
    const { status, stdout } = await cstore(['probe', address(scp.port), '--time', '60']);
    expect(status).to.equal(0);
    expect(stdout).to.include('\\x1b[31mRED').and.not.include('\u001b');
    expect(stdout).to.match(/none of \d+ SOP Classes is accepted/);
  });

  it('says why nothing can be told, and exits with 3', async () => {
    const scp = await startScp({ calledAETitles: ['OTHER'] });
    const rejected = await cstore(['probe', address(scp.port)]);
    expect(rejected.status).to.equal(3);
    expect(rejected.stdout).to.include('not measured: implementation, the association came to A-ASSOCIATE-RJ 1/1/7');
    await scp.close();
    const gone = await cstore(['probe', address(scp.port)]);
    expect(gone.status).to.equal(3);
    expect(gone.stderr).to.match(/^cstore: ARCHIVE@.*check host, port and TLS/);
  });

  it('says in one line what is no address', async () => {
    const { status, stderr } = await cstore(['probe', 'host:104']);
    expect(status).to.equal(2);
    expect(stderr.trim().split('\n')).to.have.length(1);
  });
});
