// What an SCU is asked to send in a case: instances of its SOP Class, the same in every run that is compared with another.

import { ImplicitVRLittleEndian, sopClasses, transferSyntaxByUid } from '../../src/index.ts';
import { accepted, sopClassGroups, sopClassUid, transferSyntaxUid } from '../language/names.ts';
import { ScenarioError } from '../model/outcome.ts';
import { instanceOf } from '../payload/data-set.ts';
import { Seeded } from '../payload/seeded.ts';
import type { InstanceToSend } from '../sut/sut.ts';
import type { Case } from './case.ts';
import type { AskedToSend } from './scu-step.ts';

/** The SOP Class and Transfer Syntax of a case, by UID. */
export interface SentKind {
  readonly sopClassUID: string;
  readonly transferSyntax: string;
}

/**
 * What a case is about. `usual` is the SOP Class that the SCU sends, where the scenario leaves it open.
 */
export function sentKind(candidate: Pick<Case, 'sopClass' | 'transferSyntax'>, usual: string): SentKind {
  const keyword = candidate.sopClass === accepted ? usual : candidate.sopClass;
  const chosen = candidate.transferSyntax === accepted ? ImplicitVRLittleEndian.uid : candidate.transferSyntax;
  return { sopClassUID: sopClassUid(keyword) ?? keyword, transferSyntax: transferSyntaxUid(chosen) ?? chosen };
}

/**
 * SOP Classes (UIDs of PS3.4 B.5) that no scenario is about: a small instance of Secondary Capture bears their UIDs where it only
 * matters how many SOP Classes there are.
 */
export const otherSopClasses: readonly string[] = sopClasses
  .filter(({ service, keyword }) => service === 'storage' && !sopClassGroups.all?.includes(keyword))
  .map(({ uid }) => uid);

/** The instances; their UIDs and values depend on the kind and the seed alone. */
export async function instancesToSend(
  { sopClassUID, transferSyntax }: SentKind,
  { dataSet = 'valid', bulkBytes, sopClasses: inTurn }: AskedToSend,
  { count, seed, scenarioFile }: { readonly count: number; readonly seed: number; readonly scenarioFile: string },
): Promise<InstanceToSend[]> {
  const seeded = new Seeded(seed, `${sopClassUID} ${transferSyntax}`);
  const instances: InstanceToSend[] = [];
  for (let at = 0; at < count; at++) {
    const otherClass = inTurn === undefined ? undefined : otherSopClasses[at % inTurn];
    const spec =
      otherClass === undefined
        ? dataSet
        : { sopClass: 'SecondaryCaptureImageStorage', set: { SOPClassUID: otherClass } };
    const built = await instanceOf(spec, { sopClassUID, transferSyntax, seeded, scenarioFile });
    if (!built) throw new ScenarioError('an SCU cannot be asked to send an instance without a Data Set');
    const bulk = bulkBytes === undefined ? undefined : bulkElement(transferSyntax, bulkBytes);
    instances.push({
      sopClassUID: otherClass ?? built.sopClassUID,
      sopInstanceUID: built.sopInstanceUID,
      transferSyntax,
      bytes: bulk ? Buffer.concat([built.bytes, bulk]) : built.bytes,
      ...(bulkBytes !== undefined && { zeros: bulkBytes }),
    });
  }
  return instances;
}

/** A private block after all other groups, and the head of its element, whose value of zeros follows (PS3.5 7.1, 7.8). */
function bulkElement(transferSyntax: string, length: number): Buffer {
  const syntax = transferSyntaxByUid(transferSyntax);
  if (syntax?.deflated || syntax?.littleEndian === false)
    throw new ScenarioError('bulkBytes needs a Transfer Syntax in little endian that is not deflated');
  const creator = 'CSTORE CONFORMANCE';
  const isExplicit = transferSyntax !== ImplicitVRLittleEndian.uid;
  const head = (element: number, vr: string, size: number, long: boolean): Buffer => {
    const bytes = Buffer.alloc(isExplicit && long ? 12 : 8);
    bytes.writeUInt16LE(0x7fe1, 0);
    bytes.writeUInt16LE(element, 2);
    if (isExplicit) bytes.write(vr, 4, 'latin1');
    if (isExplicit && !long) bytes.writeUInt16LE(size, 6);
    else bytes.writeUInt32LE(size, bytes.length - 4);
    return bytes;
  };
  return Buffer.concat([
    head(0x0010, 'LO', creator.length, false),
    Buffer.from(creator, 'latin1'),
    head(0x1001, 'OB', length, true),
  ]);
}
