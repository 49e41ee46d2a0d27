// Plays a newsroom (NCS) towards a MOS device with Sofie's connector: messages, framing, heartbeats and repeats are
// Sofie's, not ours. One JSON object per line: {"id": 1, "do": "moveStories", …} on stdin, {"id": 1, "ok": …} or
// {"id": 1, "error": "…"} on stdout; what happens unasked comes as {"event": "…", …}.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const require = createRequire(import.meta.url)
const { MosConnection, getMosTypes } = require('@mos-connection/connector')
const types = getMosTypes(false)
const text = (value) => types.mosString128.create(value)
const plain = (value) => (value === undefined ? undefined : types.mosString128.stringify(value))

let newsroom
let device
// Running orders that we have as a newsroom, by ID.
const kept = new Map()

const say = (message) => process.stdout.write(JSON.stringify(message) + '\n')

const item = ({ id, slug, mosID, objID, payload }) => ({
	ID: text(id),
	Slug: text(slug ?? `Item ${id}`),
	ObjectID: text(objID ?? `object-${id}`),
	MOSID: mosID ?? 'gfx.station.mos',
	EditorialDuration: 250,
	MosExternalMetaData: payload === undefined ? undefined : [metadata(payload)],
})

const metadata = (payload) => ({
	MosScope: 'PLAYLIST',
	MosSchema: 'http://station.example/schema/item',
	MosPayload: payload,
})

const story = ({ id, slug, items }) => ({
	ID: text(id),
	Slug: text(slug ?? `Story ${id}`),
	Number: text('A1'),
	Items: (items ?? []).map(item),
})

const runningOrder = ({ ro: id, slug, stories }) => ({
	ID: text(id),
	Slug: text(slug ?? `Running order ${id}`),
	EditorialStart: types.mosTime.create('2026-11-24T18:00:00Z'),
	EditorialDuration: types.mosDuration.create('0:30:00'),
	Stories: (stories ?? []).map(story),
})

const seen = (ro) => ({
	id: plain(ro.ID),
	slug: plain(ro.Slug),
	stories: ro.Stories.map((each) => ({
		id: plain(each.ID),
		slug: plain(each.Slug),
		items: each.Items.map((one) => ({
			id: plain(one.ID),
			slug: plain(one.Slug),
			payload: one.MosExternalMetaData?.[0]?.MosPayload,
		})),
	})),
})

const object = (it) => ({
	id: plain(it.ID),
	slug: plain(it.Slug),
	revision: it.Revision,
	air: it.AirStatus,
	status: it.Status,
})

const acked = async (answer) => plain((await answer).Status)
const inRo = ({ ro }) => ({ RunningOrderID: text(ro) })
const inStory = ({ ro, story: id }) => ({ RunningOrderID: text(ro), StoryID: text(id) })
const inItem = ({ ro, story: id, item: itemId }) => ({
	RunningOrderID: text(ro),
	StoryID: text(id),
	ItemID: text(itemId),
})
const all = (ids) => ids.map(text)

