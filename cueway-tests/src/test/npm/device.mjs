// Sofie's connector as a MOS device that keeps what it is sent in memory and answers OK: what the bench compares with.
// node device.mjs MOSID NUMBER: answers newsrooms NRCS-0 … NRCS-(NUMBER-1). Prints "port N" once it listens.
import { createRequire } from 'node:module'
import { createServer } from 'node:net'

const require = createRequire(import.meta.url)
const { MosConnection, getMosTypes } = require('@mos-connection/connector')
const types = getMosTypes(false)

const [mosID, newsrooms] = [process.argv[2], Number(process.argv[3])]
const device = new MosConnection({
	mosID,
	acceptsConnections: true,
	profiles: { 0: true, 1: true, 2: true, 3: true, 4: true },
	ports: { lower: 0, upper: 0, query: 0 },
	strict: false,
})
device.on('error', () => {})
device.on('warning', (text) => console.error(String(text)))
await device.init()

// The connector wants to dial every newsroom that it answers. This one listens and says nothing.
const silence = createServer((socket) => socket.resume().on('error', () => {})).listen(0, '127.0.0.1')
await new Promise((ready) => silence.once('listening', ready))
const port = silence.address().port

const ok = (id) => ({ ID: id, Status: types.mosString128.create('OK'), Stories: [] })
for (let n = 0; n < newsrooms; n++) {
	const kept = new Map()
	const lane = await device.connect({
		primary: {
			id: `NRCS-${n}`,
			host: '127.0.0.1',
			ports: { lower: port, upper: port, query: port },
			dontUseQueryPort: true,
			timeout: 3_600_000,
			heartbeatInterval: 3_600_000,
		},
	})
	const keep = async (ro) => {
		kept.set(types.mosString128.stringify(ro.ID), ro)
		return ok(ro.ID)
	}
	lane.onCreateRunningOrder(keep)
	lane.onReplaceRunningOrder(keep)
	lane.onRunningOrderStory(async (story) => {
		kept.set(types.mosString128.stringify(story.ID), story)
		return ok(story.RunningOrderId)
	})
}
console.log(`port ${device._upperSocketServer._socketServer.address().port}`)
