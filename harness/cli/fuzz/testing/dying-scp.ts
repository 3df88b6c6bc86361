// An SCP for the tests of `cstore fuzz`: it listens on the port of its command line, and ends at a private element if it is told
// `dies`.

import { listen } from '../../../../src/index.ts';

const [port, how] = process.argv.slice(2);

/** (0009,1001), little endian. */
const privateElement = Buffer.from('09000110', 'hex');

await listen({
  port: Number(port),
  store: 'discard',
  onCStore: async (event) => {
    if (how === 'dies' && (await event.bytes()).includes(privateElement)) process.exit(3);
    return 0;
  },
});
