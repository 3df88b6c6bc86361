import { expect } from 'chai';
import { compileFirst } from '../../cli/testing/child.ts';
import { type Runner, runners, UserProject } from './testing/user-project.ts';

/** A handler that ends its process when a request names the C-MOVE that it is a part of. */
const broken =
  'const answer = ({ command }) => (command.MoveOriginatorMessageID === undefined ? 0x0000 : process.exit(3));';

for (const runner of Object.keys(runners) as Runner[]) {
  describe(`examples/fuzz with ${runner}`, function () {
    this.timeout(600_000);
    compileFirst();

    it('passes for an SCP that is right', async () => {
      await using project = await UserProject.copying('fuzz');
      const { status, output, passed, failed } = await project.run(runner, { CSTORE_RUNS: '20' });
      expect({ status, passed, failed }, output).to.deep.equal({ status: 0, passed: 7, failed: 0 });
    });

    it('fails for one that dies of a request, and names the input and what sends it again', async () => {
      await using project = await UserProject.copying('fuzz');
      await project.change('archive.js', 'const answer = () => 0x0000;', broken);
      const { status, output, failed } = await project.run(runner, { CSTORE_RUNS: '120' });
      expect(status).to.be.greaterThan(0);
      expect(failed, output).to.be.greaterThan(0);
      expect(output).to.contain('The process ends when ');
      expect(output).to.match(/cstore fuzz --replay \S+found\/process-died-\S+\.json --scp/);
    });
  });
}
