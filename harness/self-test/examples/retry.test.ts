import { expect } from 'chai';
import { compileFirst } from '../../cli/testing/child.ts';
import { type Runner, runners, UserProject } from './testing/user-project.ts';

// That the examples pass is shown by `npm run test:examples`.
for (const runner of Object.keys(runners) as Runner[]) {
  describe(`examples/retry with ${runner}`, function () {
    this.timeout(300_000);
    compileFirst();

    it('fails for a policy that tries again after every status but the one that may pass', async () => {
      await using project = await UserProject.copying('retry');
      await project.change('send-with-retry.js', 'status >> 8 !== 0xa7', 'status >> 8 === 0xa7');
      const { status, output, passed, failed } = await project.run(runner);
      expect({ failed, passed }, output).to.deep.equal({ failed: 3, passed: 2 });
      expect(status).to.be.greaterThan(0);
    });
  });
}
