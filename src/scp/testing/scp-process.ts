/**
 * A program for a test: an SCP that stores into the folder it is given, in a process of its own. Prints its port and the
 * memory it has before anything came, and at the end of its input the most that it has had, in bytes.
 */
import { listen } from '../listen.ts';

const [directory = ''] = process.argv.slice(2);
const scp = await listen({ port: 0, store: { directory } });
console.log(scp.port);
console.log(process.memoryUsage.rss());
process.stdin.resume().once('end', async () => {
  await scp.close({ graceMs: 0 });
  console.log(process.resourceUsage().maxRSS * 1024);
});
