/** Orthanc, a real PACS: its SCP, and its REST API, which shows what it stored and makes it send. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type PeerProcess, startPeer } from './peer-process.ts';
import { freePort, isListening } from './ports.ts';
import { findTool } from './tool.ts';

export interface Orthanc extends PeerProcess {
  readonly aeTitle: string;
  readonly httpPort: number;
  /** GET or POST on the REST API, answered with JSON. */
  rest(path: string, body?: unknown): Promise<unknown>;
  /** The bytes of the files it stored. */
  storedFiles(): Promise<Buffer[]>;
}

export interface OrthancOptions {
  /** Where its configuration, database and files go. */
  readonly directory: string;
  /** A peer it may send to, known as `target`. */
  readonly target?: { readonly aeTitle: string; readonly port: number };
  /** Files of plugins, or folders with them. */
  readonly plugins?: readonly string[];
}

const aeTitle = 'ORTHANC';
const httpStartLimitMs = 15_000;

/** Its ports; a text in place of a number is for who fills it in later. */
export interface OrthancPorts {
  readonly dicom: number | string;
  readonly http: number;
}

/** Its configuration: it accepts what it knows, and gives back whatever it is asked for. */
export function orthancConfiguration(
  { directory, target, plugins = [] }: OrthancOptions,
  { dicom, http }: OrthancPorts,
): object {
  return {
    Name: 'interop',
    DicomAet: aeTitle,
    DicomPort: dicom,
    HttpPort: http,
    StorageDirectory: join(directory, 'storage'),
    IndexDirectory: join(directory, 'storage'),
    Plugins: plugins,
    AuthenticationEnabled: false,
    RemoteAccessAllowed: false,
    DicomAlwaysAllowStore: true,
    DicomAlwaysAllowEcho: true,
    DicomAlwaysAllowGet: true,
    DicomAlwaysAllowMove: true,
    DicomCheckCalledAet: false,
    UnknownSopClassAccepted: true,
    OverwriteInstances: true,
    DicomModalities: target ? { target: [target.aeTitle, '127.0.0.1', target.port] } : {},
  };
}

async function waitUntilServing(httpPort: number): Promise<void> {
  const deadline = performance.now() + httpStartLimitMs;
  while (!(await isListening(httpPort))) {
    if (performance.now() > deadline) throw new Error(`Orthanc did not serve HTTP within ${httpStartLimitMs} ms`);
    await delay(20);
  }
}

async function request(url: string, body: unknown): Promise<Response> {
  const init = body === undefined ? undefined : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`Orthanc answered ${response.status} to ${url}: ${await response.text()}`);
  return response;
}

/** Starts Orthanc with an empty database. */
export async function startOrthanc(options: OrthancOptions): Promise<Orthanc> {
  await mkdir(options.directory, { recursive: true });
  const httpPort = await freePort();
  const file = join(options.directory, 'orthanc.json');
  const dicomPort = await freePort();
  await writeFile(file, JSON.stringify(orthancConfiguration(options, { dicom: dicomPort, http: httpPort })));
  const peer = await startPeer(
    () => ({ name: 'Orthanc', command: findTool('Orthanc') ?? 'Orthanc', args: [file] }),
    dicomPort,
  );
  await waitUntilServing(httpPort);
  const base = `http://127.0.0.1:${httpPort}`;
  const rest = async (path: string, body?: unknown): Promise<unknown> => (await request(base + path, body)).json();
  const storedFiles = async () => {
    const ids = (await rest('/instances')) as string[];
    const responses = await Promise.all(ids.map((id) => request(`${base}/instances/${id}/file`, undefined)));
    return Promise.all(responses.map(async (response) => Buffer.from(await response.arrayBuffer())));
  };
  return { ...peer, aeTitle, httpPort, rest, storedFiles };
}
