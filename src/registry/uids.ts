/** Well-known UIDs, this implementation's own identification (PS3.7 D.3.3.2), and the UID rules of PS3.5 clause 9. */

/** PS3.7 A.2.1: the only Application Context Name. */
export const applicationContextName = '1.2.840.10008.3.1.1.1';

/** PS3.4 A.4: the Verification SOP Class. */
export const verificationSOPClassUID = '1.2.840.10008.1.1';

/** PS3.4 B.3.1.3: the Storage Service Class, as named in SOP Class Common Extended Negotiation. */
export const storageServiceClassUID = '1.2.840.10008.4.2';

/** PS3.7 D.3.3.2.1: identifies this implementation, made of a UUID (PS3.5 B.2). */
export const implementationClassUID = '2.25.132188289436819515177626831790076239640';

/** PS3.7 D.3.3.2.3: 1 to 16 characters. */
export const implementationVersionName = 'CSTORE_CONF_01';

const uidPattern = /^(0|[1-9]\d*)(\.(0|[1-9]\d*))*$/;

/**
 * Whether the string keeps the encoding rules of PS3.5 9.1: components of digits, none with a leading zero, separated
 * by full stops, at most 64 characters. The trailing NULL that pads a Data Element is not part of the string.
 */
export function isValidUid(uid: string): boolean {
  return uid.length <= 64 && uidPattern.test(uid);
}
