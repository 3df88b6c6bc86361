/** A process that has a store and a temporary space with a file that is not whole in each; it says so, and waits. */

import { InstanceStore } from '../store/instance-store.ts';
import { TemporarySpace } from '../store/temporary-space.ts';

const [directory = ''] = process.argv.slice(2);
const store = await InstanceStore.open({ directory });
const space = await TemporarySpace.open();
for (const spool of [store.receive(Buffer.alloc(0), () => {}), space.receive(() => {})]) {
  spool.write(Buffer.alloc(300_000));
  await spool.written();
}
console.log('ready');
setInterval(() => undefined, 1000);
