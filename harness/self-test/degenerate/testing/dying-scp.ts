// An SCP of a process of its own that dies again and again. Arguments: port, associations until it dies.

import { startFakeScp } from '../../../run/testing/fake-scp.ts';

const [port = '0', associations = '60'] = process.argv.slice(2);

let left = Number(associations);
await startFakeScp(
  {
    onAssociate: () => {
      left -= 1;
      if (left <= 0) process.exit(1);
      return undefined;
    },
  },
  Number(port),
);
