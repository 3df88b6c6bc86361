// What JavaScript adds to a page: its cases, the search, and opening what an address points at.

import { CaseList } from './case-list.ts';
import { copyOnClick } from './copy.ts';
import { linkBytesToFields } from './fields.ts';
import { all, reveal } from './page.ts';
import { fillOpenedPdus } from './pdus.ts';
import { openForPrint } from './print.ts';
import { Search } from './search.ts';
import { unpackData } from './unpack.ts';

async function start(): Promise<void> {
  openForPrint();
  copyOnClick();
  const data = await unpackData();
  fillOpenedPdus(data.pdus);
  linkBytesToFields();
  const form = document.getElementById('filter');
  const list = new CaseList(data.scenarios, all<HTMLDetailsElement>('details.scenario'));
  const search = form instanceof HTMLFormElement ? new Search(form, list) : undefined;
  const follow = () => {
    if (search?.follow(location.hash)) return;
    search?.clear();
    const anchor = location.hash.slice(1);
    if (anchor === '' || list.reveal(anchor)) return;
    const target = document.getElementById(anchor);
    if (target instanceof HTMLDetailsElement) reveal(target);
    openGroup(target);
  };
  addEventListener('hashchange', follow);
  follow();
  document.documentElement.dataset.ready = 'true';
}

/** A section that is nothing but a closed group is opened by a link to it. */
function openGroup(section: HTMLElement | null): void {
  const group = section?.querySelector(':scope > details.group');
  if (group instanceof HTMLDetailsElement) group.open = true;
}

/** A browser that cannot inflate the data, or data that are damaged: the rest of the page is there all the same. */
function tellWhy(error: unknown): void {
  const line = document.getElementById('nothing');
  if (!line) return;
  const why = typeof DecompressionStream === 'undefined' ? 'this browser is too old for it' : String(error);
  line.textContent = `The cases cannot be listed: ${why}. results.json has them as well.`;
  line.hidden = false;
}

start().catch(tellWhy);
