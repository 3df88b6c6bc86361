// Who may ask what: the token or the password, the name of the host, and for whatever acts the page that asks.

import { createHash, timingSafeEqual } from 'node:crypto';

/** What the server knows of itself. */
export interface Door {
  /** The token in the address; undefined if a password is asked for. */
  readonly token?: string | undefined;
  readonly password?: string | undefined;
  /** What a browser may call the host, with the port; undefined: anything, behind a name of somebody's own. */
  readonly hosts?: readonly string[] | undefined;
}

/** A request, as far as it decides. */
export interface Asked {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A request that may go on, with its path below the token, or why not. */
export type Admission =
  | { readonly path: string; readonly query: URLSearchParams }
  | { readonly status: 401 | 403 | 404 | 405 | 415; readonly why: string };

const longestUrl = 4096;

/** Decides on a request before anything of it is done. */
export function admit(door: Door, { method, url, headers }: Asked): Admission {
  if (url.length > longestUrl) return { status: 404, why: 'not found' };
  if (door.hosts && !door.hosts.includes(textOf(headers.host)))
    return { status: 403, why: 'this server is called otherwise' };
  if (door.password !== undefined && !isPassword(door.password, textOf(headers.authorization)))
    return { status: 401, why: 'a password is needed' };
  const parsed = URL.canParse(url, 'http://page') ? new URL(url, 'http://page') : undefined;
  const path = parsed && pathBelow(door, parsed.pathname);
  if (!parsed || path === undefined) return { status: 403, why: 'open the address that cstore serve has printed' };
  if (method === 'POST') return acting(headers) ?? { path, query: parsed.searchParams };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, why: 'not allowed' };
  return { path, query: parsed.searchParams };
}

/** Only this page may act, and no form of another can send JSON without being asked first. */
function acting(headers: Asked['headers']): Admission | undefined {
  const origin = textOf(headers.origin);
  if (!URL.canParse(origin) || new URL(origin).host !== textOf(headers.host))
    return { status: 403, why: 'another page asks' };
  const site = textOf(headers['sec-fetch-site']);
  if (site !== '' && site !== 'same-origin') return { status: 403, why: 'another page asks' };
  const [type] = textOf(headers['content-type']).split(';');
  return type?.trim().toLowerCase() === 'application/json'
    ? undefined
    : { status: 415, why: 'expected application/json' };
}

function pathBelow({ token }: Door, path: string): string | undefined {
  if (token === undefined) return path;
  const [, given = '', ...rest] = path.split('/');
  return isSame(given, token) ? `/${rest.join('/')}` : undefined;
}

function isPassword(password: string, authorization: string): boolean {
  const [scheme, credentials = ''] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'basic') return false;
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  return isSame(text.slice(text.indexOf(':') + 1), password);
}

/** Takes as long for any wrong text. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
