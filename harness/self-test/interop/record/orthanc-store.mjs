/**
 * Makes an Orthanc that runs already send files, by its REST API: `node orthanc-store.mjs HTTP-PORT HOST PORT CALLED
 * CALLING FILE...`. It uploads them, names the target, asks for the store, prints what Orthanc answers, and ends with 1
 * if that is an error. What Orthanc shows is the answer; the exit status only follows the status of HTTP.
 */

import { readFile } from 'node:fs/promises';

const [httpPort, host, port, called, calling, ...files] = process.argv.slice(2);
const base = `http://127.0.0.1:${httpPort}`;

async function ask(method, path, body) {
  const response = await fetch(base + path, { method, body });
  return { status: response.status, text: await response.text() };
}

/** The keys of an answer that do not differ from one store to the next. */
function stable(text) {
  try {
    const { ID: _id, Path: _path, ...rest } = JSON.parse(text);
    return JSON.stringify(rest);
  } catch {
    return text.trim();
  }
}

const resources = [];
for (const file of files) {
  const { status, text } = await ask('POST', '/instances', await readFile(file));
  if (status !== 200) {
    process.stdout.write(`upload: HTTP ${status} ${stable(text)}\n`);
    process.exit(2);
  }
  resources.push(JSON.parse(text).ID);
}
// A target of its own: several cases are under way at once.
const target = `/modalities/port-${port}`;
await ask('PUT', target, JSON.stringify({ AET: called, Host: host, Port: Number(port) }));
const order = { Resources: resources, LocalAet: calling, Synchronous: true };
const { status, text } = await ask('POST', `${target}/store`, JSON.stringify(order));
await ask('DELETE', target);
process.stdout.write(`store: HTTP ${status} ${stable(text)}\n`);
process.exitCode = status === 200 ? 0 : 1;
