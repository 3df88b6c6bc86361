/**
 * The low-level API: PDUs, transport connections, the transition table of PS3.8 and the provider that
 * applies it, the Command Sets of PS3.7 and the messages made of them.
 *
 * Nothing here prevents what is illegal: any bytes can be sent in any state, and what comes back is shown as it came.
 */

export * from './dimse/c-echo.ts';
export * from './dimse/c-store.ts';
export * from './dimse/command-elements.ts';
export * from './dimse/command-field.ts';
export * from './dimse/command-set.ts';
export * from './dimse/fragment.ts';
export * from './dimse/message-assembler.ts';
export * from './upper-layer/artim-timer.ts';
export * from './upper-layer/associate-builders.ts';
export * from './upper-layer/associate-views.ts';
export * from './upper-layer/connect-transport.ts';
export * from './upper-layer/host-port.ts';
export * from './upper-layer/listen-transport.ts';
export * from './upper-layer/pdu/a-abort.ts';
export * from './upper-layer/pdu/a-associate.ts';
export * from './upper-layer/pdu/a-associate-ac.ts';
export * from './upper-layer/pdu/a-associate-rj.ts';
export * from './upper-layer/pdu/a-associate-rq.ts';
export * from './upper-layer/pdu/a-release-rp.ts';
export * from './upper-layer/pdu/a-release-rq.ts';
export type { Invalid, InvalidReason } from './upper-layer/pdu/byte-reader.ts';
export type { RawItem } from './upper-layer/pdu/item.ts';
export * from './upper-layer/pdu/p-data-tf.ts';
export { type Decoded, decodePdu, encodePdu, type Pdu } from './upper-layer/pdu/pdu.ts';
export * from './upper-layer/pdu/pdu-head.ts';
export {
  type PresentationContextACItem,
  presentationContextResult,
} from './upper-layer/pdu/presentation-context-ac-item.ts';
export type { SyntaxSubItem } from './upper-layer/pdu/syntax-sub-item.ts';
export { userIdentityType } from './upper-layer/pdu/user-identity-rq.ts';
export type {
  KnownUserInformationSubItem,
  UserInformationItem,
  UserInformationSubItem,
} from './upper-layer/pdu/user-information-item.ts';
export * from './upper-layer/pdu-framer.ts';
export type { PresentationContext, PresentationContextResult } from './upper-layer/presentation-context.ts';
export * from './upper-layer/provider.ts';
export * from './upper-layer/provider-user.ts';
export * from './upper-layer/state-machine/actions.ts';
export * from './upper-layer/state-machine/events.ts';
export * from './upper-layer/state-machine/states.ts';
export * from './upper-layer/state-machine/transition.ts';
export * from './upper-layer/tls.ts';
export * from './upper-layer/transport.ts';
export * from './upper-layer/user-information.ts';
