// Sofie's CasparCG client against a server: node caspar.mjs PORT. Does everything that a playout does, and prints one line of
// JSON for each step: what was asked, the code of the answer, and what the client made of its data.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { CasparCG } = require('casparcg-connection')

const client = new CasparCG({ host: '127.0.0.1', port: Number(process.argv[2]), autoConnect: true })
client.on('error', (error) => console.log(JSON.stringify({ step: 'error', error: String(error) })))
await new Promise((connected) => client.once('connect', connected))

const step = async (name, asked) => {
	const { error, request } = await asked
	if (error) throw error
	const answer = await request
	console.log(JSON.stringify({ step: name, code: answer.responseCode, data: answer.data ?? null }))
}
const layer = { channel: 1, layer: 20 }
const page = { ...layer, cgLayer: 1 }
const quotes = { f0: 'Say "hi" \\ $5', f1: 'a\nb' }

await step('version', client.version())
await step('info', client.info({}))
await step('add', client.cgAdd({ ...page, template: 'news/l3', playOnLoad: false, data: quotes }))
await step('play', client.cgPlay(page))
await step('update', client.cgUpdate({ ...page, data: { f0: 'Kim' } }))
await step('next', client.cgNext(page))
await step('invoke', client.cgInvoke({ ...page, method: 'again()' }))
await step('infoChannel', client.infoChannel({ channel: 1 }))
await step('stop', client.cgStop(page))
await step('remove', client.cgRemove(page))
await step('stop nothing', client.cgStop(page))
await step('no template', client.cgAdd({ ...page, template: 'news/none', playOnLoad: true }))
await step('loadbg', client.loadbg({ channel: 1, layer: 10, clip: 'AMB', loop: true }))
await step('play clip', client.play({ channel: 1, layer: 10 }))
await step('pause', client.pause({ channel: 1, layer: 10 }))
await step('resume', client.resume({ channel: 1, layer: 10 }))
await step('no clip', client.play({ channel: 1, layer: 10, clip: 'NOFILE' }))
await step('no channel', client.play({ channel: 9, layer: 10, clip: 'AMB' }))
await step('clear', client.clear({ channel: 1, layer: 10 }))
await step('bogus', client.sendCustom({ command: 'BOGUS' }))

// Of two channels, the slow one answers last, and each answer finds its question.
const order = []
const both = [client.play({ channel: 1, layer: 10, clip: 'AMB' }), client.play({ channel: 2, layer: 10, clip: 'AMB' })]
await Promise.all(
	both.map(async (asked, n) => {
		await (await asked).request
		order.push(n + 1)
	})
)
console.log(JSON.stringify({ step: 'order', data: order }))
process.exit(0)
