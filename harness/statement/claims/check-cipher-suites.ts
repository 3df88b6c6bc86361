// Claims on cipher suites, one for each: PS3.2 Tables N.11.2.5-1 and N.11-4. Which are chosen depends on the certificate, too.

import type { Kind } from '../facts/conformance-facts.ts';
import { known, type Leaf } from '../facts/leaf.ts';
import type { CheckedClaim, ClaimVerdict } from './checked-claim.ts';

const place = 'security.cipherSuites';

/** What a handshake can offer; of other suites nobody knows whether they were refused. */
const offered =
  /^TLS_(?:(?:AES|CHACHA20)_[A-Z0-9_]+|(?:(?:EC)?DHE_(?:RSA|ECDSA|DSS)|RSA)_WITH_(?:AES_(?:128|256)_(?:CBC_SHA(?:256|384)?|GCM_SHA(?:256|384)|CCM(?:_8)?)|CHACHA20_POLY1305_SHA256|CAMELLIA_(?:128|256)_CBC_SHA(?:256)?|NULL_SHA(?:256)?))$/;

/** Each suite that is claimed, and that there is no other. */
export function checkCipherSuites(
  kind: Kind,
  claim: Leaf<string[]> | undefined,
  measured: Leaf<string[]> | undefined,
): CheckedClaim[] {
  const wanted = known(claim, kind).value;
  if (wanted === undefined) return [];
  const { value: found, evidence = [] } = known(measured, 'measured');
  const lines = wanted.map((suite): CheckedClaim => {
    const [verdict, words] = found === undefined ? (['untested', 'not measured'] as const) : judged(suite, found);
    return { place: `${place}[${suite}]`, claim: 'accepted', measured: words, verdict, evidence };
  });
  const others = found?.filter((suite) => !wanted.includes(suite)) ?? [];
  if (kind === 'required' || found === undefined) return lines;
  const none = { place, claim: 'no other cipher suite', evidence };
  if (others.length === 0) return [...lines, { ...none, measured: 'none is accepted', verdict: 'confirmed' }];
  return [...lines, { ...none, measured: `${others.join(', ')} too`, verdict: 'contradicted' }];
}

function judged(suite: string, found: readonly string[]): readonly [ClaimVerdict, string] {
  if (found.includes(suite)) return ['confirmed', 'accepted'];
  if (!offered.test(suite)) return ['untested', 'not offered'];
  const key = keyOf(suite);
  const keys = new Set(found.flatMap((one) => keyOf(one) ?? []));
  if (key !== undefined && keys.size > 0 && !keys.has(key))
    return ['untested', `its certificate has no ${key} key, which the suite needs`];
  return ['contradicted', 'not accepted'];
}

/** The kind of key that the certificate of the acceptor needs for a suite of TLS 1.2 or older. */
function keyOf(suite: string): 'RSA' | 'ECDSA' | 'DSS' | undefined {
  const found = /^TLS_(?:(?:EC)?DHE_)?(RSA|ECDSA|DSS)_WITH_/.exec(suite)?.[1];
  return found as 'RSA' | 'ECDSA' | 'DSS' | undefined;
}
