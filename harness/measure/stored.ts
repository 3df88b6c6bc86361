// What a known good instance of each accepted SOP Class and Transfer Syntax is answered with: PS3.2 Tables N.1-1, N.7-43.

import { uncompressedTransferSyntaxes } from '../../src/index.ts';
import { sopClassGroups, sopClassUid, transferSyntaxUid } from '../language/names.ts';
import { endProbe, releaseProbe } from '../peer/probe.ts';
import { patientProbe } from '../preflight/patient-probe.ts';
import { storeProbe } from '../preflight/store-probe.ts';
import { answerText } from './ask.ts';
import { type Measurement, NotMeasurable, type Subject } from './measurement.ts';

interface Kind {
  readonly sopClass: string;
  readonly transferSyntax: string;
}

/** Those that scenarios are about; `cstore run --sweep` stores one of every class. */
const usual = sopClassGroups.all ?? [];
/** Instances can be made in these. */
const uncompressed = uncompressedTransferSyntaxes.map(({ keyword }) => keyword);

/** One instance of each kind, in an association of its own. */
export const stored: Measurement = {
  name: 'stored',
  async measure(subject) {
    const kinds = kindsOf(subject);
    if (kinds.length === 0) throw new NotMeasurable('no SOP Class is accepted of which an instance can be made');
    const found: (Kind & { answer: string })[] = [];
    for (const kind of kinds) found.push({ ...kind, answer: await storeOne(subject, kind) });
    return { stored: found };
  },
};

/** One instance of the first SOP Class and Transfer Syntax alone. */
export const storedOnce: Measurement = {
  name: 'stored',
  async measure(subject) {
    const [kind] = kindsOf(subject);
    if (!kind) throw new NotMeasurable('no SOP Class is accepted of which an instance can be made');
    return { stored: [{ ...kind, answer: await storeOne(subject, kind) }] };
  },
};

function kindsOf({ known }: Subject): readonly Kind[] {
  return (known.contexts?.accepted ?? [])
    .filter(({ sopClass }) => usual.includes(sopClass))
    .flatMap(({ sopClass, transferSyntaxes }) =>
      transferSyntaxes
        .filter((syntax) => uncompressed.includes(syntax))
        .map((transferSyntax) => ({ sopClass, transferSyntax })),
    );
}

async function storeOne({ endpoint, limits }: Subject, { sopClass, transferSyntax }: Kind): Promise<string> {
  const context = {
    id: 1,
    abstractSyntax: sopClassUid(sopClass) ?? sopClass,
    transferSyntaxes: [transferSyntaxUid(transferSyntax) ?? transferSyntax],
  };
  const result = await patientProbe(endpoint, [context], limits);
  if ('refused' in result) return answerText(result.refused);
  const answer = await storeProbe(result, context, `measure/${sopClass}/${transferSyntax}`, limits);
  if (answer?.isResponse) await releaseProbe(result.conversation, limits.timeoutMs, limits.signal);
  else await endProbe(result.conversation);
  return answer?.text ?? 'not accepted';
}
