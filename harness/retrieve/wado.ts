// WADO-RS: the Retrieve Transaction of one SOP Instance as application/dicom. PS3.18 10.4 and 12.4.

import { decodePart10 } from '../../src/index.ts';
import { withoutSurplus } from './deflated-file.ts';
import { placeOf } from './identifier.ts';
import { boundaryOf, partsOf } from './multipart.ts';
import { mostBytes, type Retrieval, type RetrievedInstance } from './retrieved-instance.ts';
import type { ReadLimits, WantedInstance } from './stored-instances.ts';

const accept = 'multipart/related; type="application/dicom"; transfer-syntax=*';

/** Resources of Non-Patient Instances (PS3.18 Table 12.1.1-1) by storage SOP Class; undefined where there is none. */
const nonPatientResources: ReadonlyMap<string, string | undefined> = new Map([
  ['1.2.840.10008.5.1.4.38.1', 'hanging-protocols'],
  ['1.2.840.10008.5.1.4.39.1', 'color-palettes'],
  ['1.2.840.10008.5.1.4.43.1', 'implant-templates'],
  ['1.2.840.10008.5.1.4.44.1', 'implant-templates'],
  ['1.2.840.10008.5.1.4.45.1', 'implant-templates'],
  ['1.2.840.10008.5.1.4.1.1.200.1', 'defined-procedure-protocols'],
  ['1.2.840.10008.5.1.4.1.1.200.7', 'defined-procedure-protocols'],
  ['1.2.840.10008.5.1.4.1.1.200.3', undefined],
  ['1.2.840.10008.5.1.4.1.1.201.1', 'inventories'],
]);

/** Path below the base URL, and whether 404 means that the instance is not there, or the service perhaps. */
interface Resource {
  readonly path: string;
  readonly isOffered: boolean;
}

/** Asks the origin server at `baseUrl`. Rejects with the reason of the signal, and when it cannot be reached. */
export async function wadoInstance(wanted: WantedInstance, baseUrl: string, limits: ReadLimits): Promise<Retrieval> {
  const resource = resourceOf(wanted);
  if ('unavailable' in resource) return resource;
  const url = new URL(baseUrl);
  const headers = { accept, ...authorizationOf(url) };
  const target = `${url.href.replace(/\/+$/, '')}/${resource.path}`;
  const { timeoutMs, signal } = limits;
  const response = await fetch(target, { headers, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) });
  const answer = `GET ${target} was answered with ${response.status} ${response.statusText}`.trim();
  if (!response.ok) {
    await response.body?.cancel();
    return { instances: [], answer, isConclusive: response.status === 404 && resource.isOffered };
  }
  const files = filesIn(await bodyOf(response), response.headers.get('content-type') ?? '');
  if (typeof files === 'string') return { instances: [], answer: `${answer}: ${files}`, isConclusive: false };
  return { instances: files.map((file) => instanceIn(file, wanted)), answer, isConclusive: false };
}

/** User and password in the URL become Basic authentication, and leave the URL. */
function authorizationOf(url: URL): { readonly authorization?: string } {
  const { username, password } = url;
  if (username === '') return {};
  [url.username, url.password] = ['', ''];
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

function resourceOf(wanted: WantedInstance): Resource | { readonly unavailable: string } {
  const { sopClassUID, sopInstanceUID: uid } = wanted;
  if (nonPatientResources.has(sopClassUID)) {
    const name = nonPatientResources.get(sopClassUID);
    const unavailable = `PS3.18 12.1.1 has no resource for the SOP Class ${sopClassUID}`;
    return name === undefined ? { unavailable } : { path: `${name}/${uid}`, isOffered: false };
  }
  const { study, series } = placeOf(wanted);
  if (!study || !series) return { unavailable: 'the instance has no Study and Series Instance UID for a URL' };
  return { path: `studies/${study}/series/${series}/instances/${uid}`, isOffered: true };
}

/** The payload of a response. Throws beyond what is taken at most. */
async function bodyOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > mostBytes) throw new RangeError(`more than ${mostBytes} bytes were given back`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The files in a payload, or why there are none. */
function filesIn(body: Buffer, contentType: string): readonly Buffer[] | string {
  const boundary = boundaryOf(contentType);
  if (boundary !== undefined) {
    const parts = partsOf(body, boundary);
    return parts.length > 0 ? parts.map(({ payload }) => payload) : 'it has no part';
  }
  return /^application\/dicom\s*(;|$)/i.test(contentType) ? [body] : `its media type is ${contentType}`;
}

/** The instance in a file; one that cannot be read is taken for the one that was asked for. */
function instanceIn(file: Buffer, wanted: WantedInstance): RetrievedInstance {
  try {
    return decodePart10(file);
  } catch (error) {
    return withoutTail(file) ?? { ...wanted, bytes: new Uint8Array(), wrong: (error as Error).message };
  }
}

/** Where the length of the File Meta Information stands, and where it begins to count (PS3.10 7.1). */
const metaLengthAt = 140;
const metaStart = 144;

/** A deflated Data Set without what follows its stream, which changes no value; undefined where that is not what is wrong. */
function withoutTail(file: Buffer): RetrievedInstance | undefined {
  if (file.length < metaStart) return undefined;
  const offset = metaStart + file.readUInt32LE(metaLengthAt);
  const { bytes, surplus } = withoutSurplus(file.subarray(offset));
  if (surplus === 0) return undefined;
  const note = `the file has ${surplus} bytes after the end of the deflated stream (PS3.5 A.5: one NULL may follow)`;
  try {
    return { ...decodePart10(Buffer.concat([file.subarray(0, offset), bytes])), note };
  } catch {
    return undefined;
  }
}
