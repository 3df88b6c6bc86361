// handshake: a TLS handshake of its own, with what is offered open to change (PS3.15 B.12), before or beside associations.

import { z } from 'zod';
import type { CaseContext } from '../case/case-context.ts';
import { verdictOfMismatch } from '../case/case-verdict.ts';
import { hasOneWait, twoWaits, waitSchema } from '../language/expectation.ts';
import { milliseconds } from '../language/values.ts';
import { CaseDecided, NotApplicableHere } from '../model/outcome.ts';
import type { Reason } from '../model/run-result.ts';
import { type HandshakeOutcome, tryHandshake } from '../peer/tls-handshake.ts';
import { defineStep } from './step.ts';

const version = z.enum(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);

/** Those that BCP 195 lets a requestor offer. */
const usualVersions: readonly [z.infer<typeof version>, z.infer<typeof version>] = ['TLSv1.2', 'TLSv1.3'];

const alternative = z.strictObject({
  outcome: z
    .enum(['answered', 'refused', 'silence'])
    .describe('A PDU came; an alert or the end of the connection; nothing at all'),
  pdu: z
    .enum(['A-ASSOCIATE-AC', 'A-ASSOCIATE-RJ', 'A-ABORT'])
    .optional()
    .describe('What came after the handshake, where it was answered'),
  protocol: version.optional().describe('The version that was agreed on'),
  alert: z.string().optional().describe('The alert that the SUT sent, e.g. handshake-failure'),
  verdict: z.enum(['pass', 'warn', 'fail', 'inconclusive', 'not-applicable']).optional(),
  note: z.string().optional(),
});

type Alternative = z.infer<typeof alternative>;

export const handshakeStep = defineStep({
  verb: 'handshake',
  summary: 'Try a TLS handshake and propose Verification after it; not applicable without --tls',
  schema: z
    .strictObject({
      versions: z
        .tuple([version, version])
        .optional()
        .describe('The oldest and the latest offered; default 1.2 and 1.3'),
      ciphers: z.string().optional().describe('Cipher suites up to TLS 1.2, by the names of OpenSSL'),
      anonymous: z.literal(true).optional().describe('Without the certificate of the run'),
      stranger: z.literal(true).optional().describe('With a certificate that an unknown authority signed'),
      plain: z.literal(true).optional().describe('No TLS at all'),
      wait: waitSchema.optional(),
      timeoutMs: milliseconds.optional().describe('How long to wait before it counts as silence'),
      anyOf: z.array(alternative).min(1).describe('The legal outcomes, best first'),
    })
    .refine(hasOneWait, { error: twoWaits }),
  async run({ anyOf, timeoutMs, wait: _wait, versions = usualVersions, ...offer }, context) {
    const { endpoint, limits, log } = context;
    if (!endpoint.tls)
      throw new NotApplicableHere('the SUT is reached without TLS (--tls, --cert or --ca were not given)', ['--tls']);
    const offered = describeOffer({ versions, ...offer });
    const outcome = await tryHandshake(endpoint, { versions, ...offer }, context.patience(timeoutMs), limits.signal);
    const over = outcome.protocol === undefined ? '' : ` over ${outcome.protocol}`;
    const actual = `${outcome.kind}${over} (${outcome.text})`;
    log.note(`${offered}: ${actual}`);
    judge(context, anyOf, outcome, `${offered}: ${actual}`);
  },
});

function judge(context: CaseContext, anyOf: readonly Alternative[], outcome: HandshakeOutcome, actual: string): void {
  const met = anyOf.find(
    ({ outcome: kind, pdu = outcome.pdu, protocol = outcome.protocol, alert = outcome.alert }) =>
      kind === outcome.kind && pdu === outcome.pdu && protocol === outcome.protocol && alert === outcome.alert,
  );
  const expected = anyOf.map((one) => ({ text: describe(one) }));
  const { verdict = 'pass', note } = met ?? { verdict: verdictOfMismatch(context.case.requirement.level) };
  if (verdict === 'not-applicable') throw new NotApplicableHere(note ?? actual);
  const observed = { kind: 'handshake', text: actual } as const;
  const why: Reason = note === undefined ? { kind: 'requirement' } : { kind: 'note', text: note };
  const reasons = verdict === 'pass' ? [] : [why];
  context.judgement.point({ expected, observed, verdict, reasons, phase: 'connection' });
  if (note && verdict === 'pass') context.judgement.note(note);
  if (!met || verdict === 'fail') throw new CaseDecided();
}

function describe({ outcome, pdu, protocol, alert }: Alternative): string {
  const parts = [outcome, pdu && `by ${pdu}`, protocol && `over ${protocol}`, alert && `with the alert ${alert}`];
  return parts.filter(Boolean).join(' ');
}

interface Offer {
  readonly versions: readonly [string, string];
  readonly ciphers?: string | undefined;
  readonly anonymous?: true | undefined;
  readonly stranger?: true | undefined;
  readonly plain?: true | undefined;
}

function describeOffer({ versions: [oldest, latest], ciphers, anonymous, stranger, plain }: Offer): string {
  if (plain) return 'a connection without TLS';
  const versions = oldest === latest ? oldest : `${oldest} to ${latest}`;
  const certificate = anonymous ? 'without a certificate' : stranger && 'with the certificate of a stranger';
  return [versions, ciphers, certificate].filter(Boolean).join(', ');
}
