// An SCU of its own process for the tests of `cstore run --scu`. Arguments: what is wrong with it, host, port, called AE
// title, calling AE title, files.
//   good    prints what became of each file, and exits with 1 if one was not stored
//   deaf    takes no notice of any answer
//   silent  never connects, and exits with 4
//   stays   writes its process id to the file of PID_FILE, opens an association and does nothing on it
// CA_FILE names the certificates that it trusts: then it connects by TLS, with the certificate of CERT_FILE and KEY_FILE if given.

import { writeFileSync } from 'node:fs';
import { openAssociation, sendFiles } from '../../../src/index.ts';

const [how = 'good', host = '', port, calledAETitle = '', callingAETitle = '', ...files] = process.argv.slice(2);
const { CA_FILE: ca, CERT_FILE: cert, KEY_FILE: key, PID_FILE: pidFile } = process.env;

const peer = { host, port: Number(port), calledAETitle, ...(ca !== undefined && { tls: { ca, cert, key } }) };

if (how === 'silent') {
  process.stdout.write('no licence\n');
  process.exitCode = 4;
} else if (how === 'stays') {
  const abstractSyntax = '1.2.840.10008.5.1.4.38.1';
  await openAssociation(peer, {
    callingAETitle,
    presentationContexts: [{ abstractSyntax, transferSyntaxes: ['1.2.840.10008.1.2'] }],
  });
  writeFileSync(pidFile ?? '', `${process.pid}\n`);
} else {
  for await (const { stored, status } of sendFiles(peer, files, { callingAETitle })) {
    if (how === 'deaf') continue;
    process.stdout.write(`${stored ? 'stored' : 'failed'} ${status ?? 'without response'}\n`);
    if (!stored) process.exitCode = 1;
  }
}
