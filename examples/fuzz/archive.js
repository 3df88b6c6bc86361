// The program under test: a Storage SCP on the port of its command line. Put your own in its place.

import { listen } from 'cstore-conformance';

const answer = () => 0x0000;

await listen({ port: Number(process.argv[2]), store: 'discard', onCStore: answer });
