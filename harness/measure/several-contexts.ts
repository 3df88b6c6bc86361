// Whether several presentation contexts of one SOP Class are accepted: PS3.8 7.1.1.13, PS3.2 Table N.7-2.

import { ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../../src/index.ts';
import { sopClassUid } from '../language/names.ts';
import { acceptedSyntaxes, askAccepted } from './ask.ts';
import { type Measurement, NotMeasurable } from './measurement.ts';

const wanted = 3;

/** The same SOP Class in three contexts, which differ in nothing but their ID. */
export const severalContexts: Measurement = {
  name: 'several-contexts',
  async measure(subject) {
    const [first] = subject.known.contexts?.accepted ?? [];
    if (!first) throw new NotMeasurable('no SOP Class is accepted');
    const proposal = {
      abstractSyntax: sopClassUid(first.sopClass) ?? first.sopClass,
      transferSyntaxes: [ImplicitVRLittleEndian.uid, ExplicitVRLittleEndian.uid],
    };
    const presentationContexts = Array.from({ length: wanted }, (_, at) => ({ id: 2 * at + 1, ...proposal }));
    const { accept } = await askAccepted(subject, { presentationContexts });
    const accepted = acceptedSyntaxes(accept);
    const count = presentationContexts.filter(({ id }) => accepted.has(id)).length;
    return { severalContexts: { sopClass: first.sopClass, proposed: wanted, accepted: count } };
  },
};
