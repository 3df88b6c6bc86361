/**
 * A Storage SCP made with dcmjs-dimse, as its README shows one: run with the port as its argument. What it decides itself
 * is only which presentation contexts it accepts and that everything is stored; the rest is the library.
 */

import type { Socket } from 'node:net';
import dcmjsDimse, { type Scp as ScpType } from 'dcmjs-dimse';
import { sopClasses } from '../../../../src/index.ts';

const { constants, log, responses, Scp, Server } = dcmjsDimse;
const { PresentationContextResult, SopClass, Status, TransferSyntax } = constants;

const abstractSyntaxes = new Set<string>([...sopClasses.map(({ uid }) => uid), SopClass.Verification]);
const transferSyntaxes = new Set<string>([
  TransferSyntax.ImplicitVRLittleEndian,
  TransferSyntax.ExplicitVRLittleEndian,
  TransferSyntax.ExplicitVRBigEndian,
  TransferSyntax.DeflatedExplicitVRLittleEndian,
]);

type Context = ReturnType<Parameters<ScpType['associationRequested']>[0]['getPresentationContext']>;

/** Accepts what the registry knows, with the first Transfer Syntax that is not compressed. */
function answer(context: Context): void {
  const { Accept, RejectAbstractSyntaxNotSupported, RejectTransferSyntaxesNotSupported } = PresentationContextResult;
  const chosen = context.getTransferSyntaxUids().find((uid) => transferSyntaxes.has(uid));
  if (!abstractSyntaxes.has(context.getAbstractSyntaxUid())) context.setResult(RejectAbstractSyntaxNotSupported);
  else if (chosen === undefined) context.setResult(RejectTransferSyntaxesNotSupported);
  else context.setResult(Accept, chosen);
}

class StorageScp extends Scp {
  override associationRequested(association: Parameters<ScpType['associationRequested']>[0]): void {
    for (const { id } of association.getPresentationContexts()) answer(association.getPresentationContext(id));
    this.sendAssociationAccept();
  }

  override cEchoRequest(...[request, callback]: Parameters<ScpType['cEchoRequest']>): void {
    const response = responses.CEchoResponse.fromRequest(request);
    response.setStatus(Status.Success);
    callback(response);
  }

  override cStoreRequest(...[request, callback]: Parameters<ScpType['cStoreRequest']>): void {
    const response = responses.CStoreResponse.fromRequest(request);
    response.setStatus(Status.Success);
    callback(response);
  }

  override associationReleaseRequested(): void {
    this.sendAssociationReleaseResponse();
  }

  /** The library leaves the end of an aborted association to its user, and has no method for it. */
  override abort(): void {
    (this as unknown as { readonly socket: Socket }).socket.end();
  }
}

log.setLevel('silent');
const server = new Server(StorageScp);
server.on('networkError', () => {});
server.listen(Number(process.argv[2]));
