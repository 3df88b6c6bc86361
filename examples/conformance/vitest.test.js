// The conformance of an SCP in vitest: `CSTORE_PORT=11112 npx vitest run vitest.test.js`

import { casesOf, concludeTest, judgeCase, prepareSut } from 'cstore-conformance/harness';
import { afterAll, test } from 'vitest';

const sut = await prepareSut({
  kind: 'remote-scp',
  host: '127.0.0.1',
  port: Number(process.env.CSTORE_PORT ?? 11112),
  calledAETitle: 'ARCHIVE',
});
afterAll(() => sut.close());

for (const candidate of casesOf(['ps3.4/gg.4.2/stored', 'ps3.7/9.1.5'])) {
  // A SUT that is slow, but correct, gets the time to answer.
  test(candidate.id, { timeout: 180_000 }, async (context) => concludeTest(await judgeCase(candidate, sut), context));
}
