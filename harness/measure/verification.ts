// Verification: in which Transfer Syntaxes, and what a C-ECHO is answered with (PS3.2 7.1.1, Table N.1-4).

import { uncompressedTransferSyntaxes, verificationSOPClassUID } from '../../src/index.ts';
import { keywordOf } from '../language/names.ts';
import { echoProbe, probe, releaseProbe } from '../peer/probe.ts';
import { acceptedSyntaxes, answerText } from './ask.ts';
import { type Measurement, NotMeasurable } from './measurement.ts';

/** C-ECHO on the first context that is accepted. */
export const verification: Measurement = {
  name: 'verification',
  async measure({ endpoint, limits }) {
    const { timeoutMs, signal } = limits;
    const contexts = uncompressedTransferSyntaxes.map(({ uid }, at) => ({
      id: 2 * at + 1,
      abstractSyntax: verificationSOPClassUID,
      transferSyntaxes: [uid],
    }));
    const result = await probe(endpoint, contexts, limits);
    if ('refused' in result) throw new NotMeasurable(`the association came to ${answerText(result.refused)}`);
    const syntaxes = acceptedSyntaxes(result.accept);
    const accepted = contexts.filter(({ id, transferSyntaxes: [only] }) => syntaxes.get(id) === only);
    const [first] = accepted;
    const wrong = first && (await echoProbe(result, first.id, timeoutMs, signal));
    await releaseProbe(result.conversation, timeoutMs, signal);
    return {
      verification: {
        transferSyntaxes: accepted.map(({ transferSyntaxes: [only = ''] }) => keywordOf(only)),
        ...(first && { echo: wrong ? wrong.text : '0x0000' }),
      },
    };
  },
};
