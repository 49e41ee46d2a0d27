// A newsroom's client with a plug-in (MOS 4.0 §5.3): tells it where it is, takes its items, gives it items to change.

const [show, stories, items, slug, said, frame, zone] = ['show', 'stories', 'items', 'slug', 'said', 'plugin', 'drop'].map((id) => document.getElementById(id));

let all = { shows: [], plugin: '' };
let at = { roID: '', storyID: '' };
let pluginOrigin = '';
let drawn = '';

/** What went to and fro, for whoever wants to look. */
window.client = { heard: [], told: [], drops: [] };

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

function tell(message) {
  const xml = `<mos>${message}</mos>`;
  window.client.told.push(xml);
  frame.contentWindow.postMessage(xml, pluginOrigin);
}

function appInfo(item = '') {
  const metric = (num, width, height, mode) =>
    `<UImetric num="${num}"><startx>320</startx><starty>400</starty><endx>${width}</endx><endy>${height}</endy><mode>${mode}</mode><canClose>FALSE</canClose></UImetric>`;
  tell(`<mosID>${escaped(all.mosID)}</mosID><ncsID>NCS-1</ncsID><messageID></messageID><ncsAppInfo><roID>${escaped(at.roID)}</roID><storyID>${escaped(at.storyID)}</storyID>${item}<ncsInformation><userID>newsdesk2</userID><runContext>EDIT</runContext><software><manufacturer>Cueway</manufacturer><product>Simulated newsroom client</product><version>1</version></software>${metric(0, 440, 900, 'CONTAINED')}${metric(1, 1200, 800, 'MODALDIALOG')}</ncsInformation></ncsAppInfo>`);
}

const ack = (why = '') => tell(`<ncsAck><status>${why ? 'ERROR' : 'ACK'}</status>${why ? `<statusDescription>${escaped(why)}</statusDescription>` : ''}</ncsAck>`);

/** Has the newsroom do it; the reason why not, or nothing. */
async function newsroom(xml) {
  const response = await fetch('/said', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...at, xml }),
  });
  const answer = await response.json();
  await load();
  return response.ok ? '' : answer.error;
}

async function take(xml, words) {
  const why = await newsroom(xml);
  said.textContent = why ? `Not taken: ${why}` : words;
  return why;
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
show.addEventListener('change', () => {
  at = { roID: show.value, storyID: '' };
  draw();
  appInfo();
});

function draw() {
  const now = all.shows.find((one) => one.roID === at.roID) ?? all.shows[0];
  const story = now?.stories.find((one) => one.storyID === at.storyID) ?? now?.stories[0];
  at = { roID: now?.roID ?? '', storyID: story?.storyID ?? '' };
  const next = JSON.stringify([all.shows, at]);
  if (next === drawn) return;
  drawn = next;
  show.replaceChildren(...all.shows.map((one) => new Option(one.slug, one.roID, false, one.roID === at.roID)));
  stories.replaceChildren(
    ...(now?.stories ?? []).map((one) => {
      const button = document.createElement('button');
      const page = document.createElement('span');
      page.textContent = one.page;
      button.append(page, one.slug);
      button.dataset.id = one.storyID;
      button.setAttribute('aria-current', String(one.storyID === at.storyID));
      button.addEventListener('click', () => {
        at = { ...at, storyID: one.storyID };
        draw();
        appInfo();
      });
      return button;
    }),
  );
  slug.textContent = story?.slug ?? '';
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
    frame.src = `${all.plugin}&origin=${encodeURIComponent(location.origin)}&uid=newsdesk2`;
  }
}

await load();
setInterval(load, 1000);