const doing = {
	/** Listens on three free ports, so that the device can dial us; says which. */
	async listen({ ncsID, mosID }) {
		// The gateway's identity is Sofie's "mosID" and the newsroom's its "primary": in this connector, whoever dials
		// is free to originate every message.
		newsroom = new MosConnection({
			mosID,
			acceptsConnections: true,
			profiles: { 0: true, 1: true, 2: true, 3: true, 4: true },
			ports: { lower: 0, upper: 0, query: 0 },
			strict: false,
		})
		newsroom.on('error', (error) => say({ event: 'error', text: String(error) }))
		newsroom.on('warning', (warning) => say({ event: 'warning', text: String(warning) }))
		newsroom.on('info', () => {})
		newsroom.on('rawMessage', (source, type, message) => {
			if (type === 'recieved') say({ event: 'received', from: source, text: message })
		})
		await newsroom.init()
		const port = (server) => server._socketServer.address().port
		return {
			lower: port(newsroom._lowerSocketServer),
			upper: port(newsroom._upperSocketServer),
			ncsID,
		}
	},

	async dial({ ncsID, host, lower, upper, timeout }) {
		device = await newsroom.connect({
			primary: {
				id: ncsID,
				host,
				ports: { lower, upper, query: 0 },
				dontUseQueryPort: true,
				timeout,
				heartbeatInterval: timeout,
			},
		})
		device.onConnectionChange(() => say({ event: 'connection', ...device.getConnectionStatus() }))
		device.onRequestMachineInfo(async () => ({
			manufacturer: text('Sofie'),
			model: text('connector'),
			hwRev: text('1'),
			swRev: text('4.1.1'),
			DOM: text('2026-01-01'),
			SN: text('1'),
			ID: text(ncsID),
			time: types.mosTime.create(Date.now()),
			mosRev: text('2.8.5'),
			supportedProfiles: { deviceType: 'NCS', profile0: true, profile1: true, profile2: true },
		}))
		device.onMOSObjects(async (objects) => {
			say({ event: 'mosObjects', objects: objects.map(object) })
			return { ID: objects[0].ID, Revision: objects[0].Revision ?? 0, Status: 'ACK', Description: text('') }
		})
		device.onRequestRunningOrder(async (id) => kept.get(plain(id)) ?? null)
		device.onRequestAllRunningOrders(async () => [...kept.values()])
		// As a device behind the gateway: what it is told, and that it is content.
		const told = (what, ro, stories) => {
			say({ event: 'told', what: [what, plain(ro), ...stories.map((each) => plain(each.ID))].join(' ') })
			return { ID: ro, Status: text('OK'), Stories: [] }
		}
		device.onCreateRunningOrder(async (ro) => told('roCreate', ro.ID, ro.Stories))
		device.onReplaceRunningOrder(async (ro) => told('roReplace', ro.ID, ro.Stories))
		device.onROInsertStories(async (at, stories) => told('insertStories', at.RunningOrderID, stories))
		device.onRunningOrderStory(async (story) => told('roStorySend', story.RunningOrderId, [story]))
		return {}
	},

	keep: async (it) => void kept.set(it.ro, runningOrder(it)),
	connected: async () => device.getConnectionStatus().PrimaryConnected,

	create: (it) => acked(device.sendCreateRunningOrder(runningOrder(it))),
	replace: (it) => acked(device.sendReplaceRunningOrder(runningOrder(it))),
	metadata: ({ ro, slug }) => acked(device.sendMetadataReplace({ ID: text(ro), Slug: text(slug) })),
	delete: ({ ro }) => acked(device.sendDeleteRunningOrder(text(ro))),
	readyToAir: ({ ro, status }) => acked(device.sendReadyToAir({ ID: text(ro), Status: status })),
	insertStories: (it) => acked(device.sendROInsertStories(inStory(it), it.stories.map(story))),
	insertItems: (it) => acked(device.sendROInsertItems(inItem(it), it.items.map(item))),
	replaceStories: (it) => acked(device.sendROReplaceStories(inStory(it), it.stories.map(story))),
	replaceItems: (it) => acked(device.sendROReplaceItems(inItem(it), it.items.map(item))),
	moveStories: (it) => acked(device.sendROMoveStories(inStory(it), all(it.stories))),
	moveItems: (it) => acked(device.sendROMoveItems(inItem(it), all(it.items))),
	deleteStories: (it) => acked(device.sendRODeleteStories(inRo(it), all(it.stories))),
	deleteItems: (it) => acked(device.sendRODeleteItems(inStory(it), all(it.items))),
	swapStories: (it) => acked(device.sendROSwapStories(inRo(it), text(it.stories[0]), text(it.stories[1]))),
	swapItems: (it) => acked(device.sendROSwapItems(inStory(it), text(it.items[0]), text(it.items[1]))),
	sendStory: ({ ro, story: id, slug }) =>
		acked(
			device.sendRunningOrderStory({
				RunningOrderId: text(ro),
				ID: text(id),
				Slug: text(slug),
				Number: text('A1'),
				Body: [{ Type: 'p', Content: {} }],
			})
		),

	request: async ({ ro }) => seen(await device.sendRequestRunningOrder(text(ro))),
	requestAll: async () => (await device.sendRequestAllRunningOrders()).map((ro) => plain(ro.ID)),
	mosObject: async ({ objID }) => object(await device.sendRequestMOSObject(text(objID))),
	mosObjects: async ({ pause }) => (await device.sendRequestAllMOSObjects(pause)).Status,
	machineInfo: async () => {
		const info = await device.requestMachineInfo()
		return { id: plain(info.ID), mosRev: plain(info.mosRev), profiles: info.supportedProfiles }
	},

	async close() {
		await newsroom.dispose()
		setImmediate(() => process.exit(0))
		return {}
	},
}

for await (const line of createInterface({ input: process.stdin })) {
	const order = JSON.parse(line)
	Promise.resolve()
		.then(() => doing[order.do](order))
		.then((ok) => say({ id: order.id, ok: ok ?? null }))
		.catch((error) => say({ id: order.id, error: String(error?.message ?? error) }))
}
process.exit(0)
