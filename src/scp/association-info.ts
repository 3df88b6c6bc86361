/** The association as an application sees it: who asks, from where, as which user (PS3.8 7.1.1, PS3.7 D.3.3). */
import type { Association } from '../association/association.ts';
import type { AssociationInfo } from './handler.ts';

/** Reads the facts of an established association. */
export function associationInfo(association: Association): AssociationInfo {
  const { callingAETitle, calledAETitle, requestor } = association.negotiated;
  const { userIdentity, implementationClassUID, implementationVersionName } = requestor;
  const isNamed = userIdentity !== undefined && (userIdentity.type === 1 || userIdentity.type === 2);
  return {
    callingAETitle,
    calledAETitle,
    remoteAddress: association.remoteAddress,
    ...(isNamed ? { user: userIdentity.primary.toString('utf8') } : {}),
    ...(implementationClassUID === undefined ? {} : { implementationClassUID }),
    ...(implementationVersionName === undefined ? {} : { implementationVersionName }),
  };
}
