/** Worker: the SCP of dcmjs-dimse, written as its README shows; it accepts what the benchmark sends and keeps nothing. */

import dcmjsDimse, { type Scp as ScpType } from 'dcmjs-dimse';
import { taskOf } from './worker.ts';

const { constants, log, responses, Scp, Server } = dcmjsDimse;
const { PresentationContextResult, Status, TransferSyntax } = constants;

class DiscardingScp extends Scp {
  override associationRequested(association: Parameters<ScpType['associationRequested']>[0]): void {
    for (const { id } of association.getPresentationContexts()) {
      const context = association.getPresentationContext(id);
      context.setResult(PresentationContextResult.Accept, TransferSyntax.ExplicitVRLittleEndian);
    }
    this.sendAssociationAccept();
  }

  override cStoreRequest(...[request, callback]: Parameters<ScpType['cStoreRequest']>): void {
    const response = responses.CStoreResponse.fromRequest(request);
    response.setStatus(Status.Success);
    callback(response);
  }

  override associationReleaseRequested(): void {
    this.sendAssociationReleaseResponse();
  }
}

log.setLevel('silent');
const { port } = taskOf<{ port: number }>();
new Server(DiscardingScp).listen(port);
