// User identity and TLS on both sides: PS3.7 D.3.3.7, PS3.15 B, PS3.2 Tables N.8-1, N.8-3, N.8-8 and N.8-9.

import type { Line, Outcome } from './comparison.ts';
import { type Scp, type Scu, sideOf } from './sides.ts';

type Judged = { readonly outcome: Outcome; readonly why: string };

const list = (values: readonly string[]): string => (values.length === 0 ? 'none' : values.join(', '));

/** What the SCP demands of an identity, against what the SCU sends. */
export function identityLines(scu: Scu, scp: Scp): Line[] {
  const types = scu.initiator.userIdentity?.types;
  const { value: sent, ...left } = sideOf(scu, 'initiator.userIdentity.types', types, list);
  const demand = scp.acceptor.userIdentity?.required;
  const required = sideOf(scp, 'acceptor.userIdentity.required', demand, (it) => (it ? 'required' : 'not required'));
  const taken = sideOf(scp, 'acceptor.userIdentity.types', scp.acceptor.userIdentity?.types, list);
  const { value: _, ...right } = required;
  const text = taken.value === undefined ? right.text : `${right.text}; understands ${taken.text}`;
  const judged = judgeIdentity(sent, required.value, taken.value);
  return [{ topic: 'User identity', subject: 'Identity', ...judged, scu: left, scp: { ...right, text } }];
}

function judgeIdentity(
  sent: readonly string[] | undefined,
  required: boolean | undefined,
  taken: readonly string[] | undefined,
): Judged {
  if (required === false) return { outcome: 'will', why: 'the SCP demands none' };
  if (required === undefined) return { outcome: 'depends', why: 'whether the SCP demands one is not stated' };
  if (sent === undefined) return { outcome: 'depends', why: 'whether the SCU sends one is not stated' };
  if (sent.length === 0) return { outcome: 'will-not', why: 'the SCP demands one and the SCU sends none' };
  if (taken === undefined) return { outcome: 'depends', why: 'which types the SCP understands is not stated' };
  const common = sent.filter((type) => taken.includes(type));
  if (common.length === 0) return { outcome: 'will-not', why: 'the SCP understands no type that the SCU sends' };
  return { outcome: 'will', why: `by ${list(common)}` };
}

/** Whether the two can speak TLS with one another. Nothing is said if neither mentions it. */
export function tlsLines(scu: Scu, scp: Scp): Line[] {
  const a = scu.facts.security;
  const b = scp.facts.security;
  if (a?.tls === undefined && b?.tls === undefined) return [];
  const yes = (it: boolean) => (it ? 'supported' : 'not supported');
  const { value: one, ...left } = sideOf(scu, 'security.tls', a?.tls, yes);
  const { value: other, ...right } = sideOf(scp, 'security.tls', b?.tls, yes);
  const line = { topic: 'TLS' as const, subject: 'TLS', scu: left, scp: right };
  if (one === undefined || other === undefined)
    return [{ ...line, outcome: 'depends', why: 'one side does not say whether it supports it' }];
  if (one !== other) return [{ ...line, ...onlyOne(scp, other) }];
  if (!one) return [{ ...line, outcome: 'will', why: 'neither supports it: they talk without' }];
  return [
    { ...line, outcome: 'will', why: 'both support it' },
    common(scu, scp, 'tlsVersions', 'Version'),
    common(scu, scp, 'cipherSuites', 'Cipher suite'),
  ];
}

/** Without a port for plain TCP, an SCP that has TLS takes nothing else. */
function onlyOne(scp: Scp, scpHasIt: boolean): Judged {
  if (!scpHasIt) return { outcome: 'depends', why: 'the SCP does not support it: the SCU has to talk without' };
  if (scp.facts.security?.port === undefined)
    return { outcome: 'depends', why: 'the SCU does not support it, and the SCP states no port without it' };
  return { outcome: 'will', why: 'the SCU does not support it, and uses the port without it' };
}

function common(scu: Scu, scp: Scp, name: 'tlsVersions' | 'cipherSuites', subject: string): Line {
  const { value: one, ...left } = sideOf<readonly string[]>(scu, `security.${name}`, scu.facts.security?.[name], list);
  const { value: other, ...right } = sideOf<readonly string[]>(
    scp,
    `security.${name}`,
    scp.facts.security?.[name],
    list,
  );
  const line = { topic: 'TLS' as const, subject, scu: left, scp: right };
  if (one === undefined || other === undefined)
    return { ...line, outcome: 'depends', why: 'one side does not state it' };
  const both = one.filter((it) => other.includes(it));
  if (both.length === 0) return { ...line, outcome: 'will-not', why: 'nothing in common' };
  return { ...line, outcome: 'will', why: `in common: ${list(both)}` };
}
