// Fuzzing in vitest, nightly with another seed and more runs: `CSTORE_SEED=$RANDOM CSTORE_RUNS=5000 npx vitest run vitest.test.js`

import { describeProperties } from 'cstore-conformance/harness';
import { afterAll, describe, it } from 'vitest';

describeProperties(
  {
    sut: {
      kind: 'started-scp',
      command: `exec node ${import.meta.dirname}/archive.js {port}`,
      host: '127.0.0.1',
      port: 0,
      calledAETitle: 'ARCHIVE',
    },
    seed: Number(process.env.CSTORE_SEED ?? 1),
    numRuns: Number(process.env.CSTORE_RUNS ?? 50),
    interruptAfterTimeLimit: 600_000,
    out: process.env.CSTORE_OUT ?? 'reports',
  },
  { describe, it, afterAll },
);
