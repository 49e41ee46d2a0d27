// An output's page: a stage of fixed size, and a link to the gateway that has graphics put on it. It says nothing to
// anybody but the gateway, and when that is away it leaves everything as it is.
import { fit } from './fit.js';
import { Link } from './link.js';
import { Stage } from './stage.js';

const about = document.documentElement.dataset;
const width = Number(about.width);
const height = Number(about.height);
const asked = new URLSearchParams(location.search);
const role = ['preview', 'monitor'].find((name) => asked.has(name));
const place = /** @type {HTMLElement} */ (document.getElementById('stage'));

fit(place, { width, height });
const stage = new Stage(place, { width, height }, (news) => link.tell(news));
const url = new URL(`/output/${encodeURIComponent(about.output ?? '')}/link`, location.href);
url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
if (role) url.search = `?${role}`;
const link = new Link(url.href, stage);
addEventListener('pagehide', () => link.leave());
addEventListener('pageshow', () => link.comeBack());

// CasparCG calls these when a page is added as a template; what is shown is the gateway's to say, so they do nothing.
const nothing = () => {};
Object.assign(window, { play: nothing, stop: nothing, next: nothing, update: nothing });

// For whoever wants to look at it from outside, a test for instance.
Object.assign(window, { cueway: { stage, link } });
