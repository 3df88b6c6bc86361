// Forms of text beyond its VR: PS3.3 C.12.1.1.8, C.12.1.1.6, C.23.3.1.4, 8.1, P.2.1, C.12.1.1.3.

import { transferSyntaxByUid } from '../transfer-syntaxes.ts';
import { isValidUid } from '../uids.ts';
import type { ValueForm } from './relation.ts';

interface FormRule {
  readonly expected: string;
  /** A value of this form. */
  readonly sample: string;
  allows(value: string): boolean;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const oid = /^\d+(?:\.\d+)+$/;
const scheme = /^[a-z][a-z0-9+.-]*:/i;
/** A segment of dots alone, but for the one that a relative path begins with. */
const dotSegment = /\/\.{1,2}(?:\/|$)/;
const urn = /^(?:urn|https?|ftps?):/i;

/** What each form asks for. */
export const valueForms: Readonly<Record<ValueForm, FormRule>> = {
  timezone: {
    expected: 'an offset &ZZXX, and +0000 for UTC',
    sample: '+0100',
    allows: (value) => /^[+-]\d{2}[0-5]\d$/.test(value) && value !== '-0000',
  },
  dateTimeWithOffset: {
    expected: 'an offset from UTC',
    sample: '20240115120000+0000',
    allows: (value) => /[+-]\d{4}$/.test(value),
  },
  patientOrientation: {
    expected: 'one to three of A, P, R, L, H and F, or X',
    sample: 'L',
    allows: (value) => /^(?:[APRLHF]{1,3}|X)$/.test(value),
  },
  hl7InstanceIdentifier: {
    expected: 'a UID or UUID, then perhaps ^ and an extension',
    sample: '2.25.1^document',
    allows: (value) => isInstanceIdentifier(value.split('^')),
  },
  absoluteUri: {
    expected: 'a URI with its scheme',
    sample: 'https://example.org/object',
    allows: (value) => scheme.test(value),
  },
  accessUri: {
    expected: "a URI with its scheme, or a path that begins with './', without other dot-segments",
    sample: 'https://example.org/object',
    allows: (value) => (scheme.test(value) || value.startsWith('./')) && !dotSegment.test(withoutQuery(value)),
  },
  longCode: {
    expected: 'a code of more than 16 characters that is no URN or URL',
    sample: 'A code of more than 16 characters',
    allows: (value) => [...value].length > 16 && !urn.test(value),
  },
  explicitLittleEndian: {
    expected: 'an Explicit VR Little Endian Transfer Syntax',
    sample: '1.2.840.10008.1.2.1',
    allows: isExplicitLittleEndian,
  },
};

function isInstanceIdentifier([root = '', ...extension]: readonly string[]): boolean {
  return (isValidUid(root) || oid.test(root) || uuid.test(root)) && extension.length <= 1;
}

function withoutQuery(uri: string): string {
  const end = uri.search(/[?#]/);
  return end < 0 ? uri : uri.slice(0, end);
}

/** One that is not registered may be private, and then nobody knows. */
function isExplicitLittleEndian(uid: string): boolean {
  const syntax = transferSyntaxByUid(uid);
  return syntax === undefined || (syntax.explicitVR && syntax.littleEndian);
}
