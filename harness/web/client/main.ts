// The live page: the form, the list, and the run that is open, which the address of the page names.

import { attempt, tell } from './dom.ts';
import { RunList } from './run-list.ts';
import { RunPanel } from './run-panel.ts';
import { readyForm } from './start-form.ts';

/** Milliseconds between two looks at the list. */
const lookEveryMs = 2000;

const open = (name: string): void => {
  location.hash = name;
};
const list = new RunList(open);
const panel = new RunPanel(
  () => attempt(refresh),
  (name) =>
    attempt(async () => {
      await list.refresh();
      open(name);
    }),
);

async function refresh(): Promise<void> {
  await list.refresh();
  panel.canGoOn(list.runs.find(({ name }) => name === panel.name)?.canGoOn ?? false);
}

function follow(): void {
  const name = decodeURIComponent(location.hash.slice(1));
  const run = list.runs.find((one) => one.name === name);
  if (!run) {
    panel.close();
    return;
  }
  panel.open(name, run.title);
  panel.canGoOn(run.canGoOn);
}

async function start(): Promise<void> {
  await readyForm((name) =>
    attempt(async () => {
      await list.refresh();
      open(name);
    }),
  );
  await list.refresh();
  addEventListener('hashchange', follow);
  follow();
  setInterval(() => void refresh().catch(() => tell('The server does not answer.')), lookEveryMs);
  document.documentElement.dataset.ready = 'true';
}

attempt(start);
