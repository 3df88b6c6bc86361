// An SCP that does what a script says, one line for each C-STORE: `node scripted-scp.js PORT busy drop silent ok`. After the last
// word it stores. A program that sends to it meets what an archive does on a bad day.

import { pathToFileURL } from 'node:url';
import { abortAssociation, closeConnection, noAnswer, startScp } from 'cstore-conformance';

const answers = {
  ok: 0x0000,
  busy: { Status: 0xa700, ErrorComment: 'try again later' }, // PS3.4 GG.4.2: out of resources
  refused: 0xa900, // the Data Set does not match the SOP Class: to send it again is useless
  abort: abortAssociation,
  drop: closeConnection,
  silent: noAnswer,
};

/** Starts the SCP. Throws RangeError for a word that is none of the script. */
export async function startScripted(script, options = {}) {
  const unknown = script.find((word) => !Object.hasOwn(answers, word));
  if (unknown) throw new RangeError(`${unknown}: a script has the words ${Object.keys(answers).join(', ')}`);
  return await startScp({ ...options, answer: ({ call }) => answers[script[call - 1] ?? 'ok'] });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [port, ...script] = process.argv.slice(2);
  const scp = await startScripted(script, { port: Number(port ?? 0) });
  console.log(`${scp.aeTitle}@${scp.host}:${scp.port}`);
}
