// What is known of the SUT as a whole, for results.json.

import { implementationClassUID, implementationVersionName } from '../../src/index.ts';
import type { ScuIdentity } from '../case/acceptor-log.ts';
import type { SutFacts } from '../model/run-event.ts';
import type { Preflight } from '../preflight/preflight.ts';
import type { Sut } from '../sut/sut.ts';

export interface SutObservations {
  readonly preflight: Preflight | undefined;
  /** Why there was no sense in another case. */
  readonly gone: string | undefined;
  readonly notes: readonly string[];
  /** What an SCU says of itself. */
  readonly scuIdentity?: ScuIdentity | undefined;
}

/** What is known of a SUT. */
export function sutFacts(sut: Sut, { preflight, gone, notes, scuIdentity }: SutObservations): SutFacts {
  return {
    role: sut.role,
    address: sut.address,
    ...identityOf(sut, scuIdentity ?? preflight),
    reachable: gone === undefined,
    ...(gone !== undefined && { unreachableReason: gone }),
    ...(preflight?.noAssociation !== undefined && { noAssociation: preflight.noAssociation }),
    ...(preflight?.lostAfter !== undefined && { lostAfter: preflight.lostAfter }),
    ...(preflight && preflight.classes.length > 0 && accepts(preflight)),
    notes: [...notes],
  };
}

function accepts({ classes, chosen }: Preflight): Pick<SutFacts, 'protocolSopClass' | 'sopClasses'> {
  return {
    ...(chosen !== undefined && { protocolSopClass: chosen }),
    sopClasses: classes.map(({ transferSyntaxes, ...rest }) => ({ ...rest, transferSyntaxes: [...transferSyntaxes] })),
  };
}

function identityOf({ policies }: Sut, known: ScuIdentity | undefined) {
  if (policies.identity === 'ours') return { implementationClassUID, implementationVersionName };
  const { implementationClassUID: uid, implementationVersionName: name } = known ?? {};
  return {
    ...(uid !== undefined && { implementationClassUID: uid }),
    ...(name !== undefined && { implementationVersionName: name }),
  };
}
