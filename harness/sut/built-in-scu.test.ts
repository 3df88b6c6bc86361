import { expect } from 'chai';
import { buildInstance, listen } from '../../src/index.ts';
import { sendWithBuiltInScu } from './built-in-scu.ts';
import type { SendOrder } from './sut.ts';

const never = new AbortController().signal;

function orderTo(port: number, count: number): SendOrder {
  const instances = Array.from({ length: count }, () =>
    buildInstance('HangingProtocolStorage', { transferSyntax: 'ImplicitVRLittleEndian' }),
  );
  const titles = { calledAETitle: 'CSTORE_SCP', callingAETitle: 'CSTORE_SCU' };
  return { host: '127.0.0.1', port, ...titles, instances, timeoutMs: 10_000 };
}

describe('our own SCU as the system under test', () => {
  it('reports of each instance what became of it, and goes on after a failure', async () => {
    const statuses = [0, { Status: 0xa700, ErrorComment: 'full' }, 0x0000];
    await using scp = await listen({ port: 0, onCStore: ({ call }) => statuses[call - 1] ?? 0 });
    const { outcomes } = await sendWithBuiltInScu(orderTo(scp.port, 3), never);
    expect(outcomes).to.deep.equal([
      { stored: true, text: '0x0000 Success' },
      { stored: false, text: '0xA700 Failure, full' },
      { stored: true, text: '0x0000 Success' },
    ]);
  });

  it('reports of each that nobody could be reached', async () => {
    const scp = await listen({ port: 0 });
    await scp.close();
    const { outcomes } = await sendWithBuiltInScu(orderTo(scp.port, 2), never);
    expect(outcomes?.map(({ stored }) => stored)).to.deep.equal([false, false]);
    expect(outcomes?.[0]?.text).to.match(/ECONNREFUSED|refused/);
  });
});
