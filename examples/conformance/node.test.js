// The conformance of an SCP in node:test: `CSTORE_PORT=11112 node --test node.test.js`

import { after, test } from 'node:test';
import { casesOf, concludeTest, judgeCase, prepareSut } from 'cstore-conformance/harness';

const sut = await prepareSut({
  kind: 'remote-scp',
  host: '127.0.0.1',
  port: Number(process.env.CSTORE_PORT ?? 11112),
  calledAETitle: 'ARCHIVE',
});
after(() => sut.close());

for (const candidate of casesOf(['ps3.4/gg.4.2/stored', 'ps3.7/9.1.5'])) {
  test(candidate.id, async (context) => concludeTest(await judgeCase(candidate, sut), context));
}
