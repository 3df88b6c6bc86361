// Whether the system under test can be reached, takes these AE titles, and answers a C-ECHO (PS3.7 9.1.5, PS3.8 7.1).

import { formatPeerAddress, type PeerAddress } from '../../sut/peer-address.ts';
import { type ConnectionFlags, checkIdentity, tlsOptionsOf } from '../connection-options.ts';
import { ExitStatus } from '../exit-status.ts';
import { type Calling, unreachable } from '../unreachable.ts';
import type { Check } from './check.ts';

const timeoutMs = 5000;

/** Opens an association for Verification and sends a C-ECHO. @throws CliError (status 2) for options that do not fit. */
export async function sutChecks(address: PeerAddress, flags: ConnectionFlags, signal: AbortSignal): Promise<Check[]> {
  checkIdentity(flags);
  const tls = await tlsOptionsOf(flags);
  const { cEcho, openAssociation, ImplicitVRLittleEndian, verificationSOPClassUID } = await import(
    '../../../src/index.ts'
  );
  const { host, port, aeTitle: calledAETitle } = address;
  const { callingAe: callingAETitle, user, password } = flags;
  const name = formatPeerAddress(address);
  const accepted: Check = { name, state: 'fine', found: `accepts an association that ${callingAETitle} requests` };
  try {
    await using association = await openAssociation(
      { host, port, calledAETitle, ...(tls && { tls }) },
      {
        ...{ callingAETitle, timeoutMs, signal },
        ...(user !== undefined && {
          userIdentity: { type: password === undefined ? 1 : 2, primary: user, secondary: password },
        }),
        presentationContexts: [
          { abstractSyntax: verificationSOPClassUID, transferSyntaxes: [ImplicitVRLittleEndian.uid] },
        ],
      },
    );
    const { status } = await cEcho(association, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) });
    const answer = `answers with 0x${status.toString(16).padStart(4, '0').toUpperCase()}`;
    if (status === 0) return [accepted, { name: 'C-ECHO', state: 'fine', found: answer }];
    return [accepted, { name: 'C-ECHO', state: 'unreached', found: answer, advice: 'look into the log of the SCP' }];
  } catch (error) {
    signal.throwIfAborted();
    return await failed(name, accepted, error as Error, {
      tls: tls !== undefined,
      certificate: flags.cert !== undefined,
    });
  }
}

async function failed(name: string, accepted: Check, error: Error, calling: Calling): Promise<Check[]> {
  const { NoPresentationContext } = await import('../../../src/index.ts');
  if (error instanceof NoPresentationContext) {
    const advice = 'configure Verification, which every acceptor has to accept (PS3.2 7.1)';
    return [accepted, { name: 'C-ECHO', state: 'unreached', found: 'Verification is not accepted', advice }];
  }
  if (error.name === 'TimeoutError') {
    const found = `no answer within ${timeoutMs / 1000} s`;
    return [accepted, { name: 'C-ECHO', state: 'unreached', found, advice: 'look into the log of the SCP' }];
  }
  const told = unreachable(name, error, calling);
  if (told.exitStatus === ExitStatus.usage) throw told;
  const [found = '', ...advice] = told.message.slice(`${name}: `.length).split('; ');
  return [{ name, state: 'unreached', found, advice: advice.join('; ') }];
}
