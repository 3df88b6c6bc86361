/**
 * A Storage SCU made with dcmjs-dimse, as its README shows one: `node dcmjs-dimse-scu.mjs HOST PORT CALLED CALLING FILE...`.
 * What it adds is that it prints the status of each response, and ends with 1 unless each of them is success. It is no
 * TypeScript, as it is started for each case.
 */

import dcmjsDimse from 'dcmjs-dimse';

const { Client, log, requests } = dcmjsDimse;
const [host, port, called, calling, ...files] = process.argv.slice(2);

log.setLevel('silent');
let stored = 0;
let problem;
const client = new Client();
for (const [at, file] of files.entries()) {
  const request = new requests.CStoreRequest(file);
  request.on('response', (response) => {
    process.stdout.write(`instance ${at + 1}: status ${response.getStatus().toString(16)}\n`);
    if (response.getStatus() === 0) stored += 1;
  });
  client.addRequest(request);
}
const events = ['associationRejected', 'abort', 'networkError'];
for (const event of events)
  client.on(event, (told) => {
    problem ??= event;
    process.stdout.write(`${event}: ${told instanceof Error ? told.message : ''}\n`);
  });
client.on('closed', () => {
  process.exitCode = stored === files.length && problem === undefined ? 0 : 1;
});
client.send(host, Number(port), calling, called);
