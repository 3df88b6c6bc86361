// How option values are read: each reader takes the text and returns the value, or says in one line what is expected.

import { InvalidArgumentError } from 'commander';
import { checkBaseUrl } from '../retrieve/retrieve-ways.ts';
import {
  checkAeTitle,
  checkPort,
  type ListenAddress,
  type PeerAddress,
  parseListenAddress,
  parsePeerAddress,
} from '../sut/peer-address.ts';

/** Turns a RangeError of a parser into commander's error, which names the option. */
export function reader<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError(error instanceof RangeError ? `${error.message}.` : String(error));
    }
  };
}

/** A whole number within bounds, both included. */
export function integer(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return reader((text) => {
    const value = Number(text);
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} up` : `from ${least} to ${most}`;
    if (!/^-?\d+$/.test(text) || value < least || value > most)
      throw new RangeError(`expected a whole number ${range}`);
    return value;
  });
}

const timeUnits: Record<string, number> = { '': 1, s: 1, m: 60, h: 3600 };

/** A time as milliseconds: seconds, fractions allowed, or with s, m or h. The longest is what a timer can hold, some 24 days. */
export const seconds: (text: string) => number = reader((text) => {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(text) ?? [];
  const value = Number(digits) * (timeUnits[unit] ?? 1);
  if (!(value > 0) || value > 2_000_000)
    throw new RangeError('expected seconds, or a time with s, m or h, above 0: 2.5, 90s, 10m, 2h');
  return Math.round(value * 1000);
});

const units: Record<string, number> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** A size in bytes, with K, M, G or T (powers of 1024) if wanted: `500M`. */
export const byteSize: (text: string) => number = reader((text) => {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([KMGT]?)B?$/i.exec(text) ?? [];
  const bytes = Math.floor(Number(digits) * (units[(unit ?? '').toUpperCase()] ?? 1));
  if (!Number.isSafeInteger(bytes)) throw new RangeError('expected a size in bytes, e.g. 1048576 or 500M');
  return bytes;
});

/** The mode of a file, in octal: `640`. Its owner has to read and write it. */
export const fileMode: (text: string) => number = reader((text) => {
  const mode = Number.parseInt(text, 8);
  if (!/^0?[0-7]{3}$/.test(text) || (mode & 0o600) !== 0o600) {
    throw new RangeError('expected an octal number such as 600 or 640, with read and write for the owner');
  }
  return mode;
});

/** A TCP port; 0 lets the system choose one. */
export const listeningPort: (text: string) => number = reader((text) => {
  if (!/^\d+$/.test(text)) throw new RangeError('a port is 0 to 65535');
  return checkPort(Number(text), 0);
});

export const aeTitle: (text: string) => string = reader(checkAeTitle);

/** A URL of http or https. */
export const httpUrl: (text: string) => string = reader((text) => {
  checkBaseUrl(text);
  return text;
});

export const peerAddress: (text: string) => PeerAddress = reader((text) => parsePeerAddress(text));

/** A peer whose port may be left to be chosen: 0. */
export const peerAddressWithAnyPort: (text: string) => PeerAddress = reader((text) => parsePeerAddress(text, 0));

/** Where to listen. */
export const listenAddress: (text: string) => ListenAddress = reader(parseListenAddress);

/** One of the given words. */
export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return reader((text) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new RangeError(`expected one of ${words.join(', ')}`);
    return word;
  });
}

/** Collects an option that may be repeated or hold several values with commas between. */
export function list(text: string, before: readonly string[] = []): string[] {
  const values = text.split(',').map((value) => value.trim());
  return [...before, ...values.filter((value) => value !== '')];
}

/** Collects AE titles, repeated or with commas between. */
export function aeTitles(text: string, before: readonly string[] = []): string[] {
  return [...before, ...list(text).map(aeTitle)];
}
