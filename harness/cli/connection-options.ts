// The options by which `run` and `send` reach a peer: AE titles, TLS (PS3.15 B.12) and user identity (PS3.7 D.3.3.7).

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { TlsOptions } from '../../src/index.ts';
import { messageOf, usageError } from './cli-error.ts';
import { aeTitle } from './option-values.ts';
import { otherThanFile } from './regular-file.ts';

export interface TlsFlags {
  readonly tls?: boolean;
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
  readonly insecure?: boolean;
}

export interface ConnectionFlags extends TlsFlags {
  readonly callingAe: string;
  readonly user?: string;
  readonly password?: string;
}

/** Adds the options that say who calls and how the connection is secured. */
export function withConnectionOptions(command: Command, callingAE: string): Command {
  return command
    .option('--calling-ae <title>', 'AE title of this side', aeTitle, callingAE)
    .option('--user <name>', 'user identity to offer')
    .addOption(new Option('--password <passcode>', 'passcode of the user').env('CSTORE_PASSWORD'))
    .option('--tls', 'connect by TLS 1.2 or later')
    .option('--cert <file>', 'certificate of this side, PEM (implies --tls)')
    .option('--key <file>', 'private key of that certificate, PEM')
    .option('--ca <file>', 'certificates to trust, PEM (implies --tls)')
    .option('--insecure', 'with TLS, accept any certificate of the peer');
}

/** @throws CliError (status 2) when a user name or a passcode is given that cannot be sent. */
export function checkIdentity({ user, password }: ConnectionFlags): void {
  if (user === '') throw usageError('--user: the name is empty');
  if (user === undefined && password !== undefined) throw usageError('--password needs --user');
}

/**
 * The TLS options of a requestor, or undefined for plain TCP.
 * @throws CliError (status 2) when a file cannot be read or used, or half of a pair is missing.
 */
export async function tlsOptionsOf(flags: TlsFlags): Promise<TlsOptions | undefined> {
  const { cert, key, ca, insecure } = flags;
  if (!flags.tls && !cert && !key && !ca && !insecure) return undefined;
  await checkTlsFiles(flags);
  const options = { cert, key, ca, ...(insecure ? { rejectUnauthorized: false } : {}) };
  await checkUsable(options);
  return options;
}

/** A key that does not fit its certificate is told before anything is connected. */
async function checkUsable(options: TlsOptions): Promise<void> {
  const { tlsSettings } = await import('../../src/wire.ts');
  try {
    tlsSettings(options);
  } catch (error) {
    throw usageError(`${messageOf(error)}; see --cert, --key and --ca`, { cause: error });
  }
}

/** @throws CliError (status 2) when a file cannot be read or half of a pair is missing. */
export async function checkTlsFiles({ cert, key, ca }: TlsFlags): Promise<void> {
  if (cert && !key) throw usageError('--cert needs --key, the private key of the certificate');
  if (key && !cert) throw usageError('--key needs --cert, the certificate of the key');
  const files = { '--cert': cert, '--key': key, '--ca': ca };
  for (const [option, file] of Object.entries(files)) if (file) await checkReadable(option, file);
}

async function checkReadable(option: string, file: string): Promise<void> {
  const other = otherThanFile(file);
  if (other !== undefined) throw usageError(`${option} ${file}: ${other}; give the path of a PEM file`);
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    throw usageError(`${option} ${file}: cannot be read; give the path of a PEM file`, { cause: error });
  }
}
