// A newsroom's client with a plug-in (MOS 4.0 §5.3): tells it where it is, takes its items, gives it items to change.

const [show, stories, items, slug, said, frame, zone, aside, shut] = ['show', 'stories', 'items', 'slug', 'said', 'plugin', 'drop', 'aside', 'shut'].map((id) =>
  document.getElementById(id),
);

let all = { shows: [], plugin: '' };
/** What is open; without a story somebody only looks around. */
let at = { roID: '', storyID: '' };
let browsing = false;
let pluginOrigin = '';
let drawn = '';

/** What went to and fro, for whoever wants to look. */
window.client = { heard: [], told: [], drops: [] };

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

function tell(message) {
  send(`<mos>${message}</mos>`);
}

function send(xml) {
  window.client.told.push(xml);
  frame.contentWindow.postMessage(xml, pluginOrigin);
}

function appInfo() {
  const metric = (num, width, height, mode) =>
    `<UImetric num="${num}"><startx>320</startx><starty>400</starty><endx>${width}</endx><endy>${height}</endy><mode>${mode}</mode><canClose>${mode === 'CONTAINED' ? 'TRUE' : 'FALSE'}</canClose></UImetric>`;
  tell(`<mosID>${escaped(all.mosID)}</mosID><ncsID>NCS-1</ncsID><messageID></messageID><ncsAppInfo><roID>${escaped(at.roID)}</roID>${browsing ? '' : `<storyID>${escaped(at.storyID)}</storyID>`}<ncsInformation><userID>newsdesk2</userID><runContext>${browsing ? 'BROWSE' : 'EDIT'}</runContext><software><manufacturer>Cueway</manufacturer><product>Simulated newsroom client</product><version>1</version></software>${metric(0, 440, 900, 'CONTAINED')}${metric(1, 1200, 800, 'MODALDIALOG')}</ncsInformation></ncsAppInfo>`);
}

const ack = (why = '') => tell(`<ncsAck><status>${why ? 'ERROR' : 'ACK'}</status>${why ? `<statusDescription>${escaped(why)}</statusDescription>` : ''}</ncsAck>`);

async function post(path, body) {
  const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { ok: response.ok, answer: await response.json() };
}

/** Has the newsroom do it; the reason why not, or nothing. */
async function take(xml, words) {
  const { ok, answer } = await post('/said', { ...at, storyID: browsing ? '' : at.storyID, xml });
  await load();
  if (answer.storyID) choose(answer.storyID);
  const why = ok ? '' : answer.error;
  said.textContent = why ? `Not taken: ${why}` : words;
  return why;
}

/** The story as it is now, or why not. */
async function sendStory() {
  if (browsing) return ack('no story is open');
  const { ok, answer } = await post('/story', at);
  return ok ? send(answer.xml) : ack(answer.error);
}

/** Answers first: a window that is gone hears nothing. */
function close() {
  ack();
  frame.src = 'about:blank';
  aside.hidden = true;
  shut.hidden = false;
}

function openPlugin() {
  aside.hidden = false;
  shut.hidden = true;
  frame.src = `${all.plugin}&origin=${encodeURIComponent(location.origin)}&uid=newsdesk2`;
}

addEventListener('message', async (event) => {
  if (event.source === zone.contentWindow && event.origin === pluginOrigin) {
    window.client.drops.push(event.data);
    take(event.data, 'An item was dropped into the story.');
    return undefined;
  }
  if (event.source !== frame.contentWindow || event.origin !== pluginOrigin) return;
  window.client.heard.push(event.data);
  const message = new DOMParser().parseFromString(event.data, 'text/xml').documentElement.firstElementChild;
  switch (message?.localName) {
    case 'ncsReqAppInfo':
      return appInfo();
    case 'ncsReqAppMode':
      return ack();
    case 'ncsStoryRequest':
      return sendStory();
    case 'ncsReqAppClose':
      return close();
    case 'ncsReqStoryAction':
      return ack(await take(event.data, 'The plug-in made a story.'));
    case 'ncsItem':
      return ack(await take(event.data, 'The plug-in added an item.'));
    case 'mosItemReplace':
      return ack(await take(event.data, 'The plug-in changed the item.'));
    default:
      return undefined;
  }
});

function open(item) {
  const xml = new DOMParser().parseFromString(item.xml, 'text/xml').querySelector('item');
  tell(`<ncsItem>${new XMLSerializer().serializeToString(xml)}</ncsItem>`);
  said.textContent = `${item.slug} is open in the plug-in.`;
}

document.getElementById('ok').addEventListener('click', () => tell('<ncsItemRequest/>'));
shut.addEventListener('click', openPlugin);
show.addEventListener('change', () => {
  at = { roID: show.value, storyID: '' };
  choose('');
});

/** Opens a story; empty: none. */
function choose(storyID) {
  browsing = storyID === '';
  at = { ...at, storyID };
  draw();
  appInfo();
}

function draw() {
  const now = all.shows.find((one) => one.roID === at.roID) ?? all.shows[0];
  const story = browsing ? undefined : (now?.stories.find((one) => one.storyID === at.storyID) ?? now?.stories[0]);
  at = { roID: now?.roID ?? '', storyID: story?.storyID ?? '' };
  const next = JSON.stringify([all.shows, at, browsing]);
  if (next === drawn) return;
  drawn = next;
  show.replaceChildren(...all.shows.map((one) => new Option(one.slug, one.roID, false, one.roID === at.roID)));
  stories.replaceChildren(
    ...[{ storyID: '', slug: 'No story open', page: '' }, ...(now?.stories ?? [])].map((one) => {
      const button = document.createElement('button');
      const page = document.createElement('span');
      page.textContent = one.page;
      button.append(page, one.slug);
      button.dataset.id = one.storyID;
      button.setAttribute('aria-current', String(one.storyID === at.storyID));
      button.addEventListener('click', () => choose(one.storyID));
      return button;
    }),
  );
  slug.textContent = story?.slug ?? 'No story is open';
  items.replaceChildren(
    ...(story?.items ?? []).map((item) => {
      const row = document.createElement('li');
      const name = document.createElement('b');
      const more = document.createElement('i');
      name.textContent = item.slug;
      more.textContent = item.abstract;
      row.append(name, more);
      if (item.status) {
        const status = document.createElement('em');
        status.textContent = item.status === 'PLAY' ? 'On air' : item.status;
        status.dataset.status = item.status;
        row.append(status);
      }
      row.dataset.id = item.itemID;
      row.dataset.ours = String(item.ours);
      if (item.ours) {
        row.tabIndex = 0;
        row.addEventListener('dblclick', () => open(item));
        row.addEventListener('keydown', (event) => event.key === 'Enter' && open(item));
      }
      return row;
    }),
  );
}

async function load() {
  const response = await fetch('/shows').catch(() => null);
  if (!response?.ok) return;
  all = await response.json();
  draw();
  if (pluginOrigin === '') {
    pluginOrigin = new URL(all.plugin).origin;
    // A drop page of the plug-in's own origin: what is dragged out of a frame of another one a browser does not let us have.
    zone.src = `${pluginOrigin}/plugin/drop?theme=light&origin=${encodeURIComponent(location.origin)}`;
    openPlugin();
  }
}

await load();
setInterval(load, 1000);
