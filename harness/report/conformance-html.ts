// The conformance report: one self-contained HTML file to hand to a vendor, a hospital or an auditor.

import { conformancePage } from './html/page.ts';
import type { Reporter } from './reporter.ts';

export const conformanceHtml: Reporter = {
  name: 'html',
  description: 'index.html, the conformance report, in one file',
  end: (result) => ({ 'index.html': conformancePage(result) }),
};
