import { expect } from 'chai';
import { listen, nonPatientSopClasses } from '../../../src/index.ts';
import { compileFirst } from '../../cli/testing/child.ts';
import { type Ended, type Runner, UserProject } from './testing/user-project.ts';

for (const runner of ['node:test', 'vitest'] as const satisfies readonly Runner[]) {
  describe(`examples/conformance with ${runner}`, function () {
    this.timeout(300_000);
    compileFirst();

    /** Runs the example against an SCP as a user does. */
    async function run({ port }: { readonly port: number }): Promise<Ended> {
      await using project = await UserProject.copying('conformance');
      return await project.run(runner, { CSTORE_PORT: String(port) });
    }

    it('passes against a good SCP, and skips with the evidence what does not apply', async () => {
      const [accepted] = nonPatientSopClasses;
      await using scp = await listen({ port: 0, store: 'discard', sopClasses: accepted ? [accepted.uid] : [] });
      const { status, output, passed, failed, skipped } = await run(scp);
      expect({ status, failed }, output).to.deep.equal({ status: 0, failed: 0 });
      expect([passed > 0, skipped > 0], output).to.deep.equal([true, true]);
      if (runner !== 'node:test') return;
      expect(output).to.match(/ok \d+ - ps3\.4\/gg\.4\.2\/stored:HangingProtocolStorage:ImplicitVRLittleEndian/);
      expect(output).to.match(/# SKIP not-applicable: \S/);
    });

    it('fails against a bad one, and says which clause it breaks', async () => {
      await using scp = await listen({ port: 0, store: 'discard', onCStore: () => 0xc000 });
      const { status, output, failed } = await run(scp);
      expect(status).to.equal(1);
      expect(failed, output).to.be.greaterThan(0);
      expect(output)
        .to.match(/PS3\.4 GG\.4\.2[^:]*: /)
        .and.contain('0xC000');
    });
  });
}
