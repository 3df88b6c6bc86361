// Ports and TLS, as far as they were measured: PS3.15 B.12, B.13, PS3.2 Tables N.8-1, N.8-3 and N.11.2.5.

import type { Measurements } from '../../model/measurements.ts';
import type { SecurityFacts } from '../facts/conformance-facts.ts';
import { measurement, seen, unseen } from './measured-leaf.ts';

type Tls = NonNullable<Extract<Measurements, { role: 'scp' }>['measured']['tls']>;

/** The facts; undefined if no SCP was reached. */
export function securityFacts(measurements: readonly Measurements[]): SecurityFacts | undefined {
  const live = measurements.find((one) => one.role === 'scp');
  if (live === undefined) return initiatorSecurity(measurements);
  if (live.role !== 'scp' || Object.keys(live.measured).length === 0) return undefined;
  const { port, measured } = live;
  const evidence = Object.keys(measured).includes('implementation') ? measurement('implementation') : [];
  const known = port === undefined ? undefined : seen(port, evidence);
  if (!live.isSecured) return known && { port: known };
  const tls = { tls: seen(true, evidence), ...(measured.tls && tlsFacts(measured.tls)) };
  return { ...(known && { tlsPort: known }), ...tls };
}

/** Of a product that only opens associations: the versions with which it does. */
function initiatorSecurity(measurements: readonly Measurements[]): SecurityFacts | undefined {
  const [tls] = measurements.flatMap((one) => (one.role === 'scu' && one.measured.tls ? [one.measured.tls] : []));
  if (!tls) return undefined;
  const evidence = measurement('tls');
  return { tls: seen(true, evidence), tlsVersions: seen(tls.versions, evidence) };
}

function tlsFacts({ versions, cipherSuites, withoutCertificate }: Tls): SecurityFacts {
  const evidence = measurement('tls');
  return {
    tlsVersions: seen(versions, evidence),
    cipherSuites: seen(cipherSuites, evidence),
    clientCertificate:
      withoutCertificate === 'not-tried'
        ? unseen(evidence, 'this side showed no certificate of its own, so that it could not be left out')
        : seen(withoutCertificate === 'accepted' ? 'not-required' : 'required', evidence),
  };
}
